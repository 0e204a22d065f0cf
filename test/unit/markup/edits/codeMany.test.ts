import assert from "node:assert/strict";
import { codeMany, type Wish } from "../../../../server/markup/edits/codeMany";
import { wordsIn } from "../../../../server/markup/edits/code";
import { applyEdits } from "../../../../server/markup/edits/edit";
import { parseTranscript } from "../../../../server/markup/parse";
import { marked } from "../fixture";

/** Codes everything between ⟦ and ⟧ at once; the texts that are left are the wishes refused. */
function coded(source: string, wish: Partial<Wish> = {}): { text: string; refused: string[] } {
  const { text, ranges } = marked(source);
  const transcript = parseTranscript(text);
  const wishes = ranges.map((range) => {
    const stretch = wordsIn(transcript, range);
    assert.ok(stretch !== undefined);
    return { stretch, code: "x", ...wish };
  });
  const { edits, refused } = codeMany(transcript, wishes);
  return { text: applyEdits(text, edits), refused: refused.map(({ reason }) => reason) };
}

describe("edits: coding many stretches", () => {
  const examples: readonly (readonly [string, string])[] = [
    ["P1: ⟦a⟧ b ⟦c⟧", "P1: [a]{.x} b [c]{.x}"],
    ["P1: ⟦a⟧ ⟦b⟧", "P1: [a]{.x} [b]{.x}"],
    ["P1: ⟦a b⟧\n\nP2: ⟦c⟧", "P1: [a b]{.x}\n\nP2: [c]{.x}"],
    ["P1: [a ⟦b]{.y} c⟧ [d ⟦e]{.y} f⟧", "P1: [a [1>]b]{.y} c[<1]{.x} [d [1>]e]{.y} f[<1]{.x}"],
    ["P1: [⟦a⟧]{.y} ⟦b⟧", "P1: [a]{.y .x} [b]{.x}"],
  ];
  for (const [source, expected] of examples) {
    it(JSON.stringify(source), () => {
      assert.deepEqual(coded(source), { text: expected, refused: [] });
    });
  }

  it("writes paragraphs at their ends, each once", () => {
    const result = coded("P1: ⟦a⟧ ⟦b⟧\n\nP2: ⟦c⟧ []{-}", { target: "paragraph" });
    assert.equal(result.text, "P1: a b []{.x}\n\nP2: c []{.x}");
    assert.deepEqual(result.refused, ["This is already coded with “x”."]);
  });

  it("keeps all others where one has to be refused", () => {
    const result = coded("P1: ⟦a⟧ [⟦b⟧]{.x} ⟦c⟧");
    assert.equal(result.text, "P1: [a]{.x} [b]{.x} [c]{.x}");
    assert.deepEqual(result.refused, ["This is already coded with “x”."]);
  });
});
