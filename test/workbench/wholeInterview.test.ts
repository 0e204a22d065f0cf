// A whole interview, coded from scratch: without the mouse, and without typing a bracket.
import { deepEqual, equal, ok } from "node:assert/strict";
import { readTranscript } from "../reference/readTranscript";
import type { Workbench } from "./driver";
import { openWorkbench } from "./driver";
import { steps } from "./interviewSteps";
import { KeysOnly, pressesOf, recordPresses } from "./keysOnly";
import { has, onDisk } from "./study";

const FILE = "transcripts/v07-volunteer.md";

/** The number of the paragraph, the code, the words, the memo. */
const codings = [
  [2, "drifting-in", "By the end of it I'd put my name down for Thursdays."],
  [2, "drifting-in", "Nobody asked me, my hand just went up."],
  [4, "feeling-needed", "I'll be honest, I wanted somewhere to be on a Thursday."],
  [4, "feeling-needed", "the first year it was for me"],
  [
    6,
    "learning-by-doing",
    "There were eleven of us. Mostly retired, two young mums, and Geoff, who'd managed a builders' merchant and knew how to read an invoice. We'd none of us run a shop. We bought forty tins of the same soup because it was on offer, and we were eating it until Easter.",
  ],
  [10, "its-a-work-of-fiction", "it's a work of fiction"],
  [
    10,
    "carrying-too-much",
    "Pauline keeps the rota, and she rings round when there's a gap, and there's always a gap.",
  ],
  [10, "short-of-hands", "there's always a gap"],
  [10, "carrying-too-much", "She's got a grandson she looks after as well, and she does the rota"],
  [10, "unseen-work", "she does the rota at eleven at night when he's asleep"],
  [12, "short-of-hands", "We shut. We've shut four afternoons since Christmas."],
  [12, "losing-custom", "You can lose a customer in one afternoon"],
  [
    14,
    "knowing-everybody",
    "They'd notice. That's the short answer. If I didn't turn up on a Thursday, Edith would have somebody knocking at my door by ten. I don't know how many people of my age can say that. And I like knowing things. I know who's had the baby and who's waiting for results, and I don't gossip, but I know, and I can put an extra something in a bag.",
  ],
  [14, "feeling-needed", "They'd notice.", "The short answer of many others, too"],
  [
    14,
    "feeling-needed",
    "And I like knowing things. I know who's had the baby and who's waiting for results, and I don't gossip, but I know, and I can put an extra something in a bag.\nIs that different from when the Hendersons ran it?\nOh, they were lovely, but it was theirs. You were a customer.",
  ],
  [16, "its-ours-so-we-can-moan", "It's ours, so we can moan about it"],
  [18, "short-of-hands", "But nobody came after him."],
  [20, "running-costs", "We broke even last year, by ninety-one pounds."],
  [20, "running-costs", "The electric"],
  [20, "running-costs", "the electric"],
  [
    22,
    "forms-for-funders",
    "But every grant is a form, and the form wants to know how many lives you've changed.",
  ],
  [22, "theres-no-box-for-that", "There's no box for that"],
  [24, "carrying-too-much", "I gave up Thursdays, when did I give up Sundays?"],
  [
    28,
    "paying-somebody",
    "We've talked about it till the cows come home. Half of them say the minute you pay one person, the rest will ask why they're doing it for nothing. And the other half say, who's left to ask? I'm in the second half. We are not a charity for keeping pensioners busy, we're a shop. Somebody has to say it.",
  ],
  [30, "feeling-needed", "It was about having somewhere to be missed."],
] as const;

describe("A whole interview by keyboard", () => {
  let workbench: Workbench;
  let keys: KeysOnly;
  let original: string;
  let codebook: string;

  before(async () => {
    workbench = await openWorkbench({
      folder: "test/workbench/fixtures/village-shop",
      size: { width: 1440, height: 900 },
    });
    await workbench.views.openContainer("Verbatim");
    await workbench.views.rows("Themes", (rows) => rows.some(has("Why people stay")));
    original = onDisk(workbench, FILE);
    codebook = onDisk(workbench, "codebook.yaml");
    keys = new KeysOnly(workbench);
    await recordPresses(workbench);
    await keys.openTranscript("v07-volunteer.md");
  });

  after(() => workbench?.close());

  const reading = (text: string) => readTranscript(text, { fileName: FILE });
  const shows = (wanted: string, unwanted: string): Promise<string> =>
    workbench.eventually(
      () => workbench.editor.visibleText(),
      (text) => text.includes(wanted) && !text.includes(unwanted),
      `“${wanted}” and not “${unwanted}”`,
    );

  it("has 1,200 words of speech and no code at first", () => {
    const { paragraphs, codings: none } = reading(original);
    const words = paragraphs.reduce((sum, paragraph) => sum + paragraph.words.length, 0);
    ok(words >= 1200, `${words} words`);
    equal(none.length, 0);
  });

  for (const { name, does, done, isCoding } of steps) {
    it(name, async () => {
      await does(keys);
      await workbench.editor.showsAcrossLines(done);
      if (isCoding) await keys.coded();
    });
  }

  it("has exactly the codings that were meant, and the words it had", async () => {
    await workbench.screenshot("whole-interview");
    await workbench.editor.save();
    const text = onDisk(workbench, FILE);
    const found = reading(text);
    const paragraphOf = (at: number): number =>
      found.paragraphs.findIndex(({ start, end }) => start <= at && at < end) + 1;
    deepEqual(
      found.codings.map(({ start, code, text: words, memo }) =>
        [paragraphOf(start), code, words, memo].filter((part) => part !== undefined),
      ),
      codings,
    );
    equal(codings.length, 25);
    equal(found.wording, reading(original).wording);
  });

  it("can be undone step by step, to the byte, with the codebook", async () => {
    for (const { done, undone } of [...steps].reverse()) {
      await keys.press("ControlOrMeta+Z");
      await shows(undone, done);
    }
    await workbench.views.rows("Themes", (rows) => !rows.some(has("Outside themes")));
    await workbench.editor.save();
    equal(onDisk(workbench, FILE), original);
    await workbench.eventually(
      () => Promise.resolve(onDisk(workbench, "codebook.yaml")),
      (text) => text === codebook,
      "the codebook of the beginning",
    );
  });

  it("took no mouse and no bracket", async () => {
    const { keys: pressed, clicks } = await pressesOf(workbench);
    equal(clicks, 0);
    ok(pressed.length > 1000, `${pressed.length} keys`);
    deepEqual(
      pressed.filter((key) => "[]{}".includes(key)),
      [],
    );
  });
});
