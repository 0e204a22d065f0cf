import assert from "node:assert/strict";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingOf } from "../../../server/markup/wording";
import { cutWords } from "../../../server/markup/wordCutter";

/** Words, as section 3 of the counting rules cuts them. */

const cases: readonly (readonly [text: string, ...words: string[]])[] = [
  [""],
  ["… — !"],
  ["We waited", "We", "waited"],
  ["didn't didn’t", "didn't", "didn’t"],
  ["multi-agency 3.5 1,000", "multi-agency", "3.5", "1,000"],
  ["a--b a.-b a-'b", "a", "b", "a", "b", "a", "b"],
  ["'a' -b- c.", "a", "b", "c"],
  ["a.b.c", "a.b.c"],
  ["a_b a/b a:b", "a", "b", "a", "b", "a", "b"],
  ["e\u0301te\u0301 \u0301", "e\u0301te\u0301", "\u0301"],
  ["½ ٣ Ⅳ", "½", "٣", "Ⅳ"],
  ["مرحبا بك", "مرحبا", "بك"],
  ["Über-ich", "Über-ich"],
  ["한국어 말", "한국어", "말"],
  ["住房", "住房"],
  ["住房。住房", "住房", "住房"],
  ["abc住房1", "abc", "住房", "1"],
  ["a-住", "a", "住"],
  ["カー", "カー"],
  ["ราคา", "ราคา"],
  ["𠮷", "𠮷"],
  ["葛\u{e0100}", "葛\u{e0100}"],
  ["😀a\ud83db", "a", "b"],
  ["𝒳y", "𝒳y"],
];

function wordsIn(text: string): string[] {
  const { starts, ends } = cutWords(text);
  return Array.from(starts, (start, index) => text.slice(start, ends[index]));
}

describe("markup: words", () => {
  for (const [text, ...words] of cases) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(wordsIn(text), words);
      const transcript = parseTranscript(text);
      const speech = wordingOf(transcript);
      const { starts, ends } = transcript.words;
      const read = Array.from(starts, (start, index) => speech.slice(start, ends[index]));
      assert.deepEqual(read, words);
    });
  }

  it("do not reach over paragraphs", () => {
    const { words } = parseTranscript("multi-\n\nagency");
    assert.deepEqual([...words.starts], [0, 7]);
  });

  it("are not cut by markup", () => {
    const { words, passages } = parseTranscript("mul[ti]{.x}-a[1>]gency b[<1]{.y}");
    assert.deepEqual(
      [[...words.starts], [...words.ends]],
      [
        [0, 13],
        [12, 14],
      ],
    );
    assert.deepEqual(
      passages.map(({ firstWord, endWord }) => [firstWord, endWord]),
      [
        [0, 1],
        [0, 2],
      ],
    );
  });

  it("of a long stretch without blanks are all there", () => {
    const { starts, ends } = cutWords("住房".repeat(2_500));
    assert.equal(starts[0], 0);
    assert.equal(ends[ends.length - 1], 5_000);
  });
});
