import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import { marked, wording } from "./fixture";

/** Section 3 of the markup: lines, headings, comments, ignored lines and paragraphs. */

describe("markup: headings", () => {
  for (const [line, level, text] of [
    ["# H", 1, "H"],
    ["###### H", 6, "H"],
    ["#\tH  i ", 1, "H i"],
    ["## H ##", 2, "H ##"],
    ["# [a]{.x}", 1, "[a]{.x}"],
    ["# a <!-- c --> b", 1, "a b"],
  ] as const) {
    it(JSON.stringify(line), () => {
      const { headings } = parseTranscript(`${line}\nP1: a`);
      assert.deepEqual(headings, [{ start: 0, end: line.length, level, text }]);
    });
  }

  for (const line of ["#H", "#", "# ", "####### H", " # H", "\\# H"]) {
    it(`not ${JSON.stringify(line)}`, () => {
      assert.deepEqual(parseTranscript(line).headings, []);
    });
  }

  it("end a paragraph and hold what is below them", () => {
    const { paragraphs, passages } = parseTranscript("a\n# H\n[b]{.x}\n## I\nc []{.y}");
    assert.deepEqual(
      paragraphs.map(({ heading }) => heading),
      [-1, 0, 1],
    );
    assert.deepEqual(
      passages.map(({ heading }) => heading),
      [0, 1],
    );
  });

  it("a range belongs to the one above its start", () => {
    const { passages } = parseTranscript("# H\n[1>]a\n# I\nb[<1]{.x}");
    assert.equal(passages[0].heading, 0);
  });
});

describe("markup: comments", () => {
  for (const [text, expected] of [
    ["a <!-- c --> b", "a b"],
    ["a<!-- c -->b", "ab"],
    ["a <!-- c\n\n# d\n--> b", "a b"],
    ["a\n<!-- c -->\nb", "a\nb"],
    ["a\n<!-- c --> b", "a b"],
    ["a <!-- c", "a <!-- c"],
    ["a \\<!-- c --> b", "a <!-- c --> b"],
    ["a <!--> b --> c", "a c"],
    ["a <!-- <!-- b --> c", "a c"],
    ['[a]{.x memo="<!-- b"} c -->', "a c -->"],
    ["<!-- c --># H\na", "a"],
    ["[a <!-- ] --> b]{.x}", "a b"],
    ["a <!-- [1>] --> b[<1]{.x}", "a b[<1]{.x}"],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(wording(text), expected));
  }

  it("are memos when they say so", () => {
    const text = "<!-- memo: see P3\n(again) -->\n# H\n<!--memo:x--> <!-- no memo: y -->";
    assert.deepEqual(
      parseTranscript(text).comments.map(({ memo, heading }) => [memo, heading]),
      [
        ["see P3\n(again)", -1],
        ["x", 0],
        [undefined, 0],
      ],
    );
  });
});

describe("markup: ignored lines", () => {
  for (const [line, kind] of [
    [":::", "fence"],
    ["::: {.note}", "fence"],
    ["::::::::", "fence"],
    ["---", "break"],
    ["- - -", "break"],
    ["***", "break"],
    ["*\t* **", "break"],
    ["___ ", "break"],
  ] as const) {
    it(JSON.stringify(line), () => {
      const text = `a\n${line}\nb`;
      const span = { start: 2, end: 2 + line.length };
      assert.deepEqual(parseTranscript(text).ignoredLines, [{ kind, ...span }]);
      assert.equal(wording(text), "a\nb");
    });
  }

  for (const line of ["::", " :::", "--", "-*-", " ---", "--- x", "==="]) {
    it(`not ${JSON.stringify(line)}`, () => {
      assert.deepEqual(parseTranscript(`a\n${line}\nb`).ignoredLines, []);
      assert.equal(wording(`a\n${line}\nb`), `a ${line.trim()} b`);
    });
  }
});

describe("markup: paragraphs", () => {
  for (const source of [
    "⟦a\nb⟧\n\n⟦c⟧",
    "⟦a\r\nb⟧\r\n\r\n⟦c⟧\r\n",
    "⟦a\rb⟧\r\r⟦c⟧",
    "\ufeff⟦a⟧\n \t\n⟦b⟧",
    "⟦a⟧\n⟦P1: b⟧\n⟦P2: c⟧",
    "⟦a\u2028b\u00a0⟧\n",
    "⟦\u00a0⟧\n\n⟦[]{.x}⟧",
    "",
    "\n\n",
  ]) {
    it(JSON.stringify(source), () => {
      const { text, ranges } = marked(source);
      const { paragraphs } = parseTranscript(text);
      assert.deepEqual(
        paragraphs.map(({ start, end }) => ({ start, end })),
        ranges,
      );
    });
  }
});
