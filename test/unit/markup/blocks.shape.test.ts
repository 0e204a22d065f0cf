import assert from "node:assert/strict";
import { readBlocks } from "../../../server/markup/blocks";
import { assertLinear } from "../../support/growth";

describe("finding the blocks of one text", () => {
  it("takes time as the text grows", async () => {
    const taskOf = (size: number) => {
      const text = "P1: [a]{.code-0} b [c]{.other}.\n\n".repeat(size);
      return () => assert.equal(readBlocks(text).length, size * 2);
    };
    await assertLinear({ taskOf, size: 1_000 });
  });
});
