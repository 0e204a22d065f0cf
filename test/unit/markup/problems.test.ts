import assert from "node:assert/strict";
import type { MarkupProblemCode, Severity } from "../../../server/markup/model";
import { parseTranscript } from "../../../server/markup/parse";
import { MAX_PROBLEMS_OF_A_KIND } from "../../../server/markup/problemList";
import { checkProblem, codings, problemsOf } from "./fixture";

/** Section 6 of the markup: every problem, exactly where it stands (between ⟦ and ⟧). */

const cases: Partial<Record<MarkupProblemCode, readonly string[]>> = {
  "malformed-attributes": [
    "P1: [a⟦]{⟧} b",
    "P1: [a⟦]{⟧.1} b",
    "P1: a [⟦]{⟧}",
    "P1: a⟦[<1]⟧ b",
    "P1: a⟦[<1]⟧{.} b",
    "P1: [a⟦]{⟧-}",
    "P1: a [⟦]{⟧- .x}",
    "P1: a [b⟦]{⟧.x -}",
  ],
  "unmatched-end": [
    "P1: a⟦]{.x}⟧ b",
    "P1: a\n\nb⟦]{.x}⟧",
    "P1: a⟦[<1]{.x}⟧ b",
    "P1: [1>]a[<1]{.x} b⟦[<1]{.y}⟧",
    "# H [1>]\n\nP1: a⟦[<1]{.x}⟧",
  ],
  "unended-range": ["P1: ⟦[1>]⟧a", "P1: ⟦[1>]⟧a [1>]b[<1]{.x}", "⟦[2>]⟧ P1: a\n\n[1>]b[<1]{.x}"],
  "code-before-label": [
    "⟦[⟧P1: a b]{.x}",
    "⟦[⟧⟦[⟧P1: a]{.x} b]{.y}",
    "[00:01] ⟦[⟧P1: a b]{.x}",
    "⟦[⟧[00:01] P1: a b]{.x}",
    "[]{.y} ⟦[⟧**P1:** a b]{.x}",
  ],
  "detached-attributes": [
    "P1: [a] ⟦{.x}⟧ b",
    "P1: [a]{.y} ⟦{.x}⟧ b",
    "P1: [a]{.y}⟦{.x}⟧ b",
    "P1: a⟦{.x}⟧ b",
    "P1: [a]\n⟦{.x}⟧ b",
    "P1: a []{-} ⟦{.x}⟧",
    "P1: a⟦{memo=b}⟧",
  ],
  "duplicate-code": [
    "P1: [a]{.x ⟦.x⟧}",
    "P1: [[a]{.x}]{⟦.x⟧}",
    "P1: [a]{.x} []{⟦.x⟧}",
    "P1: [[a]{.x by=am}]{⟦.x⟧ by=am}",
  ],
  "duplicate-id": ["P1: [a]{.x #q} [b]{.y ⟦#q⟧}", "P1: [a]{#e\u0301} []{- ⟦#\u00e9⟧}"],
  "overlapping-same-code": [
    "P1: [a [b]{⟦.x⟧} c]{.x}",
    "P1: [1>]a [b[<1]{.x} c]{⟦.x⟧}",
    "P1: [a b]{.x} c []{.x}".replace("[a b]{.x}", "[a b]{⟦.x⟧}"),
  ],
  "empty-passage": [
    "P1: a ⟦[ ]{.x}⟧ b",
    "P1: a ⟦[...]{.x}⟧ b",
    "P1: a\n\n⟦[]{.x}⟧",
    "P1: a ⟦[1>] [<1]{.x}⟧ b",
    "P1: a ⟦[…]{memo=pause}⟧ b",
  ],
  "nothing-but-coded": [
    "P1: [a]{.x} b ⟦[]{-}⟧",
    "P1: [1>]a\n\nb[<1]{.x} c ⟦[]{-}⟧",
    "P1: [a]{.x by=am} [b]{.x by=jo} ⟦[]{- by=jo}⟧",
  ],
  "paragraph-code-inside": ["P1: a ⟦[]{.x}⟧ b", "P1: a⟦[]{.x}⟧b", "P1: a\n⟦[]{.x}⟧\nb"],
  "unmatched-start": ["P1: ⟦[⟧a [b]{.x}", "P1: ⟦[⟧⟦[⟧a []{.x}"],
  "code-in-heading": [
    "# H ⟦[a]{.x}⟧",
    "# H ⟦[]{.x}⟧\n\nP1: a",
    "# H [1>]b⟦[<1]{.x}⟧",
    "P1: a <!-- ⟦[b]{.x}⟧ c ⟦[d]{.y}⟧ -->",
    "<!-- memo: see\n⟦[b]{.x}⟧\n-->",
    "# H <!-- ⟦[b]{.x}⟧ --> ⟦[c]{.y}⟧",
  ],
  "no-speaker": [
    "⟦Before⟧ all.\n\nP1: a",
    "P1: a\n\n# H\n\n⟦Nobody⟧ says it.\n\nNor this.\n\n# I\n\n⟦Nor⟧ this.",
    "⟦…⟧\n\nP1: a",
  ],
  "invalid-front-matter": [
    "⟦---⟧\ncase: P1\n",
    "---\ncase: ⟦[a, b]⟧\n---\n",
    "---\nattributes: ⟦none⟧\n---\n",
    "---\nspeakers: ⟦3⟧\n---\n",
    "---\n⟦- a\n⟧---\n",
    "---\ncase: ⟦*nobody⟧\n---\n",
  ],
  "unclosed-comment": ["P1: a ⟦<!--⟧ b", "# H ⟦<!--⟧ b", "⟦<!--⟧\n\n⟦<!--⟧"],
  "merge-conflict": [
    "P1: a\n⟦<<<<<<<⟧ HEAD\nb\n⟦=======⟧\nc\n⟦>>>>>>>⟧ main\n",
    "⟦=======⟧",
    "\ufeff⟦=======⟧\r\na\r⟦<<<<<<<⟧\tb",
  ],
};

describe("markup: problems", () => {
  for (const [code, sources] of Object.entries(cases)) {
    for (const source of sources) {
      it(`${code} ${JSON.stringify(source)}`, () => {
        checkProblem(code as MarkupProblemCode, source);
      });
    }
  }
});

describe("markup: no problem", () => {
  for (const text of [
    "P1: [laughs] no\\{.x} \\[ ok",
    "P1: [a]{memo=b} c",
    "P1: [a]{.x} []{- by=jo}",
    "P1: a\n\n[]{- by=am}",
    "P1: [a]{.x} [b]{.x}",
    "P1: [[a]{.x by=am} b]{.x by=jo}",
    "P1: a [b\n\nP1: c] d",
    "# H [1>] []{-}",
    "P1: a []{.x} <!-- c -->",
    "P1: a { .x} b",
    "# [a]\n{.x} b",
    "a b c",
    "======= a\n",
    "P1: ======== a\n========\n<<<<<< a",
    "P1: a --> b",
    "---\ncase:\nattributes:\nspeakers:\n---\n",
  ]) {
    it(JSON.stringify(text), () => {
      const found = problemsOf(parseTranscript(text)).map(({ code }) => code);
      assert.deepEqual(found, text.startsWith("=======") ? ["merge-conflict"] : []);
    });
  }
});

describe("markup: unknown speakers", () => {
  function check(text: string, expected: readonly string[]): void {
    const found = parseTranscript(text).problems.filter(({ code }) => code === "unknown-speaker");
    const shown = found.map(({ severity, start, end }) => `${severity} ${text.slice(start, end)}`);
    assert.deepEqual(shown, expected);
  }
  const declared = "---\nspeakers:\n  P1:\n  Int: { role: interviewer }\n---\n";

  it("look like labels in a file that declares its participants", () => {
    check(`${declared}P1: a\n\nNote: b\n\n**X 2:** c`, ["warning Note", "warning X 2"]);
  });
  it("are the undeclared that speak once", () => {
    check("P1: a\n\nP2: b\n\nP1: c\n\nInt: d", ["hint P2"]);
  });
  it("are not the declared that speak once", () => check(`${declared}P1: a\n\nInt: b`, []));
});

describe("markup: severities", () => {
  const severities: Readonly<Record<string, Severity>> = {
    "P1: [a]{}": "error",
    "P1: a]{.x}": "error",
    "P1: [1>]a": "error",
    "[P1: a]{.x}": "error",
    "P1: a{.x}": "warning",
    "P1: [a]{.x .x}": "warning",
    "P1: [a]{#q} [b]{#q}": "warning",
    "P1: [a [b]{.x}]{.x}": "hint",
    "P1: a [.]{.x}": "warning",
    "P1: a [b]{.x} []{-}": "warning",
    "P1: a []{.x} b": "hint",
    "P1: [a []{.x}": "hint",
    "# [a]{.x}": "warning",
    "a\n\nP1: b": "information",
    "---\n": "error",
    "P1: <!--": "error",
    "=======": "error",
    "---\nverbatim: x\n---\n": "error",
  };
  for (const [text, severity] of Object.entries(severities)) {
    it(JSON.stringify(text), () => {
      const found = problemsOf(parseTranscript(text));
      assert.deepEqual(
        found.map((problem) => problem.severity),
        [severity],
      );
      assert.match(found[0].message, /^[A-Z“].*[.?]$/);
    });
  }
});

describe("markup: a problem hides no neighbour", () => {
  it("well-formed passages around it are read", () => {
    const text = "P1: [a]{.x} [b]{} c]{.y} [1>]d [e]{.z} [f [g]{.w}";
    assert.deepEqual(codings(text), ["x=a", "z=e", "w=g"]);
  });

  it("a limit is announced in the last of its kind", () => {
    const more = 234;
    const { problems } = parseTranscript(`P1: ${"a]{.x} ".repeat(MAX_PROBLEMS_OF_A_KIND + more)}`);
    const ends = problems.filter(({ code }) => code === "unmatched-end");
    assert.equal(ends.length, MAX_PROBLEMS_OF_A_KIND);
    assert.match(ends[MAX_PROBLEMS_OF_A_KIND - 1].message, /234 more of this kind/);
  });

  it("duplicates point at the first", () => {
    const text = "P1: [a]{.x .x}";
    const [duplicate] = problemsOf(parseTranscript(text));
    assert.deepEqual(duplicate.related, { start: 8, end: 10 });
  });
});
