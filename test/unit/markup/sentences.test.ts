import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTranscript } from "../../../server/markup/parse";
import { sentenceAt, sentencesOf } from "../../../server/markup/sentences";
import { wordingBetween } from "../../../server/markup/wording";
import { arbitraryTranscript } from "../../reference/arbitrary";
import { marked } from "./fixture";

/** The sentence at the cursor `⟦⟧`, as its words. */
function sentence(source: string): string | undefined {
  const { text, ranges } = marked(source);
  const transcript = parseTranscript(text);
  const found = sentenceAt(transcript, ranges[0].start);
  return found && wordingBetween(transcript, found.start, found.end);
}

const LONG = `Word ${"word ".repeat(5_000)}end.`;

describe("the sentence at a cursor", () => {
  const examples: readonly (readonly [string, string | undefined])[] = [
    ["P1: One. T⟦⟧wo? Three!", "Two?"],
    ["P1: One.⟦⟧ Two?", "One."],
    ["P1: One. ⟦⟧Two?", "Two?"],
    ["P⟦⟧1: One. Two?", "One."],
    ["P1: One. Two?⟦⟧", "Two?"],
    ["P1: On[e.]{.x} T⟦⟧w[o and\nthree?]{.y} Four.", "Two and three?"],
    ["P1: One [two.]{.⟦⟧x} Three.", "Three."],
    ["P1: 今日は。明⟦⟧日も。", "明日も。"],
    [`P1: First. ⟦⟧${LONG} Last.`, LONG],
    ["# A ⟦⟧heading", undefined],
    ["P1: One.\n\n⟦⟧\n\nP2: Two.", undefined],
  ];
  for (const [source, expected] of examples) {
    it(JSON.stringify(source.slice(0, 60)), () => assert.equal(sentence(source), expected));
  }
});

describe("the sentences of a paragraph", () => {
  it("stand in order, share nothing, and leave nothing but blanks between them", () => {
    fc.assert(
      fc.property(arbitraryTranscript, (text) => {
        const transcript = parseTranscript(text);
        for (const paragraph of transcript.paragraphs) {
          let end = paragraph.wordingStart;
          for (const one of sentencesOf(transcript, paragraph)) {
            assert.ok(one.start >= end && one.end > one.start);
            assert.match(wordingBetween(transcript, end, one.start), /^\s*$/);
            end = one.end;
          }
          assert.match(wordingBetween(transcript, end, paragraph.wordingEnd), /^\s*$/);
        }
      }),
    );
  });
});
