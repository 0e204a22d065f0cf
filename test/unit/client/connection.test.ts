import { deepEqual, equal } from "node:assert/strict";
import { createRefresher } from "../../../client/connection/refresher";
import { createRestartPolicy } from "../../../client/connection/restarts";

describe("refresher", () => {
  it("makes one run of the requests of one turn", async () => {
    let runs = 0;
    const refresher = createRefresher(async () => void runs++);
    refresher.request();
    refresher.request();
    await refresher.idle();
    equal(runs, 1);
  });

  it("never loses a request that comes during a run", async () => {
    const seen: number[] = [];
    let state = 1;
    const refresher = createRefresher(async () => {
      const read = state;
      await Promise.resolve();
      seen.push(read);
    });
    refresher.request();
    await Promise.resolve().then(() => Promise.resolve());
    state = 2;
    refresher.request();
    await refresher.idle();
    equal(seen.at(-1), 2);
  });

  it("runs again after it was idle", async () => {
    let runs = 0;
    const refresher = createRefresher(async () => void runs++);
    refresher.request();
    await refresher.idle();
    refresher.request();
    await refresher.idle();
    equal(runs, 2);
  });
});

describe("restarts", () => {
  it("gives up after five deaths in three minutes", () => {
    const policy = createRestartPolicy();
    deepEqual(
      [0, 1, 2, 3, 4].map((time) => policy.died(time)),
      [true, true, true, true, false],
    );
    policy.forget();
    equal(policy.died(5), true);
  });

  it("forgets deaths of long ago", () => {
    const policy = createRestartPolicy();
    for (let minute = 0; minute < 30; minute++) equal(policy.died(minute * 60_000), true);
  });
});
