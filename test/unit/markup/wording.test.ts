import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTranscript } from "../../../server/markup/parse";
import {
  offsetOfPlace,
  placeOfOffset,
  wordingBetween,
  wordingOf,
} from "../../../server/markup/wording";
import { arbitraryTranscript } from "../../reference/arbitrary";
import { marked, wording } from "./fixture";

/** Section 4 of the markup: the wording, escapes, and places in both directions. */

describe("markup: the wording", () => {
  for (const [text, expected] of [
    ["", ""],
    ["P1: a", "a"],
    ["  a \t b\n  c  ", "a b c"],
    ["a\u00a0 b\u2028c", "a\u00a0 b\u2028c"],
    ["a\n\nb", "a\nb"],
    ["P1:\n\nP2: []{.x}\n\nP3: a", "a"],
    ["a [b]{.x}c [1>]d[<1]{.y} e []{.z}\n", "a bc d e"],
    ["a []{.x} b", "a b"],
    ["a[]{.x}b", "ab"],
    ["[ a ]{.x} b", "a b"],
    ["a\r\nb\rc", "a b c"],
    ["\ufeffa", "a"],
    ["a\ufeff", "a\ufeff"],
    ["😀 [𠮷]{.x}\ud83d", "😀 𠮷\ud83d"],
    // Escapes: a backslash before ASCII punctuation.
    ["\\[a\\]{.x}", "[a]{.x}"],
    ["\\\\ \\* \\a \\\u2026 \\", "\\ * \\a \\\u2026 \\"],
    ["[a \\] b]{.x}", "a ] b"],
    ["[a]\\{.x}", "[a]{.x}"],
    ["\\# a\n\\--- b\n\\::: c", "# a --- b ::: c"],
    // What is malformed or has no partner stays.
    ["a [b]{.1} c]{.x} [1>]d e[<2]{.y} [f", "a [b]{.1} c]{.x} [1>]d e[<2]{.y} [f"],
    ["a]{memo='\\''}", "a]{memo='''}"],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(wording(text), expected));
  }
});

describe("markup: places", () => {
  it("lead from the wording to the file and back", () => {
    const { text, ranges } = marked("P1: ⟦a⟧  [b]{.x}\n\n⟦c⟧ \\⟦]⟧");
    const { wordingMap } = parseTranscript(text);
    assert.deepEqual(
      [0, 4, 6].map((place) => offsetOfPlace(wordingMap, place)),
      ranges.map(({ start }) => start),
    );
    assert.deepEqual(
      ranges.map(({ start }) => placeOfOffset(wordingMap, start)),
      [0, 4, 6],
    );
    assert.equal(placeOfOffset(wordingMap, 0), 0);
    assert.equal(placeOfOffset(wordingMap, text.length), 7);
  });

  it("of a passage are those of its first and last character", () => {
    const { text, ranges } = marked("P1: [ ⟦a <!-- c --> b⟧ ]{.x}");
    const [passage] = parseTranscript(text).passages;
    assert.deepEqual(passage.words, ranges[0]);
    assert.deepEqual([passage.start, passage.end], [0, 3]);
  });

  it("cut the wording into parts", () => {
    fc.assert(
      fc.property(arbitraryTranscript, fc.nat(), fc.nat(), (text, one, other) => {
        const transcript = parseTranscript(text);
        const whole = wordingOf(transcript);
        const [start, end] = [one % (whole.length + 1), other % (whole.length + 1)].sort(
          (a, b) => a - b,
        );
        assert.equal(wordingBetween(transcript, start, end), whole.slice(start, end));
      }),
    );
  });

  it("lead back to themselves", () => {
    fc.assert(
      fc.property(arbitraryTranscript, (text) => {
        const transcript = parseTranscript(text);
        const whole = wordingOf(transcript);
        for (let place = 0; place < whole.length; place++) {
          if (" \n".includes(whole[place])) continue;
          const offset = offsetOfPlace(transcript.wordingMap, place);
          assert.equal(text[offset], whole[place]);
          assert.equal(placeOfOffset(transcript.wordingMap, offset), place);
        }
      }),
    );
  });
});
