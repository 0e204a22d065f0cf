import assert from "node:assert/strict";
import { wordsIn } from "../../../../server/markup/edits/code";
import { codeMany } from "../../../../server/markup/edits/codeMany";
import { recodeMany, type Recoding } from "../../../../server/markup/edits/recodeMany";
import { applyEdits } from "../../../../server/markup/edits/edit";
import { keyOfCoding } from "../../../../server/markup/edits/verify";
import { parseTranscript } from "../../../../server/markup/parse";
import { wordingChanges } from "../../../../server/markup/wordingChanges";
import { assertLinear } from "../../../support/growth";
import { marked } from "../fixture";

/** Reading the text anew for each passage would take the square of the time. */
describe("many passages of a transcript take time in proportion to their number", () => {
  it("to code them", async () => {
    const taskOf = (size: number) => {
      const { text, ranges } = marked("P1: ⟦some⟧ words\n\n".repeat(size));
      const transcript = parseTranscript(text);
      const wishes = ranges.map((range) => ({ stretch: wordsIn(transcript, range)!, code: "x" }));
      return () => assert.deepEqual(codeMany(transcript, wishes).refused, []);
    };
    await assertLinear({ taskOf, size: 250 });
  });

  it("to refuse those that lie inside of an escape, and to write ranges where brackets stand", async () => {
    const taskOf = (size: number) => {
      const transcript = parseTranscript(
        `P1: ${"some \\] words\n\nP1: (a [b c)\n\nP1: ".repeat(size)}`,
      );
      const wishes = transcript.paragraphs.flatMap(({ wordingStart, wordingEnd }, index) => {
        const [start, end] = index % 2 === 0 ? [5, 6] : [3, 5];
        const stretch = { start: wordingStart + start, end: wordingStart + end };
        return wordingEnd > wordingStart ? [{ stretch, code: "x" }] : [];
      });
      return () => {
        const { edits, refused } = codeMany(transcript, wishes);
        assert.deepEqual(
          refused.map(({ index }) => index),
          Array.from({ length: size }, (_, at) => at * 2),
        );
        const after = parseTranscript(applyEdits(transcript.text, edits));
        assert.equal(after.codings.length, size);
        assert.equal(after.passages[0]!.form, "range");
      };
    };
    await assertLinear({ taskOf, size: 100 });
  });

  it("to give them other codes", async () => {
    const taskOf = (size: number) => {
      const transcript = parseTranscript(`P: ${"[We wait]{.a} for it ".repeat(size)}\n`);
      const wishes = transcript.codings.map((coding): Recoding => ({
        ...keyOfCoding(coding),
        action: "replace",
        to: "b",
      }));
      return () => assert.deepEqual(recodeMany(transcript, wishes).refused, []);
    };
    await assertLinear({ taskOf, size: 250 });
  });
});

describe("what changed in the wording", () => {
  it("takes time in proportion to the length, however much differs", async () => {
    const text = (size: number, word: string) => `${word} other `.repeat(size);
    const taskOf = (size: number) => {
      const [before, now] = [text(size, "one"), text(size, "two")];
      return () => wordingChanges(before, now);
    };
    await assertLinear({ taskOf, size: 5_000 });
  });
});
