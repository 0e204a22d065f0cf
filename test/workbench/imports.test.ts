// Bringing in files: what comes over is shown before, and written in one step that undo takes back.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Workbench } from "./driver";
import { eventually } from "./session";
import { has, onDisk, openStudy } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

const CUES = [
  ["Ana Rivera", "How did you start?"],
  ["Speaker 2", "I was a nurse, <i>once</i>. [Laughs]"],
  ["Ana Rivera", "And then?"],
  ["Speaker 2", "Then I left the ward."],
];
const VTT = [
  "WEBVTT",
  ...CUES.map(
    ([name, words], at) => `${at + 1}\n00:00:0${at}.000 --> 00:00:0${at}.900\n${name}: ${words}`,
  ),
].join("\n\n");

for (const host of ["node", "web"] as const) {
  describe(`Bringing in files, ${host} extension host`, () => {
    let workbench: Workbench;
    let page: WebviewPage;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      writeFileSync(join(workbench.folder, "00-talk.vtt"), VTT);
      writeFileSync(join(workbench.folder, "picture.vtt"), Buffer.from([0x89, 0x50, 0, 1, 2, 3]));
    });
    after(() => workbench?.close());

    /** The dialog begins where a file was opened last. */
    const choose = async (file: string, folder = workbench.folder): Promise<void> => {
      const { quickInput } = workbench;
      await quickInput.choices();
      await quickInput.type(`${folder}/`);
      await quickInput.choices((rows) => rows.some(({ label }) => label === file));
      await quickInput.pick(file);
    };
    const isThere = (file: string) => async () => existsSync(join(workbench.folder, file));

    it("shows who speaks and how it begins, and writes nothing yet", async () => {
      await workbench.runCommand("Verbatim: Bring in transcripts or a project…");
      await choose("00-talk.vtt");
      page = await webviewPage(workbench.page, "Bring in transcripts");
      await page.byRole("button", "Bring in 1 file").waitFor();
      const names = await page.locator("tbody th").allInnerTexts();
      deepEqual(names, ["Speaker 2", "Ana Rivera"]);
      const begins = await page.locator("blockquote p").allInnerTexts();
      deepEqual(begins.slice(0, 2), [
        "[00:00:00] Ana Rivera: How did you start?",
        "[00:00:01] Speaker 2: I was a nurse, once. [Laughs]",
      ]);
      match(await page.locator(".advice").innerText(), /^Nobody is marked as the interviewer/);
      equal(existsSync(join(workbench.folder, "transcripts/00-talk.md")), false);
      await workbench.screenshot(`imports-${host}`);
      await page.isAccessible();
    });

    it("renames a speaker and marks another as the interviewer, by keyboard", async () => {
      await page.byRole("textbox", "Name of Speaker 2 in the study").focus();
      await page.press("Control+a");
      await page.type("P7");
      // Tab leaves the field, and goes by the tick of this one to the next name and its own.
      await page.press("Tab", "Tab", "Tab", "Space");
      await page.locator("blockquote p").filter({ hasText: "P7: I was a nurse" }).waitFor();
      await page.locator(".advice").waitFor({ state: "detached" });
      equal(await page.byRole("checkbox", "Ana Rivera is an interviewer").isChecked(), true);
    });

    it("gives names the pseudonyms of a key that lies outside the study", async () => {
      const outside = mkdtempSync(join(tmpdir(), "verbatim key "));
      const key = "name,pseudonym\nAna Rivera,Researcher\n";
      for (const folder of [workbench.folder, outside])
        writeFileSync(join(folder, "00-names.csv"), key);
      await page.byRole("button", "Use a key…").press("Enter");
      await choose("00-names.csv");
      await workbench.notifications((all) =>
        all.some((text) => text.startsWith("The key lies in the study.")),
      );
      await page.byRole("button", "Use a key…").press("Enter");
      await choose("00-names.csv", outside);
      await page.byText("Names get the pseudonyms of 00-names.csv.").waitFor();
      await page
        .locator("blockquote p")
        .filter({ hasText: "Researcher: How did you start?" })
        .waitFor();
      await workbench.screenshot(`imports-key-${host}`);
      await page.byRole("button", "Use no key").press("Enter");
      await page.locator("blockquote p").filter({ hasText: "Ana Rivera: How did you" }).waitFor();
      rmSync(outside, { recursive: true });
    });

    it("begins a key for the speakers outside the study, and reads it again when it is saved", async () => {
      const outside = mkdtempSync(join(tmpdir(), "verbatim key "));
      await page.byRole("button", "Begin a key…").press("Enter");
      await workbench.quickInput.choices();
      await workbench.quickInput.type(`${outside}/begun.csv`);
      await workbench.quickInput.choices((rows) => rows.length === 1 && rows[0].label === "..");
      await workbench.quickInput.accept();
      await page.byText("Names get the pseudonyms of begun.csv.").waitFor();
      equal(
        readFileSync(join(outside, "begun.csv"), "utf8"),
        "name,pseudonym,kind\r\nSpeaker 2,P7,speaker\r\nAna Rivera,Interviewer 1,person\r\n",
      );
      const begins = page.locator("blockquote p");
      await begins.filter({ hasText: "Interviewer 1: How did you start?" }).waitFor();
      await workbench.answer("Open the key");
      await workbench.editor.opened("begun.csv");
      await workbench.page.keyboard.press("Control+End");
      await workbench.page.keyboard.type("nurse,carer,");
      await workbench.editor.save();
      await begins.filter({ hasText: "P7: I was a carer, once." }).waitFor();
      await workbench.screenshot(`imports-key-begun-${host}`);
      await workbench.runCommand("View: Close Editor");
      await page.byRole("button", "Use no key").press("Enter");
      await begins.filter({ hasText: "Ana Rivera: How did you" }).waitFor();
      rmSync(outside, { recursive: true });
    });

    it("says of a file that is nothing of the kind why it is left out", async () => {
      await page.byRole("button", "Add files…").press("Enter");
      await choose("picture.vtt");
      await page.byText(/^Not brought in: /).waitFor();
      match(
        await page.locator("[role=status]").innerText(),
        /^2 files read\. Nothing is written yet\. 1 file cannot be brought in whole/,
      );
      await workbench.screenshot(`imports-refused-${host}`);
      await page.byRole("button", "Leave out picture.vtt").press("Enter");
      await page.byText(/^Not brought in: /).waitFor({ state: "detached" });
    });

    it("writes a transcript that the study reads, and opens it", async () => {
      await page.byRole("button", "Bring in 1 file").focus();
      await page.press("Control+Enter");
      await page.byText(/^1 file brought in\./).waitFor();
      const text = onDisk(workbench, "transcripts/00-talk.md");
      match(text, /\nsource: 00-talk\.vtt\n/);
      match(text, /\n\[00:00:01\] P7: I was a nurse, once\. \[Laughs\]\n/);
      match(text, /\n {2}Ana Rivera: \{ role: interviewer \}\n/);
      await workbench.views.rows("Transcripts", (rows) => rows.some(has("00-talk")));
      await workbench.screenshot(`imports-done-${host}`);
      await page.isAccessible();
      await page.byRole("button", "transcripts/00-talk.md").press("Enter");
      await workbench.editor.opened("00-talk.md");
      await workbench.editor.isTranscript();
    });

    it("writes nothing over the transcript that is there", async () => {
      const before = onDisk(workbench, "transcripts/00-talk.md");
      await workbench.runCommand("Verbatim: Bring in transcripts or a project…");
      await choose("00-talk.vtt");
      page = await webviewPage(workbench.page, "Bring in transcripts");
      await page
        .byText("“transcripts/00-talk.md” is there already, so it was left alone.")
        .waitFor();
      equal(await page.byRole("button", "Bring in 0 files").isDisabled(), true);
      equal(onDisk(workbench, "transcripts/00-talk.md"), before);
      await page.byRole("button", "Cancel").press("Enter");
      ok(await isThere("transcripts/00-talk.md")());
      await eventually(workbench.page, isThere("00-talk.vtt"), Boolean, "the file itself stays");
    });
  });
}
