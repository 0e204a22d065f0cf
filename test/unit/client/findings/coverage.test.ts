import assert from "node:assert/strict";
import { drawCoverage } from "../../../../client/pages/findings/drawing/coverage";
import type { CoveragePicture, StripInfo } from "../../../../server/protocol/findings";
import { HOSTILE, measure, message, node, shown, strip } from "./figures";

const at = (line: number) => {
  return { start: { line, character: 0 }, end: { line, character: 5 } };
};

const draw = (strips: readonly StripInfo[], width = 500) =>
  drawCoverage(
    { strips, paint: "#123456", nameOf: (code) => code.toUpperCase() },
    { width, measure },
  );

const CODED = strip("transcripts/one.md", {
  passages: 2,
  stretches: [
    { start: 0, end: 50, range: at(3), codes: ["a", "b"] },
    { start: 75, end: 76, range: at(9), codes: ["a"] },
  ],
  others: [0, 50, 60, 70],
});

describe("the picture of coverage by transcript", () => {
  it("has a strip for each text, with passages where they stand in it", () => {
    // "one" is 21 wide, "not read" 56: with gaps of 8 the strip goes from 29 to 436, 4.07 a place.
    const { rects, width, height } = draw([CODED]);
    assert.deepEqual([width, height], [500, 56]);
    assert.deepEqual(
      rects.map((rect) => [round(rect.x), rect.y, round(rect.width), rect.height, rect.fill]),
      [
        [29, 32, 407, 18, "lane"],
        [29, 44, 203.5, 6, "other"],
        [273.2, 44, 40.7, 6, "other"],
        [29, 32, 203.5, 18, "#123456"],
        [334.25, 32, 4.07, 18, "#123456"],
      ],
    );
  });

  it("draws a passage of a letter in a long text wide enough to be seen", () => {
    const long = { ...CODED, length: 100_000, others: [] };
    const { rects, marks } = draw([long]);
    assert.deepEqual(
      rects.slice(1).map(({ width }) => width),
      [2, 2],
    );
    assert.deepEqual(
      marks.slice(1).map(({ width }) => width),
      [8, 8],
    );
  });

  it("names the transcript before its strip and writes the coverage behind it", () => {
    const strips = [
      CODED,
      strip("b.transcript", { coverage: null, words: 0 }),
      strip("c.md", { failure: "It is too large.", coverage: null }),
    ];
    const { texts } = draw(strips);
    assert.deepEqual(
      texts.slice(5).map(({ text, x, y, anchor }) => [text, x, y, anchor]),
      [
        ["one", 0, 41, "start"],
        ["b.transcript", 0, 71, "start"],
        ["c", 0, 101, "start"],
        ["50%", 500, 41, "end"],
        ["no words", 500, 71, "end"],
        ["not read", 500, 101, "end"],
      ],
    );
  });

  it("leads from a passage to its words, and from a transcript's name to its start", () => {
    const { marks } = draw([CODED]);
    const { uri } = CODED;
    const start = { line: 0, character: 0 };
    assert.deepEqual(
      marks.map(({ label, target }) => [label, target]),
      [
        [
          "one, K1: 50% coded, 2 passages",
          { kind: "place", place: { uri, range: { start, end: start } } },
        ],
        ["Passage 1 of 2, at 0% of one: A, B", { kind: "place", place: { uri, range: at(3) } }],
        ["Passage 2 of 2, at 75% of one: A", { kind: "place", place: { uri, range: at(9) } }],
      ],
    );
  });

  it("says why a transcript was not read, and leads nowhere then", () => {
    const { marks } = draw([strip("c.md", { failure: "It is too large." })]);
    assert.deepEqual(
      marks.map(({ label, target }) => [label, target]),
      [["c, K1: It is too large.", null]],
    );
  });

  it("stays inside a narrow page, whatever the names", () => {
    const { rects, marks } = draw([{ ...CODED, file: HOSTILE.repeat(20) }], 240);
    for (const { x, width } of rects) assert.ok(x >= 0 && width > 0 && x + width <= 240);
    assert.ok(!marks[0]?.label.includes("\u202e"));
  });
});

describe("what is said of coverage by transcript", () => {
  const page = (parts: Partial<CoveragePicture> = {}): CoveragePicture => ({
    picture: "coverage",
    node: null,
    offset: 0,
    total: 1,
    strips: [CODED],
    ...parts,
  });
  const chosen = { picture: "coverage" } as const;

  it("what stands for what, with and without a node", () => {
    const any = shown(message([], page()), chosen);
    assert.equal(any.title, "Coverage by transcript");
    assert.match(any.description, /blocks are passages with any code\./);
    const of = shown(message([node("a", { name: "Waiting" })], page({ node: "a" })), chosen);
    assert.equal(of.title, "Coverage, and passages of Waiting");
    assert.match(of.description, /high blocks are passages of Waiting, low ones everything else/);
    assert.match(of.rule, /^Coverage is the share of participants’ words/);
    assert.deepEqual(of.table.rows, [["transcripts/one.md", "K1", 10, 5, 0.5, 1, 2]]);
    assert.equal(of.table.columns.at(-1)?.name, "Passages of Waiting");
    assert.equal(of.draw?.({ width: 500, measure }, "paper").rects.at(-1)?.fill, "#123456");
    assert.equal(any.draw?.({ width: 500, measure }, "paper").rects.at(-1)?.fill, "accent");
  });

  it("which transcripts and which passages are not shown", () => {
    assert.deepEqual(shown(message([], page()), chosen).notes, []);
    const cut = { ...CODED, passages: 3 };
    const some = page({ offset: 50, total: 10_000, strips: [CODED, cut] });
    assert.deepEqual(shown(message([], some), chosen).notes, [
      "Transcripts 51 to 52 of 10,000; the others are on other pages.",
      "Of 1 transcript only the first passages are drawn.",
    ]);
  });

  it("that there are no transcripts", () => {
    const none = shown(message([], page({ total: 0, strips: [] })), chosen);
    assert.deepEqual(
      [none.draw, none.description],
      [undefined, "The study has no transcripts yet."],
    );
  });

  it("nothing while the figures are those of another picture", () => {
    assert.throws(() => shown(message([], page())));
  });
});

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
