import assert from "node:assert/strict";
import { toggleCode } from "../../../server/features/codeSelection";
import { applyEdits } from "../../../server/markup/edits/edit";
import { parseTranscript } from "../../../server/markup/parse";

/** The text after the code `a` is toggled on the words. */
function toggled(text: string, words: string): string {
  const start = text.indexOf(words);
  const span = { start, end: start + words.length };
  const result = toggleCode(parseTranscript(text), [span], "a");
  return result.reason ?? applyEdits(text, result.edits);
}

describe("toggling a code", () => {
  for (const [what, before, after] of [
    [
      "inside of one's own span",
      "P1: [[We wait]{.a by=jo}]{.a} here.\n",
      "P1: [We wait]{.a by=jo} here.\n",
    ],
    [
      "outside of one's own span",
      "P1: [[We wait]{.a}]{.a by=jo} here.\n",
      "P1: [We wait]{.a by=jo} here.\n",
    ],
    [
      "before one's own on the paragraph",
      "P1: We wait here. []{.a by=jo} []{.a}\n",
      "P1: We wait here. []{.a by=jo}\n",
    ],
    [
      "behind one's own on the paragraph",
      "P1: We wait here. []{.a} []{.a by=jo}\n",
      "P1: We wait here. []{.a by=jo}\n",
    ],
  ] as const) {
    it(`leaves another coder's coding of the same words ${what}`, () => {
      assert.equal(toggled(before, "We wait"), after);
    });
  }

  it("adds one's own beside another coder's", () => {
    assert.equal(
      toggled("P1: [We wait]{.a by=jo} here.\n", "We wait"),
      "P1: [[We wait]{.a}]{.a by=jo} here.\n",
    );
  });
});
