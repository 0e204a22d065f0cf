import assert from "node:assert/strict";
import fc from "fast-check";
import { LAST_LANE, lanesOf } from "../../../server/features/reading/lanes";
import { readingOf } from "../../../server/features/reading/reading";
import { sourceAlone, sourceInStudy } from "../../../server/features/reading/source";
import { parseTranscript } from "../../../server/markup/parse";
import type { ReadingBlock, ReadingResult } from "../../../server/protocol/reading";
import { readFacts } from "../../../server/study/readFacts";
import { arbitraryNoise, arbitraryTranscript } from "../../reference/arbitrary";
import { readTranscript } from "../../reference/readTranscript";
import { runs } from "../../support/runs";
import { isReadAlike } from "../markup/compareReadings";
import { studyFrom, transcriptIn, type FixtureOptions } from "./fixture";

const CODEBOOK = `//- codebook.yaml
themes:
  money: { codes: { limits: { name: Limits of money, definition: d } } }
codes: { politics: d }
`;

const WHOLE = `---
case: P35
attributes: { level: central, years: 12 }
---
<!-- memo: He was in a hurry. -->

## Working \t across ##

[00:04:10] Int: How do they agree?

[00:04:18] P35: [Money  gets\ntighter]{.limits memo="P12 too"} and
[1>]every \\[team\\] [guards[<1]{.odd by=am} it]{.politics}. <!-- check -->

P35: Nobody planned any of it. []{.limits}

P35: Shall we stop here? []{-}
P35:

No one, [nobody]{#n1} at all says so.
`;

describe("a transcript as one reads it", () => {
  it("has its headings, speech, comments and time stamps in order, and no markup", () => {
    assert.deepEqual(read(WHOLE).blocks.map(shown), [
      "memo: He was in a hurry.",
      "## Working across ##",
      "[00:04:10] Int (interviewer): How do they agree?",
      "[00:04:18] P35: Money gets tighter and every [team] guards it.",
      "note: check",
      "P35: Nobody planned any of it.",
      "P35: Shall we stop here? (nothing)",
      "P35: ",
      "No one, nobody at all says so. (uncoded)",
    ]);
  });

  it("has its case and attributes instead of the front matter", () => {
    const level = { key: "level", value: "central" };
    const attributes = [level, { key: "years", value: "12" }];
    assert.deepEqual(read(WHOLE).head, { case: "P35", attributes });
    assert.deepEqual(read("P1: x").head, { case: "a", attributes: [] });
  });

  it("has its passages in the order of their words, the longer one first", () => {
    assert.deepEqual(passagesIn(read(WHOLE)), [
      "0 span limits |Money gets tighter| P12 too",
      "0 range odd by am |every [team] guards|",
      "1 span politics |guards it|",
      "0 paragraph limits |Nobody planned any of it.|",
      "0 span  |nobody|",
    ]);
  });

  it("says where the document has them, by index and by their opening marks", () => {
    const { passages, marks } = read(WHOLE);
    assert.equal(passages.length, marks.length);
    const all = parseTranscript(WHOLE).passages;
    const opens = marks.map(({ index, open }) => [all[index].open.start === open, WHOLE[open]]);
    assert.deepEqual(opens, Array(5).fill([true, "["]));
    assert.equal(WHOLE.slice(marks[1].open, marks[1].open + 4), "[1>]");
    assert.equal(WHOLE.slice(marks[3].open, marks[3].open + 3), "[]{");
  });

  it("names and colours its codes, also those that the codebook lacks", () => {
    assert.deepEqual(read(WHOLE).codes, [
      { id: "limits", name: "Limits of money", color: "#006cb4", isUnknown: false },
      { id: "odd", name: "odd", color: "#8c6d62", isUnknown: true },
      { id: "politics", name: "Politics", color: "#767676", isUnknown: false },
    ]);
  });

  it("is read without a study, too: nothing is unknown there and nothing waits to be coded", () => {
    const transcript = parseTranscript(
      "Int: [Who]{.a} knows what there is?\n\nP1: One two three four five.",
    );
    const reading = readingOf(sourceAlone(transcript, readFacts(transcript, "x.transcript")), 7);
    assert.deepEqual(reading.blocks.map(shown), [
      "Int (interviewer): Who knows what there is?",
      "P1: One two three four five.",
    ]);
    assert.deepEqual(reading.codes, [{ id: "a", name: "a", color: "#8c6d62", isUnknown: false }]);
    assert.deepEqual([reading.version, reading.head.case], [7, "x"]);
  });

  it("does not tell what waits to be coded while it is still being read", () => {
    const text = "---\nstatus: reading\n---\nP1: One two three four five.";
    assert.deepEqual(read(text).blocks.map(shown), ["P1: One two three four five."]);
  });

  it("is empty for an empty text", () => {
    const { blocks, passages, codes, map } = read("");
    assert.deepEqual([blocks, passages, codes, map.length], [[], [], [], 0]);
  });
});

describe("a transcript as one reads it, whatever it is", () => {
  const anyText = fc.oneof(arbitraryTranscript, arbitraryNoise);

  it("has the wording of the specification's second reading, at its places", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(isReadAlike(parseTranscript(text)));
        const reading = read(text);
        const { wording } = readTranscript(text, { fileName: "a.transcript.md" });
        assert.equal(wordsOf(reading), wording);
        for (const { start, text: words } of spoken(reading))
          assert.equal(wording.slice(start, start + words.length), words);
      }),
      { numRuns: runs(500) },
    );
  }).timeout(120_000);

  it("never has two passages over each other in one lane", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { passages, map } = read(text);
        const shownLanes = passages.filter(({ lane }) => lane < LAST_LANE);
        shownLanes.forEach((one, at) => {
          assert.ok(0 <= one.start && one.start < one.end && one.end <= map.length);
          const same = shownLanes.slice(at + 1).filter(({ lane }) => lane === one.lane);
          assert.ok(same.every(({ start }) => start >= one.end));
        });
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("lanes", () => {
  it("are the first free ones, and the last one where all others are taken", () => {
    const stretch = (start: number, end: number) => ({ start, end });
    const crossing = [stretch(0, 9), stretch(1, 4), stretch(3, 6), stretch(4, 5), stretch(9, 12)];
    assert.deepEqual(lanesOf(crossing), [0, 1, 2, 1, 0]);
    const deep = Array.from({ length: LAST_LANE + 3 }, (_, at) => stretch(at, 100 - at));
    assert.deepEqual(lanesOf(deep).slice(-4), [LAST_LANE - 1, LAST_LANE, LAST_LANE, LAST_LANE]);
  });
});

function read(text: string, options: FixtureOptions = {}): ReadingResult {
  const { transcript } = studyFrom(`${CODEBOOK}//- a.transcript\n`, options);
  return readingOf(
    sourceInStudy(transcriptIn(transcript("a.transcript").study, "a.transcript", text)),
    1,
  );
}

function shown(block: ReadingBlock): string {
  if (block.kind === "heading") return `${"#".repeat(block.level)} ${block.text}`;
  if (block.kind === "note") return `${block.isMemo ? "memo" : "note"}: ${block.text}`;
  const { speaker, isInterviewer, timeStamps, text, state } = block;
  const role = isInterviewer ? " (interviewer)" : "";
  const label = speaker === null ? "" : `${[...timeStamps, speaker].join(" ")}${role}: `;
  return `${label}${text}${state === null ? "" : ` (${state})`}`;
}

function passagesIn(reading: ReadingResult): string[] {
  const words = wordsOf(reading);
  return reading.passages.map(({ start, end, form, codes, by, memo, lane }) => {
    const coder = by === null ? "" : ` by ${by}`;
    const note = memo === null ? "" : ` ${memo}`;
    return `${lane} ${form} ${codes.join(",")}${coder} |${words.slice(start, end)}|${note}`;
  });
}

function spoken({ blocks }: ReadingResult) {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" && block.text !== "" ? [block] : [],
  );
}

function wordsOf(reading: ReadingResult): string {
  return spoken(reading)
    .map(({ text }) => text)
    .join("\n");
}
