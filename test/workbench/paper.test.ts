// “Save for the paper…”: what one chooses is written into a file, which says what it was limited to.
import { deepEqual, match, ok } from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Workbench } from "./driver";
import { eventually } from "./session";
import { onDisk, openStudy } from "./study";

const STUDY = "joined-up-homelessness-services";
const SCOPE = "level=central";
const LIMITED = `Only ${SCOPE}. Only what lies in the scope is counted.`;

/** Said by a member of the centre and by a local one, both coded with a theme. */
const CENTRAL_WORDS = "you know before you write who is going to win";
const LOCAL_WORDS = "They've a press office, so people believe it's theirs";

for (const host of ["node", "web"] as const) {
  describe(`Saving for the paper, ${host} extension host`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
    });
    after(() => workbench?.close());

    const open = async (what: string): Promise<void> => {
      await workbench.runCommand("Verbatim: Save for the paper…");
      await workbench.quickInput.pick(what);
    };

    /** Takes a format and the name that is offered; gives what the window says and what is written. */
    const save = async (format: string, file: string): Promise<{ said: string; text: string }> => {
      const { quickInput } = workbench;
      await quickInput.pick(format);
      // The dialog takes no Enter before it has listed its folder.
      await quickInput.choices();
      await quickInput.accept();
      const isThere = async (): Promise<boolean> => existsSync(join(workbench.folder, file));
      await eventually(workbench.page, isThere, Boolean, file);
      // A message is shown for some seconds only; the list of messages keeps it.
      await workbench.runCommand("Notifications: Show Notifications");
      const texts = await workbench.notifications((all) => all.some((one) => one.includes(file)));
      await workbench.runCommand("Notifications: Clear All Notifications");
      const said = texts.find((one) => one.includes(file)) ?? "";
      return { said, text: onDisk(workbench, file) };
    };

    it("offers what a paper is made of", async () => {
      await workbench.runCommand("Verbatim: Save for the paper…");
      const rows = await workbench.quickInput.choices((found) => found.length > 3);
      deepEqual(
        rows.map(({ label }) => label),
        ["Theme table", "Quotations", "Codebook", "Coded transcript"],
      );
      await workbench.quickInput.cancel();
    });

    it("writes a transcript with its codes in the margin", async () => {
      await open("Coded transcript");
      await workbench.quickInput.type("03-homelessness");
      await workbench.quickInput.pick("transcripts/03-homelessness-policy-official.md");
      const file = "03-homelessness-policy-official.md";
      const { said, text } = await save("Markdown", file);
      match(said, /^The coded transcript is saved as 03-homelessness-policy-official\.md\.$/);
      match(text, /^# C01\n\n\*level: central · sector: statutory · /);
      match(text, /\n\| Words \| Codes \|\n/);
      match(
        text,
        /C01: I'd say half of it, on a good week\..* \| 1 Guarding one's own programme \(am\) \|\n/,
      );
      ok(!text.includes("Only "), text.slice(-300));
    });

    it("writes the quotations of the scope alone, and says so", async () => {
      await workbench.runCommand("Verbatim: Set scope…");
      await workbench.quickInput.type(SCOPE);
      const isCounted = ({ description }: { description: string }) =>
        description.includes("7 cases, 7 transcripts");
      await workbench.quickInput.choices((rows) => rows.some(isCounted));
      await workbench.quickInput.accept();
      await workbench.page.locator("[id$='verbatim.scope'] a").first().waitFor();
      await open("Quotations");
      const { said, text } = await save("Markdown", `${STUDY}-quotations.md`);
      match(said, new RegExp(`, limited to the scope ${SCOPE}\\.$`));
      match(
        text,
        /^# Joined-up homelessness services \(only level=central\): quotations\n\n## Central /,
      );
      ok(text.includes(`\n> “${CENTRAL_WORDS}`), text);
      ok(!text.includes(LOCAL_WORDS), text);
      ok(text.includes(`\n*${LIMITED} `), text.slice(-300));
    });

    it("writes the codebook with the figures of the scope, and says so", async () => {
      await open("Codebook");
      const { text } = await save("Web page", `${STUDY}-codebook.html`);
      match(text, /^<!DOCTYPE html>/);
      // As the crosstab of the whole sample by level says.
      match(text, /7 cases · 61 passages · /);
      ok(text.includes(LIMITED), text.slice(-600));
    });

    it("says it beside a format that holds nothing but rows", async () => {
      await open("Codebook");
      const { said, text } = await save("Comma-separated values", `${STUDY}-codebook.csv`);
      match(said, new RegExp(`, limited to the scope ${SCOPE}\\.$`));
      match(text, /^Id,Name,Kind,In,Definition,/);
      match(text, /\ncentral-government,Central government,theme,.*,7,61,75,2531,7\r?\n/);
    });

    it("asks before it writes over a file", async () => {
      await workbench.runCommand("Verbatim: Clear scope");
      await workbench.page.locator("[id$='verbatim.scope'] a").first().waitFor({ state: "hidden" });
      await open("Quotations");
      const { quickInput } = workbench;
      await quickInput.pick("Markdown");
      await quickInput.choices();
      await quickInput.accept();
      await workbench.page
        .getByText(/already exists/)
        .first()
        .waitFor();
      await quickInput.cancel();
      ok(onDisk(workbench, `${STUDY}-quotations.md`).includes(LIMITED));
    });
  });
}
