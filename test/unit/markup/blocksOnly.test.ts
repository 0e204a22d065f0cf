import assert from "node:assert/strict";
import fc from "fast-check";
import { readBlocks } from "../../../server/markup/blocks";
import { parseTranscript } from "../../../server/markup/parse";
import { arbitraryStudy } from "../../reference/arbitrary";
import { runs } from "../../support/runs";

describe("reading only the blocks", () => {
  it("finds those of the passages of the whole reading, in their order", () => {
    fc.assert(
      fc.property(arbitraryStudy, (files) => {
        for (const text of files.values()) {
          const whole = parseTranscript(text).passages.map(({ block }) => block);
          assert.deepEqual(readBlocks(text), whole);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
