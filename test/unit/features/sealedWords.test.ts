import assert from "node:assert/strict";
import { correctionsOf, MOST_CORRECTIONS } from "../../../server/features/sealedWords";
import { parseTranscript } from "../../../server/markup/parse";
import { lineIndexOf } from "../../../server/study/lineIndex";

describe("the corrections of a transcript", () => {
  it("are told one by one, as few as they are", () => {
    assert.deepEqual(correctionsIn(saying("money", 2), saying("monkey", 2)), [
      "1: “money” became “monkey” since this transcript was sealed.",
      "3: “money” became “monkey” since this transcript was sealed.",
    ]);
  });

  it("say how many more there are", () => {
    const all = correctionsIn(twice("money", 300), twice("monkey", 300));
    assert.equal(all.length, MOST_CORRECTIONS);
    // 250 paragraphs have two each; then the work is bounded, and 50 paragraphs are one each.
    assert.match(all.at(-1) ?? "", / 50 more places in this file are not listed\.$/);
  });

  it("end with all that is left where very many paragraphs changed", () => {
    const all = correctionsIn(saying("money", 2_000), saying("monkey", 2_000));
    assert.equal(all.length, MOST_CORRECTIONS);
    assert.match(all.at(-1) ?? "", /^999: .* Too much differs here to tell single words\.$/);
    assert.equal(all[498], "997: “money” became “monkey” since this transcript was sealed.");
  });

  it("give no number where very many paragraphs changed in several places each", () => {
    const all = correctionsIn(twice("money", 2_000), twice("monkey", 2_000));
    assert.equal(all.length, MOST_CORRECTIONS);
    assert.match(all.at(-1) ?? "", / More places in this file are not listed\.$/);
  });
});

function saying(word: string, paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, at) => `P1: ${at} has ${word} now`).join("\n\n");
}

function twice(word: string, paragraphs: number): string {
  return saying(`${word} and then ${word}`, paragraphs);
}

/** Each correction as its line and its message. */
function correctionsIn(before: string, now: string): string[] {
  const [earlier, transcript] = [parseTranscript(before), parseTranscript(now)];
  const context = { transcript, lines: lineIndexOf(now) };
  return correctionsOf(context, earlier).map(
    ({ range, message }) => `${range.start.line + 1}: ${message}`,
  );
}
