import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import { codings, problems, wording } from "./fixture";

/** Section 1 of the markup: the four forms. */

interface Case {
  readonly name: string;
  readonly text: string;
  readonly wording: string;
  readonly codings: readonly string[];
}

function check(cases: readonly Case[]): void {
  for (const one of cases) {
    it(one.name, () => {
      assert.equal(wording(one.text), one.wording);
      assert.deepEqual(codings(one.text), one.codings);
    });
  }
}

describe("markup: spans", () => {
  check([
    { name: "one", text: "P1: a [b c]{.x} d", wording: "a b c d", codings: ["x=b c"] },
    { name: "two codes", text: "[b]{.x .y}", wording: "b", codings: ["x=b", "y=b"] },
    {
      name: "nested",
      text: "[a [b [c]{.z} d]{.y} e]{.x}",
      wording: "a b c d e",
      codings: ["x=a b c d e", "y=b c d", "z=c"],
    },
    {
      name: "nested at the same start: the longer one first",
      text: "[[a]{.x} b]{.y}",
      wording: "a b",
      codings: ["y=a b", "x=a"],
    },
    {
      name: "over two lines of one paragraph",
      text: "[a\nb]{.x} c",
      wording: "a b c",
      codings: ["x=a b"],
    },
    {
      name: "not over two paragraphs",
      text: "[a\n\nb]{.x}",
      wording: "[a\nb]{.x}",
      codings: [],
    },
    {
      name: "brackets in the speech pair among themselves",
      text: "[a [inaudible] b]{.x}",
      wording: "a [inaudible] b",
      codings: ["x=a [inaudible] b"],
    },
    {
      name: "brackets without a block are text",
      text: "[laughs] well [00:12:03] [yes",
      wording: "[laughs] well [00:12:03] [yes",
      codings: [],
    },
    { name: "ends move inward", text: "a[ b ]{.x}c", wording: "a b c", codings: ["x=b"] },
    { name: "a block follows at once", text: "[a] {.x}", wording: "[a] {.x}", codings: [] },
    {
      name: "in the middle of a word",
      text: "un[coded]{.x}",
      wording: "uncoded",
      codings: ["x=coded"],
    },
    {
      name: "a code in any script",
      text: "[a]{.住房 .Überlastung}",
      wording: "a",
      codings: ["住房=a", "Überlastung=a"],
    },
    {
      name: "ids are compared after NFC",
      text: "[a]{.e\u0301cole}",
      wording: "a",
      codings: ["\u00e9cole=a"],
    },
  ]);
});

describe("markup: codes of paragraphs", () => {
  check([
    { name: "at the end", text: "P1: a b []{.x}", wording: "a b", codings: ["x=a b"] },
    { name: "at the start", text: "P1: []{.x} a b", wording: "a b", codings: ["x=a b"] },
    { name: "before the label", text: "[]{.x} P1: a b", wording: "a b", codings: ["x=a b"] },
    { name: "on its own line", text: "P1: a b\n[]{.x}", wording: "a b", codings: ["x=a b"] },
    {
      name: "only its own paragraph",
      text: "P1: a\n\nb []{.x}\n\nc",
      wording: "a\nb\nc",
      codings: ["x=b"],
    },
    {
      name: "not with something between the brackets",
      text: "a [ ]{.x}",
      wording: "a",
      codings: [],
    },
  ]);
});

describe("markup: ranges", () => {
  check([
    { name: "one", text: "a [1>]b c[<1]{.x} d", wording: "a b c d", codings: ["x=b c"] },
    {
      name: "over paragraphs and headings",
      text: "P1: a [r>]b\n\n# H\n\nP2: c[<r]{.x} d",
      wording: "a b\nc d",
      codings: ["x=b\nc"],
    },
    {
      name: "across a span",
      text: "[1>]a [b[<1]{.x} c]{.y}",
      wording: "a b c",
      codings: ["x=a b", "y=b c"],
    },
    {
      name: "across another range",
      text: "[1>]a [2>]b[<1]{.x} c[<2]{.y}",
      wording: "a b c",
      codings: ["x=a b", "y=b c"],
    },
    {
      name: "a label is free again",
      text: "[1>]a[<1]{.x} [1>]b[<1]{.y}",
      wording: "a b",
      codings: ["x=a", "y=b"],
    },
    {
      name: "a label is letters and digits, as many as one likes",
      text: "[Frage12>]a[<Frage12]{.x} [住>]b[<住]{.y}",
      wording: "a b",
      codings: ["x=a", "y=b"],
    },
    {
      name: "a marker only as written",
      text: "[1 >]a[<1 ]{.x} [>]b [-1>]c",
      wording: "[1 >]a<1 [>]b [-1>]c",
      codings: ["x=<1"],
    },
    {
      name: "a start before a label belongs to the label's paragraph",
      text: "P1: a\n[1>]P2: b[<1]{.x}",
      wording: "a\nb",
      codings: ["x=b"],
    },
    {
      name: "never closed: text",
      text: "[1>]a",
      wording: "[1>]a",
      codings: [],
    },
    {
      name: "opened twice: the second counts",
      text: "[1>]a [1>]b[<1]{.x}",
      wording: "[1>]a b",
      codings: ["x=b"],
    },
  ]);
});

describe("markup: one coding", () => {
  it("is the same code by the same coder on the same stretch, however written", () => {
    const text = "P1: [1>][a b]{.x memo=one}[<1]{.x memo=two} []{.x}";
    assert.deepEqual(codings(text), ["x=a b (one)"]);
    assert.deepEqual(problems(text), ['duplicate-code ".x"', 'duplicate-code ".x"']);
  });

  it("is two by two coders", () => {
    assert.deepEqual(codings("[[a]{.x by=am}]{.x by=jo}"), ["x=a by am", "x=a by jo"]);
  });

  it("is the front matter's coder's without a coder of its own", () => {
    const text = "---\ncoder: am\n---\n[a]{.x} [b]{.x by=jo} [c]{.x by=''}";
    assert.deepEqual(codings(text), ["x=a by am", "x=b by jo", "x=c by am"]);
  });

  it("takes the first memo that is written", () => {
    assert.deepEqual(codings("[[a]{.x}]{.x memo='later'}"), ["x=a (later)"]);
  });
});

describe("markup: marks of paragraphs without anything to code", () => {
  for (const [text, by] of [
    ["P1: a []{-}", undefined],
    ["P1: a []{- by=am}", "am"],
    ["---\ncoder: jo\n---\nP1: a []{-}", "jo"],
  ] as const) {
    it(text, () => {
      const { marks, passages } = parseTranscript(text);
      assert.equal(marks.length, 1);
      assert.equal(marks[0].by, by);
      assert.equal(marks[0].paragraph, 0);
      assert.equal(passages.length, 0);
      assert.equal(wording(text), "a");
    });
  }
});
