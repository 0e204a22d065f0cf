import assert from "node:assert/strict";
import fc from "fast-check";

describe("properties", () => {
  it("try the same cases in every run, unless more runs are asked for", () => {
    const { seed } = fc.readConfigureGlobal();
    assert.equal(seed !== undefined, process.env.VERBATIM_RUNS === undefined);
  });
});
