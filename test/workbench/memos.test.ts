// The Memos view, and memos written about a passage, a code and a case.
import { deepEqual, equal, match } from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Workbench } from "./driver";
import type { TreeRow } from "./views";
import { has, onDisk, openStudy, openTranscript, placeOf, read } from "./study";

const FILE = "transcripts/09-night-shelter-coordinator.md";
const KNITTING = "Lead as knitting, not as command";

describe("The Memos view", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await workbench.views.foldView("Themes");
    await workbench.views.foldView("Transcripts");
    await workbench.views.focusView("Memos");
  });

  after(() => workbench?.close());

  const group = async (by: string): Promise<void> => {
    await workbench.runCommand("Verbatim: Group memos by…");
    await workbench.quickInput.pick(by);
  };

  it("lists memos by code, in the order of the codebook", async () => {
    const rows = await workbench.views.rows("Memos", (found) => found.some(has("About no code")));
    deepEqual(read(rows).slice(0, 3), [
      "Central government: 1",
      "The most powerful win: 3",
      "Guarding one's own programme: 4",
    ]);
    equal(rows.at(-1)?.description, "19");
    equal(rows[2]?.ariaLabel, "Guarding one's own programme, 4 memos");
  });

  it("opens a memo's file with Enter", async () => {
    await workbench.views.select("Memos", "No one takes the lead");
    await workbench.views.rows("Memos", (rows) => rows.some(has("Who holds the pen")));
    await workbench.editor.press("ArrowDown", "Enter");
    await workbench.editor.opened("2009-06-09-who-holds-the-pen.md");
    await workbench.screenshot("memos-by-code");
  });

  it("groups them by type", async () => {
    await group("By type");
    const rows = await workbench.views.rows("Memos", (found) => found.some(has("Analytic")));
    deepEqual(read(rows), [
      "Analytic: 1",
      "Method: 1",
      "Reflexive: 1",
      "Of codes, in the codebook: 8",
      "Of passages, in transcripts: 25",
      "Free memos, in transcripts: 17",
    ]);
  });

  it("goes to the passage of a memo with a click", async () => {
    await workbench.views.expand("Memos", "Of passages, in transcripts");
    await workbench.views.select("Memos", KNITTING);
    await workbench.editor.opened("09-night-shelter-coordinator.md");
    const { line } = placeOf(onDisk(workbench, FILE), KNITTING);
    await workbench.editor.selection((said) => said.startsWith(`Ln ${line}, `));
    await workbench.screenshot("memos-by-type");
  });

  it("groups them by case and by date", async () => {
    await group("By case");
    const cases = await workbench.views.rows("Memos", (rows) => rows.some(has("About no case")));
    equal(cases.find(has("L06"))?.description, "3");
    await group("By date, newest first");
    const isGrouped = (rows: readonly TreeRow[]) =>
      rows.some(has("June 2009")) && !rows.some(has("L06"));
    const dates = await workbench.views.rows("Memos", isGrouped);
    deepEqual(read(dates), [
      "November 2009: 1",
      "July 2009: 1",
      "June 2009: 1",
      "Without a date: 50",
    ]);
  });

  it("filters while one types", async () => {
    await workbench.runCommand("Verbatim: Filter memos…");
    await workbench.quickInput.type("knitting");
    await workbench.views.rows("Memos", (rows) => rows.some(has(KNITTING)));
    await workbench.quickInput.accept();
    await workbench.eventually(
      () => workbench.views.message("Memos"),
      (said) => said === "Filter “knitting”: 1 of 53 memos",
      "the message",
    );
    await workbench.screenshot("memos-filter");
  });
});

describe("A new memo", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
  });

  after(() => workbench?.close());

  /** What stands in the file that a new memo opened. */
  const opened = async (name: string): Promise<string> => {
    await workbench.editor.opened(`${today()}-${name}.md`);
    return onDisk(workbench, `memos/${today()}-${name}.md`);
  };

  it("about a passage, by its key, names the passage and nothing else", async () => {
    const before = onDisk(workbench, FILE);
    await openTranscript(workbench, "09-night-shelter-coordinator.md");
    const { line, column } = placeOf(before, "whose job was to knit it, not run it");
    await workbench.editor.goTo(line, column);
    await workbench.editor.press("Control+K", "Shift+H");
    await workbench.quickInput.pick("Analytic");
    equal(
      await opened("09-night-shelter-coordinator-p1"),
      `---\nabout: [${FILE}#p1]\ndate: ${today()}\ntype: analytic\n---\n\n` +
        "# “I think that we didn't need to be told to work together. We…”\n\n",
    );
    await workbench.editor.type("She says it of herself.");
    await workbench.editor.save();
    await workbench.screenshot("memos-new");
    await openTranscript(workbench, "09-night-shelter-coordinator.md");
    await workbench.editor.save();
    equal(
      onDisk(workbench, FILE),
      before.replace(`no-mandate memo="${KNITTING}"`, `no-mandate #p1 memo="${KNITTING}"`),
    );
  });

  it("is shown where one points at the passage", async () => {
    await workbench.editor.shows("knit it, not run it");
    const said = await workbench.editor.hover("knit it, not run it");
    match(said, /I think that we didn't need to be told/);
    await workbench.screenshot("memos-hover");
    await workbench.editor.press("Escape");
  });

  it("about a code, from its row", async () => {
    await workbench.views.expand("Themes", "Outside themes");
    const name = "Large providers crowd out the small";
    await workbench.views.rowMenu("Themes", name, "New memo about this…");
    await workbench.quickInput.pick("Method");
    equal(
      await opened("large-providers"),
      `---\nabout: [large-providers]\ndate: ${today()}\ntype: method\n---\n\n# ${name}\n\n`,
    );
  });

  it("about a case, from its row, and never over another one", async () => {
    await workbench.views.foldView("Themes");
    await workbench.views.foldView("Transcripts");
    await workbench.views.focusView("Cases");
    const write = async (): Promise<void> => {
      await workbench.views.rowMenu("Cases", "L06", "New memo about this case…");
      await workbench.quickInput.pick("Reflexive");
    };
    await write();
    const first = await opened("l06");
    equal(first, `---\nabout: [L06]\ndate: ${today()}\ntype: reflexive\n---\n\n# L06\n\n`);
    await write();
    equal(await opened("l06-2"), first);
  });

  it("says why there is none where no passage is", async () => {
    const files = readdirSync(join(workbench.folder, "memos"));
    await openTranscript(workbench, "18-foyer-manager.md");
    await workbench.editor.goTo(15, 20);
    await workbench.editor.press("Control+K", "Shift+H");
    await workbench.notifications((texts) => texts.some((text) => /into a passage/.test(text)));
    deepEqual(readdirSync(join(workbench.folder, "memos")), files);
  });
});

/** By the clock of this machine. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
