// Where nothing can be coded or changed: it is said in a sentence, and nothing changes.
import { deepEqual, equal } from "node:assert/strict";
import type { Workbench } from "./driver";
import { openWorkbench } from "./driver";
import { has, onDisk, openStudy, openTranscript, placeOf } from "./study";

const FILE = "09-night-shelter-coordinator.md";
const LOCKED = "17-senior-probation-officer.md";

describe("Where nothing can be coded", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({
      settings: { "files.readonlyInclude": { [`**/${LOCKED}`]: true } },
    });
  });

  after(() => workbench?.close());

  const says = async (message: string): Promise<void> => {
    await workbench.notifications((texts) => texts.includes(message));
    equal(await workbench.page.locator(".tab.active.dirty").count(), 0);
  };

  for (const [place, words, message] of [
    [
      "the front matter",
      "case: L06",
      "The front matter describes the transcript, and nobody says it: it cannot be coded.",
    ],
    [
      "a heading",
      "## Looking back",
      "A heading is no speech, so it cannot be coded. Code words below it.",
    ],
    [
      "a comment",
      "An accreditation scheme meant as help",
      "A comment is no speech, so it cannot be coded. Code words outside of it.",
    ],
  ] as const) {
    it(`says why in ${place}`, async () => {
      await openTranscript(workbench, FILE);
      const { line, column } = placeOf(onDisk(workbench, `transcripts/${FILE}`), words);
      await workbench.editor.goTo(line, column + 4);
      await workbench.editor.press("Control+K", "a");
      await says(message);
    });
  }

  it("says so in a file that is read-only", async () => {
    await openTranscript(workbench, LOCKED);
    await workbench.editor.goTo(20, 1);
    await workbench.editor.press("Control+K", "a");
    await says(`“${LOCKED}” is read-only, so nothing was changed.`);
  });

  it("says so in a file that was never saved", async () => {
    await workbench.runCommand("File: New Untitled Text File");
    await workbench.runCommand("Change Language Mode");
    await workbench.quickInput.type("Verbatim transcript");
    await workbench.quickInput.pick("Verbatim transcript");
    await workbench.editor.press("Control+K", "a");
    await says(
      "This file is not saved yet. Save it in the folder of a study; then it can be coded.",
    );
  });
});

describe("A transcript without a codebook", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: "test/workbench/fixtures" });
    await workbench.views.openContainer("Verbatim");
    await workbench.views.rows("Themes", (rows) => rows.some(has("Why people stay")));
  });

  after(() => workbench?.close());

  it("is not coded, and a study is offered", async () => {
    await openTranscript(workbench, "alone.transcript");
    await workbench.editor.goTo(1, 8);
    await workbench.editor.press("Control+K", "a");
    const message =
      "“alone.transcript” belongs to no study yet: no folder above it has a codebook.yaml, so there are no codes.";
    await workbench.notifications((texts) => texts.includes(message));
    await workbench.screenshot("bad-input-no-study");
    const toast = workbench.page.locator(".notification-list-item", { hasText: message });
    equal(await toast.locator(".monaco-button").innerText(), "New study");
    equal(onDisk(workbench, "alone.transcript"), "P1: Nobody planned it, and nobody asked.\n");
  });
});

describe("A rename while the codebook is broken", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
  });

  after(() => workbench?.close());

  it("says where it is broken, and changes nothing", async () => {
    const before = onDisk(workbench, "codebook.yaml");
    await workbench.views.expand("Themes", "Outside themes");
    await workbench.openFile("codebook.yaml");
    await workbench.editor.goTo(8, 1);
    await workbench.editor.type("}");
    await workbench.eventually(
      () => workbench.views.message("Themes"),
      (said) => said.includes("The codebook in force is the last good one"),
      "the message",
    );
    await workbench.views.select("Themes", "Silo thinking");
    await workbench.editor.press("F2");
    await workbench.quickInput.type("silo-talk");
    await workbench.quickInput.accept();
    const isSaid = (texts: string[]) =>
      texts.some((text) => /^The codebook cannot be read \(see line 8\)/.test(text));
    deepEqual((await workbench.notifications(isSaid)).length, 1);
    await workbench.screenshot("bad-input-broken");
    equal(onDisk(workbench, "codebook.yaml"), before);
  });
});
