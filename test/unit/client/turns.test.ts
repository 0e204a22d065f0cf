import { deepEqual, rejects } from "node:assert/strict";
import { createTurns } from "../../../client/connection/turns";

describe("turns", () => {
  it("starts what is given later only after what was given before has ended", async () => {
    const inTurn = createTurns();
    const seen: string[] = [];
    let end = (): void => undefined;
    const first = inTurn(async () => {
      seen.push("first starts");
      await new Promise<void>((resolve) => (end = resolve));
      seen.push("first ends");
    });
    const second = inTurn(async () => void seen.push("second"));
    await Promise.resolve();
    deepEqual(seen, ["first starts"]);
    end();
    await Promise.all([first, second]);
    deepEqual(seen, ["first starts", "first ends", "second"]);
  });

  it("goes on after what failed, and says so to whoever gave it", async () => {
    const inTurn = createTurns();
    const failed = inTurn(() => Promise.reject(new Error("No")));
    const later = inTurn(() => Promise.resolve("done"));
    await rejects(failed, /No/);
    deepEqual(await later, "done");
  });
});
