import assert from "node:assert/strict";
import {
  codeParagraph,
  codeStretch,
  markRead,
  removeCode,
} from "../../../../server/markup/edits/code";
import { applyEdits, type EditResult } from "../../../../server/markup/edits/edit";
import { stripTranscript } from "../../../../server/markup/edits/strip";
import type { Transcript } from "../../../../server/markup/model";
import { parseTranscript } from "../../../../server/markup/parse";
import { marked } from "../fixture";

/** The edits that add and remove codes. What is selected stands between ⟦ and ⟧; `⟦⟧` is a cursor. */

function edited(transcript: Transcript, result: EditResult): string {
  return "reason" in result ? `(${result.reason})` : applyEdits(transcript.text, result.edits);
}

type Options = Parameters<typeof codeStretch>[3];

function coded(source: string, code = "x", options?: Options): string {
  const { text, ranges } = marked(source);
  const transcript = parseTranscript(text);
  return edited(transcript, codeStretch(transcript, ranges[0], code, options));
}

function atCursor(
  source: string,
  edit: (transcript: Transcript, offset: number) => EditResult,
): string {
  const { text, ranges } = marked(source);
  const transcript = parseTranscript(text);
  return edited(transcript, edit(transcript, ranges[0].start));
}

function checkAll(
  cases: readonly (readonly [source: string, expected: string])[],
  edit: (source: string) => string,
): void {
  for (const [source, expected] of cases) {
    it(JSON.stringify(source), () => assert.equal(edit(source), expected));
  }
}

describe("edits: coding a stretch", () => {
  describe("as a span", () => {
    checkAll(
      [
        ["P1: a ⟦b c⟧ d", "P1: a [b c]{.x} d"],
        ["P1: a⟦ b c ⟧d", "P1: a [b c]{.x} d"],
        ["⟦P1: a b⟧ c", "P1: [a b]{.x} c"],
        ["[0:01] ⟦P1: [0:02] a⟧ b", "[0:01] P1: [0:02] [a]{.x} b"],
        ["P1: ⟦a\nb⟧ c", "P1: [a\nb]{.x} c"],
        ["P1: un⟦cod⟧ed", "P1: [uncoded]{.x}"],
        ["P1: a ⟦b [c]{.y} d⟧ e", "P1: a [b [c]{.y} d]{.x} e"],
        ["P1: ⟦[a]{.y} b⟧ c", "P1: [[a]{.y} b]{.x} c"],
        ["P1: [⟦a⟧ b]{.y}", "P1: [[a]{.x} b]{.y}"],
        ["P1: [a ⟦b⟧]{.y}", "P1: [a [b]{.x}]{.y}"],
        ["P1: a ⟦[inaudible] b⟧", "P1: a [[inaudible] b]{.x}"],
        ["P1: ⟦\\# a⟧ b", "P1: [\\# a]{.x} b"],
        ["P1: a ⟦b <!-- c⟧ --> d", "P1: a [b]{.x} <!-- c --> d"],
        ["P1: a ⟦😀 b⟧", "P1: a [😀 b]{.x}"],
        ["P1: a\\⟦b⟧", "P1: a\\\\[b]{.x}"],
        ["P1: a\\\\⟦b⟧", "P1: a\\\\[b]{.x}"],
        ["P1: ⟦a\\⟧b", "P1: [a\\\\]{.x}b"],
        ["# H\n⟦a⟧", "# H\n[a]{.x}"],
      ],
      coded,
    );
  });

  describe("by joining the passage that is there", () => {
    checkAll(
      [
        ["P1: [⟦a⟧]{.y} b", "P1: [a]{.y .x} b"],
        ["P1: ⟦[a]{.y .z memo=m #q}⟧ b", "P1: [a]{.y .z .x memo=m #q} b"],
        ["P1: [⟦a⟧]{memo=m} b", "P1: [a]{.x memo=m} b"],
        ["P1: [1>]⟦a\n\nb⟧[<1]{.y}", "P1: [1>]a\n\nb[<1]{.y .x}"],
        ["P1: ⟦a b⟧ []{.y}", "P1: a b []{.y .x}"],
        ["P1: [⟦a⟧]{.y by=am} b", "P1: [[a]{.x}]{.y by=am} b"],
      ],
      coded,
    );
  });

  describe("as a range", () => {
    checkAll(
      [
        ["P1: a ⟦b\n\nP2: c⟧ d", "P1: a [1>]b\n\nP2: c[<1]{.x} d"],
        ["P1: a ⟦b\n\n# H\n\nc⟧", "P1: a [1>]b\n\n# H\n\nc[<1]{.x}"],
        ["P1: [a ⟦b]{.y} c⟧ d", "P1: [a [1>]b]{.y} c[<1]{.x} d"],
        ["P1: [1>]a ⟦b[<1]{.y}\n\nc⟧ d", "P1: [1>]a [2>]b[<1]{.y}\n\nc[<2]{.x} d"],
        ["P1: [1>]a[<1]{.y}\n\n⟦b\n\nc⟧ d", "P1: [1>]a[<1]{.y}\n\n[1>]b\n\nc[<1]{.x} d"],
        ["P1: a ⟦[b⟧ c] d", "P1: a [1>][b[<1]{.x} c] d"],
        ["P1: ⟦a] b⟧", "P1: [1>]a] b[<1]{.x}"],
      ],
      coded,
    );
  });

  describe("not where nothing can be coded", () => {
    checkAll(
      [
        ["P1: a⟦ ⟧b", "(No words are selected.)"],
        ["⟦P1: ⟧a", "(No words are selected.)"],
        ["⟦# H⟧\n\na", "(No words are selected.)"],
        ["P1: [a]⟦{.y}⟧ b", "(No words are selected.)"],
        ["P1: a⟦…⟧ b", "(No words are selected.)"],
        ["---\ncase: ⟦a⟧\n---\nb", "(No words are selected.)"],
        ["P1: <!-- ⟦a⟧ --> b", "(No words are selected.)"],
        ["P1: [⟦a⟧]{.x}", "(This is already coded with “x”.)"],
        ["P1: [a ⟦b⟧ c]{.x}", "(This is already coded with “x”.)"],
        ["P1: ⟦a⟧ b []{.x}", "(This is already coded with “x”.)"],
      ],
      coded,
    );

    it("a code that is none", () => {
      for (const code of ["", "1a", "a b", "a.b", "a}", "-", "x".repeat(101)]) {
        assert.match(coded("P1: ⟦a⟧", code), /^\(“.*” cannot be a code/);
      }
    });
    it("a memo that is too long", () => {
      assert.match(coded("P1: ⟦a⟧", "x", { memo: "m".repeat(10_000) }), /^\(This memo is too long/);
    });
  });

  describe("with a coder and a memo", () => {
    it("writes them", () => {
      const options = { by: "am", memo: 'so "he"\nsaid \\' };
      assert.equal(
        coded("P1: ⟦a⟧", "x", options),
        'P1: [a]{.x by=am memo="so \\"he\\" said \\\\"}',
      );
      assert.equal(coded("P1: ⟦a⟧", "x", { by: "A M" }), 'P1: [a]{.x by="A M"}');
    });
    it("does not repeat the file's coder", () => {
      const front = "---\ncoder: am\n---\n";
      assert.equal(coded(`${front}P1: ⟦a⟧`, "x", { by: "am" }), `${front}P1: [a]{.x}`);
      assert.equal(coded(`${front}P1: ⟦a⟧`, "x", { by: "jo" }), `${front}P1: [a]{.x by=jo}`);
    });
    it("joins only the same coder's passage, and keeps its memo", () => {
      assert.equal(
        coded("P1: [⟦a⟧]{.y by=am}", "x", { by: "am", memo: "m" }),
        'P1: [a]{.y .x by=am memo="m"}',
      );
      assert.equal(
        coded("P1: [⟦a⟧]{.y memo=n}", "x", { memo: "m" }),
        'P1: [[a]{.x memo="m"}]{.y memo=n}',
      );
    });
    it("the same code by another coder is another coding", () => {
      assert.equal(coded("P1: [⟦a⟧]{.x}", "x", { by: "am" }), "P1: [[a]{.x by=am}]{.x}");
    });
  });
});

describe("edits: coding a paragraph", () => {
  checkAll(
    [
      ["P1: a⟦⟧ b", "P1: a b []{.x}"],
      ["P1: a⟦⟧ b  \n\nP2: c", "P1: a b []{.x}  \n\nP2: c"],
      ["P1: a\n⟦⟧b\nP2: c", "P1: a\nb []{.x}\nP2: c"],
      ["P1: a⟦⟧ []{.y}", "P1: a []{.y .x}"],
      ["P1: a⟦⟧ []{.y by=am}", "P1: a []{.y by=am} []{.x}"],
      ["P1: a⟦⟧ []{-}", "P1: a []{.x}"],
      ["P1: a⟦⟧ []{- by=am}", "P1: a []{- by=am} []{.x}"],
      ["P1: [a⟦⟧]{.y} b", "P1: [a]{.y} b []{.x}"],
      ["P1: a⟦⟧ <!-- c -->", "P1: a <!-- c --> []{.x}"],
      ["P1: a⟦⟧ []{.x}", "(This is already coded with “x”.)"],
      ["P1: a\n\n⟦⟧\n\nP2: b", "(There is no speech here.)"],
      ["# H⟦⟧", "(There is no speech here.)"],
      ["P1: …⟦⟧", "(There is no speech here.)"],
    ],
    (source) => atCursor(source, (transcript, offset) => codeParagraph(transcript, offset, "x")),
  );
});

describe("edits: marking a paragraph as read", () => {
  checkAll(
    [
      ["P1: a⟦⟧ b", "P1: a b []{-}"],
      ["P1: a⟦⟧ []{-}", "(This paragraph is already marked as having nothing to code.)"],
      ["P1: [a⟦⟧]{.y}", "(This paragraph is coded, so there is something to code in it.)"],
      ["P1: [a⟦⟧]{.y by=am} b", "P1: [a]{.y by=am} b []{-}"],
      ["# H⟦⟧", "(There is no speech here.)"],
    ],
    (source) => atCursor(source, (transcript, offset) => markRead(transcript, offset)),
  );

  it("by a coder", () => {
    assert.equal(
      atCursor("P1: a⟦⟧", (transcript, offset) => markRead(transcript, offset, { by: "am" })),
      "P1: a []{- by=am}",
    );
  });
});

describe("edits: removing a code", () => {
  checkAll(
    [
      ["P1: [a⟦⟧ b]{.x} c", "P1: a b c"],
      ["P1: [a b]{.x⟦⟧} c", "P1: a b c"],
      ["P1: [a⟦⟧]{.x .y} c", "P1: [a]{.y} c"],
      ["P1: [a⟦⟧]{.y .x} c", "P1: [a]{.y} c"],
      ["P1: [a⟦⟧]{.y .x memo=m} c", "P1: [a]{.y memo=m} c"],
      ["P1: [a⟦⟧]{.x memo=m} c", "P1: [a]{memo=m} c"],
      ["P1: [a⟦⟧]{.x #q} c", "P1: [a]{#q} c"],
      ["P1: [a⟦⟧]{\n.x #q } c", "P1: [a]{\n#q } c"],
      ["P1: [a⟦⟧]{.x by=am} c", "P1: a c"],
      ["P1: [a [b⟦⟧]{.x} c]{.x}", "P1: [a b c]{.x}"],
      ["P1: [a [b⟦⟧]{.y} c]{.x}", "P1: a [b]{.y} c"],
      ["P1: a⟦⟧ b []{.x}\n", "P1: a b\n"],
      ["P1: a⟦⟧ []{.x} b", "P1: a b"],
      ["P1: a⟦⟧\n[]{.x}\nb", "P1: a\nb"],
      ["P1: a [1>]b\n\n⟦⟧c[<1]{.x} d", "P1: a b\n\nc d"],
      ["P1: a\n[1>]\nb⟦⟧[<1]{.x} d", "P1: a\nb d"],
      ["P1: [[i⟦⟧]]{.x}{.z}", "P1: [i]\\{.z}"],
      ["P1: a⟦⟧ b", "(“x” is not a code here.)"],
      ["P1: [a]{.x} b⟦⟧", "(“x” is not a code here.)"],
    ],
    (source) => atCursor(source, (transcript, offset) => removeCode(transcript, offset, "x")),
  );

  describe("without saying which", () => {
    checkAll(
      [
        ["P1: [a⟦⟧]{.x .y} c", "P1: a c"],
        ["P1: [a]{.x⟦⟧ .y} c", "P1: [a]{.y} c"],
        ["P1: [a [b⟦⟧]{.y} c]{.x}", "P1: [a b c]{.x}"],
        ["P1: a⟦⟧", "(Nothing is coded here.)"],
      ],
      (source) => atCursor(source, (transcript, offset) => removeCode(transcript, offset)),
    );
  });
});

describe("edits: stripping", () => {
  checkAll(
    [
      ["", ""],
      ["P1: a b\n", "P1: a b\n"],
      ["P1: [a [b]{.x} c]{.y memo='m'} d []{.z}\n", "P1: a b c d\n"],
      ["P1: [1>]a\n\nb[<1]{.x}\n", "P1: a\n\nb\n"],
      ["[1>] P1: a[<1]{.x} []{-} []{- by=am}\n", " P1: a\n"],
      ["P1: [a]{#q} [b]{memo=m}\n", "P1: a b\n"],
      ["P1: \\[a\\] [b] \\{ [c]{.1} d]{.x}\n", "P1: \\[a\\] [b] \\{ [c]{.1} d]{.x}\n"],
      ["<!-- memo: m -->\n\nP1: a <!-- memo: n --> <!-- c -->\n", "\nP1: a  <!-- c -->\n"],
      ["P1: a\n<!-- memo: m -->\nb", "P1: a\n\nb"],
      ["P1: a\n\n<!-- memo:\nm -->\nb", "P1: a\n\nb"],
      ["P1: a\n[]{.x} []{.y}\nb", "P1: a\nb"],
      ["P1: [[1]{.x}>] a[<1]{.y}", "P1: [1\\>] a[<1]{.y}"],
      ["P1: [10:30]{.x}", "P1: 10\\:30"],
      ["P1:[]{.x} a", "P1\\: a"],
      ["[P1: a]{.x}", "P1\\: a"],
      ["---\ncase: P1\n---\nP1: [a]{.x}", "---\ncase: P1\n---\nP1: a"],
    ],
    stripTranscript,
  );
});
