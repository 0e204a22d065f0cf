import assert from "node:assert/strict";
import fc from "fast-check";
import { composeEdits } from "../../../../server/markup/edits/compose";
import { applyEdits, type TextEdit } from "../../../../server/markup/edits/edit";
import { runs } from "../../../support/runs";

const numRuns = runs(500);

/** Edits of a text of that length that do not overlap. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  const places = fc.array(fc.nat(length), { maxLength: 8 });
  const texts = fc.array(fc.constantFrom("", "x", "[", "]{.a}", "😀"), {
    minLength: 4,
    maxLength: 4,
  });
  return fc.tuple(places, texts).map(([found, added]) => {
    const sorted = [...found].sort((a, b) => a - b);
    const edits: TextEdit[] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) {
      const span = { start: sorted[at], end: sorted[at + 1] };
      edits.push({ span, newText: added[(at / 2) % added.length] });
    }
    return edits;
  });
}

const twoLists = fc.string({ maxLength: 30 }).chain((text) =>
  editsOf(text.length).chain((first) => {
    const { length } = applyEdits(text, first);
    return editsOf(length).map((second) => ({ text, first, second }));
  }),
);

describe("edits: two lists made into one", () => {
  it("come to the same as one after the other", () => {
    fc.assert(
      fc.property(twoLists, ({ text, first, second }) => {
        const expected = applyEdits(applyEdits(text, first), second);
        assert.equal(applyEdits(text, composeEdits(text, first, second)), expected);
      }),
      { numRuns },
    );
  });

  it("leave alone what neither of them touches", () => {
    const first = [{ span: { start: 2, end: 2 }, newText: "[" }];
    const second = [{ span: { start: 5, end: 6 }, newText: "" }];
    assert.deepEqual(composeEdits("abcdefgh", first, second), [
      { span: { start: 2, end: 2 }, newText: "[" },
      { span: { start: 4, end: 5 }, newText: "" },
    ]);
  });

  it("say nothing of text that was put in and taken out again", () => {
    const first = [{ span: { start: 1, end: 1 }, newText: "xy" }];
    const second = [{ span: { start: 1, end: 3 }, newText: "" }];
    assert.deepEqual(composeEdits("ab", first, second), []);
  });
});
