import assert from "node:assert/strict";
import { DEEPEST_PAINTED, paintOf } from "../../../server/features/paint";
import type { PaintResult } from "../../../server/protocol";
import { studyFrom, transcriptIn, type FixtureOptions } from "./fixture";
import { textIn } from "./ranges";

const CODEBOOK = `//- codebook.yaml
themes:
  money: { codes: { limits: d, bids: { definition: d, color: "#123456" } } }
  people: { codes: { staff: d } }
codes: { politics: d }
`;

describe("paint of passages", () => {
  it("the words of a span, with codes, the first one's colour and depth", () => {
    check("P1: Then [no money]{.limits .staff} came.", ["0 #006cb4 limits,staff |no money|"]);
  });

  it("colours: the code's own, its theme's, grey outside themes, another for unknown codes", () => {
    check("[a]{.bids} [b]{.staff} [c]{.politics} [d]{.odd}", [
      "0 #123456 bids |a|",
      "0 #cc3c0c staff |b|",
      "0 #767676 politics |c|",
      "0 #8c6d62 odd |d|",
    ]);
  });

  it("spans inside spans: without the markup between, deeper inside", () => {
    check("x [one [two]{.b} three [four]{.c}]{.a} y", [
      "0 #8c6d62 a |one|two|three|four|",
      "1 #8c6d62 b |two|",
      "1 #8c6d62 c |four|",
    ]);
  });

  it("ranges that cross: what starts later lies deeper", () => {
    check("[1>]a [2>]b[<1]{.x} c[<2]{.y} [d]{.z}", [
      "0 #8c6d62 x |a|b|",
      "1 #8c6d62 y |b|c|",
      "0 #8c6d62 z |d|",
    ]);
  });

  it("one range a line, without labels, headings, comments and line breaks of any kind", () => {
    check("P1: [1>]one\r\n two \rthree<!-- x -->four\n\n## H\n\n[00:01] P2: five[<1]{.a}", [
      "0 #8c6d62 a |one|two|three|four|five|",
    ]);
  });

  it("second blanks and escaped characters are no gaps", () => {
    check("[a  b \\[c\\] d]{.x}", ["0 #8c6d62 x |a  b \\[c\\] d|"]);
  });

  it("a paragraph code: the whole speech, without its label", () => {
    check("P1: One two. []{.a}", ["0 #8c6d62 a |One two.|"]);
  });

  it("passages without words or without codes are not painted", () => {
    check("P1: One []{memo=x} [two]{#y} [...]{.a} []{.b}\n\n[]{.c}", ["0 #8c6d62 b |One|two|...|"]);
  });

  it("passages nested deeper than can be told apart are left out", () => {
    const depth = DEEPEST_PAINTED + 5;
    const text = `${"[".repeat(depth)}a${"]{.x}".repeat(depth)}`;
    assert.deepEqual(
      paint(text).passages.map((passage) => passage.depth),
      [...Array(DEEPEST_PAINTED + 1).keys()],
    );
  });

  function check(text: string, expected: readonly string[]): void {
    const found = paint(text).passages.map(({ ranges, codes, color, depth }) => {
      for (const { start, end } of ranges) assert.equal(start.line, end.line);
      const words = ranges.map((range) => `${textIn(text, range)}|`).join("");
      return `${depth} ${color} ${codes.join(",")} |${words}`;
    });
    assert.deepEqual(found, expected);
  }
});

describe("paint of markup, uncoded paragraphs and coverage", () => {
  it("brackets, blocks, markers and marks in the order of the text; no other brackets", () => {
    const text = 'P1: [a [b]{.x} [c]\n[1>]d]{.y\n memo="e"} f[<1]{.z} []{.p} []{-}';
    assert.deepEqual(
      paint(text).markup.map((range) => textIn(text, range)),
      ["[", "[", "]{.x}", "[1>]", ']{.y\n memo="e"}', "[<1]{.z}", "[]{.p}", "[]{-}"],
    );
  });

  it("whole uncoded paragraphs", () => {
    const text =
      "Int: Who did what to whom then?\n\nP1: One two three\nfour five. <!-- x -->\n\n[a]{.x}";
    assert.deepEqual(
      paint(text).uncoded.map((range) => textIn(text, range)),
      ["One two three\nfour five."],
    );
    assert.deepEqual(paint(text, { uncoded: { minWords: 6 } }).uncoded, []);
  });

  it("none while the transcript is being read", () => {
    assert.deepEqual(paint("---\nstatus: reading\n---\nP1: One two three four five.").uncoded, []);
  });

  it("the coverage of the file, of the index or of a newer text", () => {
    const words = { words: 4, codedWords: 1, coverage: 0.25, uncodedParagraphs: 0 };
    const { study, transcript } = studyFrom(`${CODEBOOK}//- a.transcript\n[a]{.x} b c d`);
    const indexed = transcript("a.transcript");
    const { figures } = study;
    const facts = figures.study.files.get("a.transcript");
    assert.ok(facts !== undefined);
    assert.deepEqual(paintOf({ ...indexed, facts }, 3).coverage, words);
    const newer = transcriptIn(study, "a.transcript", "[a]{.x} b");
    assert.deepEqual(paintOf(newer, 4).coverage, { ...words, words: 2, coverage: 0.5 });
    assert.equal(paintOf(newer, 4).version, 4);
  });

  it("an empty text", () => {
    const { passages, markup, uncoded, coverage } = paint("");
    assert.deepEqual([passages, markup, uncoded, coverage.coverage], [[], [], [], null]);
  });
});

function paint(text: string, options: FixtureOptions = {}): PaintResult {
  const { transcript } = studyFrom(`${CODEBOOK}//- a.transcript\n${text}`, options);
  return paintOf(transcript("a.transcript"), 1);
}
