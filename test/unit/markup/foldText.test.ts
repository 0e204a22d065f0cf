import assert from "node:assert/strict";
import fc from "fast-check";
import { foldText, type Folding } from "../../../server/markup/foldText";

const FREE: Folding = { isCaseSensitive: false, unitesSigns: true };
const STRICT: Folding = { isCaseSensitive: true, unitesSigns: false };

describe("folding a text for comparing", () => {
  for (const [source, folded] of [
    ["Money", "money"],
    ["Straße", "strasse"],
    ["STRASSE", "strasse"],
    ["STRAẞE", "strasse"],
    ["İstanbul ISPARTA ırmak", "istanbul isparta irmak"],
    ["ΟΔΟΣ οδος οδός", "οδοσ οδοσ οδόσ"],
    ["Café cafe\u0301", "café café"],
    ["“Don’t”\u00a0go", '"don\'t" go'],
    ["ﬁnance", "finance"],
    ["住房 ＡＢ 😀", "住房 ａｂ 😀"],
    ["हिन्दी", "हिन्दी"],
    ["\u1112\u1161\u11ab", "한"],
    ["µ", "μ"],
  ]) {
    it(`makes ${source} into ${folded}`, () => {
      assert.equal(foldText(source, FREE).text, folded);
    });
  }

  it("keeps case, and the sort of signs, where they matter", () => {
    assert.equal(foldText("Don’t “GO”", STRICT).text, "Don’t “GO”");
    assert.equal(foldText("Cafe\u0301", STRICT).text, "Café");
  });

  it("finds the places of characters that became several, or fewer", () => {
    const { text, toSource, toFolded, around } = foldText("Maße cafe\u0301 x", FREE);
    assert.equal(text, "masse café x");
    assert.deepEqual([2, 3, 4, 5].map(toSource), [2, undefined, 3, 4]);
    // Behind the é, which has two units in the source.
    assert.deepEqual([9, 10, 11].map(toSource), [8, 10, 11]);
    assert.equal(toFolded(3), 4);
    assert.equal(toFolded(9), 10, "between a letter and its accent: behind both");
    assert.deepEqual(around(3), { start: 2, end: 3 });
  });

  it("does not part a letter from its diacritic, but a vowel sign from the stem", () => {
    const { toSource } = foldText("e\u0332x", FREE);
    assert.deepEqual([0, 1, 2, 3].map(toSource), [0, undefined, 2, 3]);
    const hindi = foldText("लड़के", FREE);
    assert.notEqual(hindi.toSource(hindi.text.length - 1), undefined);
  });

  it("treats every character alike, alone and beside others", () => {
    const differing: string[] = [];
    for (let code = 0; code < 0x30000; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      if (foldText(character, FREE).text !== alone(character)) differing.push(code.toString(16));
    }
    assert.deepEqual(differing, []);
  });

  it("folds a text to the same whatever its normalisation form and its case", () => {
    fc.assert(
      fc.property(words(), (text) => {
        const { text: folded } = foldText(text, FREE);
        assert.equal(foldText(text.normalize("NFD"), FREE).text, folded);
        assert.equal(foldText(text.normalize("NFC"), FREE).text, folded);
        assert.equal(foldText(folded, FREE).text, folded);
      }),
    );
  });

  it("leads every boundary of the source there and back", () => {
    fc.assert(
      fc.property(words(), (text) => {
        const folded = foldText(text, FREE);
        for (let index = 0; index <= folded.text.length; index++) {
          const source = folded.toSource(index);
          if (source === undefined) continue;
          assert.equal(folded.toFolded(source), index);
          const both = [text.slice(0, source), text.slice(source)];
          assert.equal(both.map((part) => foldText(part, FREE).text).join(""), folded.text);
        }
      }),
    );
  });
});

/** What Unicode says of one character, written down once more in the plainest way. */
function alone(character: string): string {
  const signs: Record<string, string> = { "‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"' };
  Object.assign(signs, { "„": '"', "‟": '"', "\u00a0": " ", "\u2007": " ", "\u202f": " " });
  if (signs[character] !== undefined) return signs[character];
  const folded = [...character.normalize("NFC").toLowerCase().toUpperCase()].map((one) =>
    one.toLowerCase(),
  );
  return folded.join("").replace("i\u0307", "i").normalize("NFC");
}

function words(): fc.Arbitrary<string> {
  const pieces =
    "a B ß ẞ İ ı I i é É e \u0301 \u0307 \u0323 Σ σ ς ﬁ 住 한 \u11ab ก ิ क ि ़ 😀 ’ \u00a0 ' 1".split(
      " ",
    );
  return fc.array(fc.constantFrom(...pieces, " "), { maxLength: 12 }).map((list) => list.join(""));
}
