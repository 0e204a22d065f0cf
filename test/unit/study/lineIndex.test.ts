import assert from "node:assert/strict";
import fc from "fast-check";
import { lineAt, lineIndexOf } from "../../../server/study/lineIndex";

describe("the lines of a text", () => {
  it("end with LF, CRLF or CR", () => {
    const { starts } = lineIndexOf("a\nb\r\nc\rd\r\r\n\n");
    assert.deepEqual([...starts], [0, 2, 5, 7, 9, 11, 12]);
  });

  it("are one where the text is empty", () => {
    assert.deepEqual([...lineIndexOf("").starts], [0]);
    assert.equal(lineAt(lineIndexOf(""), 0), 0);
  });

  it("are found for every offset, whatever line is guessed first", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat({ max: 70 }), (one, guess) => {
        const index = lineIndexOf(one);
        for (let offset = 0; offset <= one.length; offset++) {
          const expected = index.starts.filter((start) => start <= offset).length - 1;
          assert.equal(lineAt(index, offset), expected);
          assert.equal(lineAt(index, offset, Math.min(guess, index.starts.length - 1)), expected);
        }
        const byHand = one.split(/\r\n|\r|\n/).length;
        assert.equal(index.starts.length, byHand);
      }),
    );
  });

  it("are as many as there are in a text of short lines", () => {
    assert.equal(lineIndexOf("\n".repeat(100_000)).starts.length, 100_001);
  });
});
