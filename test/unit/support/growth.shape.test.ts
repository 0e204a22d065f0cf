import assert from "node:assert/strict";
import { assertConstant, assertLinear } from "../../support/growth";

describe("looking at the shape of time", () => {
  const constant = () => () => work(1_000);
  const linear = (size: number) => () => work(size * 100);
  const quadratic = (size: number) => () => work(size * size);

  it("lets through what grows as the size does, or less", async () => {
    await assertLinear({ taskOf: linear, size: 100 });
    await assertLinear({ taskOf: constant, size: 100 });
    await assertConstant({ taskOf: constant, size: 100 });
  });

  it("fails where time grows by the square", async () => {
    const growth = assertLinear({ taskOf: quadratic, size: 150, what: "Squares" });
    await assert.rejects(growth, /^AssertionError.*: Squares took over 64 times as long at 16/);
  });

  it("fails where time grows though it should not", async () => {
    const growth = assertConstant({ taskOf: linear, size: 100 });
    await assert.rejects(growth, /took over 4 times as long at 16 times the size/);
  });

  it("fails where waiting grows by the square, too", async () => {
    const taskOf = (size: number) => async () => {
      for (let round = 0; round < size; round++) await Promise.resolve(work(size));
    };
    await assert.rejects(assertLinear({ taskOf, size: 100 }), /took over 64 times as long/);
  });

  it("does not let one bad moment decide", async () => {
    let run = 0;
    const disturbed = (size: number) => () => work(size * (size > 100 && run++ < 3 ? 1_000 : 100));
    await assertLinear({ taskOf: disturbed, size: 100 });
    assert.ok(run > 3, "it was tried again");
  });
});

/** Adds up so many numbers; the sum is looked at, so that no compiler leaves the work out. */
function work(amount: number): void {
  let sum = 0;
  for (let index = 0; index < amount; index++) sum = (sum + index * index) % 1_000_003;
  assert.ok(sum >= 0);
}
