import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../../../server/markup/edits/edit";
import { changesToRestore, restoreWords } from "../../../../server/markup/edits/restore";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingOf } from "../../../../server/markup/wording";
import { arbitraryNoise, arbitraryPart, arbitraryTranscript } from "../../../reference/arbitrary";
import { runs } from "../../../support/runs";

/** Section 7 of the markup: what was sealed comes back to the byte, and nothing else changes. */

const numRuns = runs(500);

function restored(before: string, now: string): string {
  const result = restoreWords(parseTranscript(now), parseTranscript(before));
  return "reason" in result ? result.reason : applyEdits(now, result.edits);
}

/** What was, what a hand made of it, and what comes back where that is not what was. */
const CASES: readonly (readonly [what: string, before: string, now: string, back?: string])[] = [
  ["a word", "P1: Money gets [tighter]{.a}.\n", "P1: Monkey gets [tighter]{.a}.\n"],
  ["a word in a passage", "P1: [Money gets]{.a} tight.\n", "P1: [Monkey gets]{.a} tight.\n"],
  ["the word of a passage", "P1: [Money]{.a} gets.\n", "P1: [Monkey]{.a} gets.\n"],
  ["a word added at the end of a passage", "P1: [we a]{.a} x\n", "P1: [we a b]{.a} x\n"],
  ["a word added before a blank in a passage", "P1: [a ]{.a}x\n", "P1: [a b ]{.a}x\n"],
  ["words added at ends", "P1: [a]{.a} c [d]{.b} e\n", "P1: [a b]{.a} c [d b]{.b} e\n"],
  ["a word added before a passage", "P1: x [a]{.a} e\n", "P1: x y [a]{.a} e\n"],
  ["a word added at its start", "P1: x [a]{.a} e\n", "P1: x [y a]{.a} e\n"],
  ["the word before a passage and in it", "P1: we ran [so far]{.a}\n", "P1: we run [to far]{.a}\n"],
  ["the whole passage and the word before", "P1: ran [so]{.a} far\n", "P1: run [to]{.a} far\n"],
  ["letters beside a coded part of a word", "P1: a[b]{.a}c\n", "P1: a[b]{.a}d\n"],
  ["characters of two units", "P1: a[b]{.a}\u{1F600}c\n", "P1: a[b]{.a}\u{1F601}c\n"],
  ["a missing word", "P1: It gets tighter every year.\n", "P1: It gets tighter year.\n"],
  ["an added word", "P1: It gets tighter year.\n", "P1: It gets tighter every year.\n"],
  [
    "an added, coded word",
    "P1: It gets by.\n",
    "P1: It gets [just]{.a} by.\n",
    "P1: It gets by.\n",
  ],
  [
    "a word that was coded since",
    "P1: It gets by.\n",
    "P1: It [got]{.a} by.\n",
    "P1: It [gets]{.a} by.\n",
  ],
  ["a word between passages", "P1: [a]{.x} b [c]{.y}\n", "P1: [a]{.x} [c]{.y}\n"],
  [
    "the end of a passage",
    "P1: [so be it]{.x} then\n",
    "P1: [so be]{.x} then\n",
    "P1: [so be]{.x} it then\n",
  ],
  [
    "inside overlapping ranges",
    "P1: [1>]a [b c[<1]{.x} d]{.y} e\n",
    "P1: [1>]a [b z[<1]{.x} d]{.y} e\n",
  ],
  ["brackets", "P1: he said [laughs] so\n", "P1: he said so\n"],
  ["what would become a passage", "P1: a \\[b\\]\\{.c\\} d\n", "P1: a d\n"],
  ["what would be a comment", "P1: a \\<!-- b --> d\n", "P1: a d\n"],
  ["a backslash", "P1: a \\\\* d\n", "P1: a d\n"],
  ["what would be a label", "P1: a\n\nWell\\: yes\n", "P1: a\n"],
  ["what would be a heading", "P1: a\n\n\\# yes\n", "P1: a\n"],
  ["a missing paragraph with its label", "P1: a\n\nP2: b [c]{.x}\n\nP1: d\n", "P1: a\n\nP1: d\n"],
  ["a missing first paragraph", "P1: a\n\nP2: b\n", "P2: b\n"],
  ["a missing last paragraph", "P1: a\n\nP2: b\n", "P1: a\n"],
  ["an emptied paragraph", "P1: a\n\nP2: b c\n\nP1: d\n", "P1: a\n\nP2: \n\nP1: d\n"],
  [
    "an added paragraph",
    "P1: a\n\nP1: d\n",
    "P1: a\n\nP2: [b]{.x} []{.y}\n\nP1: d\n",
    "P1: a\n\nP1: d\n",
  ],
  ["an added first paragraph", "P1: d\n", "P2: b\n\nP1: d\n"],
  ["paragraphs that were joined", "P1: a b\n\nP2: c d\n", "P1: a b c d\n"],
  ["a paragraph that was parted", "P1: a b c d\n", "P1: a b\n\nP2: c d\n"],
  ["words in two paragraphs", "P1: a b\n\nP2: c d\n", "P1: a x\n\nP2: y d\n"],
  ["everything", "P1: a b\n\nP2: c d\n", ""],
  ["line breaks of the file", "P1: a\r\n\r\nP2: b\r\n\r\nP1: c\r\n", "P1: a\r\n\r\nP1: c\r\n"],
  ["the form of a character", "P1: caf\u00e9 a\n", "P1: cafe\u0301 b\n"],
];

describe("edits: giving back sealed words", () => {
  for (const [what, before, now, back = before] of CASES) {
    it(what, () => assert.equal(restored(before, now), back));
  }

  it("keeps a comment and a memo in what is taken out", () => {
    const now = "P1: a\n\nP2: b <!-- memo: why -->\n\nP1: d\n";
    const after = restored("P1: a\n\nP1: d\n", now);
    assert.equal(wordingOf(parseTranscript(after)), "a\nd");
    assert.ok(after.includes("<!-- memo: why -->"));
  });

  it("says why not where a heading would have to go", () => {
    assert.match(restored("P1: a b\n", "P1: a\n\n# H\n\nP1: b\n"), /cannot be put back/);
  });

  it("says why not where a code would be lost with the word that it stands on", () => {
    assert.match(restored("P1: a[b]{.a}c\n", "P1: x[y]{.a}z\n"), /without touching a code/);
  });

  it("takes back one change and leaves the others", () => {
    const before = parseTranscript("P1: one two three four five\n");
    const now = parseTranscript("P1: 1 two 3 four 5\n");
    const changes = changesToRestore(now, before);
    const result = restoreWords(now, before, changes[1]);
    assert.ok("edits" in result);
    assert.equal(changes.length, 3);
    assert.equal(applyEdits(now.text, result.edits), "P1: 1 two three four 5\n");
  });

  const anyText = fc.oneof(
    { weight: 3, arbitrary: arbitraryTranscript },
    { weight: 1, arbitrary: arbitraryNoise },
  );
  const anyMess = fc.array(
    fc.record({
      at: arbitraryPart,
      length: fc.nat({ max: 30 }),
      text: fc.constantFrom(
        "",
        "x",
        " new words ",
        "\n\n",
        "[",
        "]",
        "P9: ",
        "{.a}",
        "\\",
        "# ",
        "<!--",
      ),
    }),
    { minLength: 1, maxLength: 4 },
  );

  it("gives back exactly the earlier words, or says why not, whatever was done to the file", () => {
    let done = 0;
    fc.assert(
      fc.property(anyText, anyMess, (text, mess) => {
        let changed = text;
        for (const { at, length, text: put } of mess) {
          const start = Math.round(at * changed.length);
          changed = changed.slice(0, start) + put + changed.slice(start + length);
        }
        const [before, now] = [parseTranscript(text), parseTranscript(changed)];
        const result = restoreWords(now, before);
        if ("reason" in result) return assert.ok(result.reason.length > 20);
        done++;
        const after = parseTranscript(applyEdits(changed, result.edits));
        assert.equal(wordingOf(after), wordingOf(before));
      }),
      { numRuns },
    );
    assert.ok(done > numRuns / 3, `${done} of ${numRuns} could be given back`);
  });

  /** The stretches of the file that are words of one piece, and the words they are replaced by. */
  const anyTypo = fc.record({
    at: arbitraryPart,
    word: fc.constantFrom("x", "monkeys", "", "a b", "钱"),
  });

  it("always gives back words that were mistyped, with every code in place", () => {
    fc.assert(
      fc.property(
        arbitraryTranscript,
        fc.array(anyTypo, { minLength: 1, maxLength: 3 }),
        (text, typos) => {
          let changed = text;
          for (const { at, word } of typos) {
            const { words, wordingMap: map } = parseTranscript(changed);
            const index = Math.floor(at * words.starts.length);
            const piece = map.places.findLastIndex((place) => place <= words.starts[index]);
            if (piece < 0) continue;
            const start = map.offsets[piece] + words.starts[index] - map.places[piece];
            const length = words.ends[index] - words.starts[index];
            if (word === "" || words.ends[index] > map.places[piece] + map.lengths[piece]) continue;
            changed = changed.slice(0, start) + word + changed.slice(start + length);
          }
          const [before, now] = [parseTranscript(text), parseTranscript(changed)];
          // A word that was a part of a label or of a broken block, say, changes more than words.
          fc.pre(now.codings.length === before.codings.length);
          fc.pre(now.speakers.length === before.speakers.length);
          fc.pre(now.passages.length === before.passages.length);
          fc.pre(now.paragraphs.length === before.paragraphs.length);
          const result = restoreWords(now, before);
          if ("reason" in result)
            assert.fail(`${JSON.stringify(text)}\n${JSON.stringify(changed)}`);
          const after = parseTranscript(applyEdits(changed, result.edits));
          assert.equal(wordingOf(after), wordingOf(before));
          const codings = ({ codings: all }: typeof before) =>
            all.map(({ code, by, passage: { start, end } }) => [code, by, start, end]);
          assert.equal(codings(after).length, codings(before).length);
        },
      ),
      { numRuns },
    );
  });
});
