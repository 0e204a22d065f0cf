// A server that dies is started again, and the views keep the last figures.
import { execFileSync } from "node:child_process";
import { deepEqual, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { openStudy, openTranscript, read } from "./study";

const canFindServers = process.platform !== "win32";

(canFindServers ? describe : describe.skip)("A server that dies", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
  });

  after(() => workbench?.close());

  it("is started again, and the figures are right", async () => {
    const before = read(await workbench.views.rows("Themes"));
    const servers = ownServers();
    ok(servers.length > 0);
    for (const server of servers) process.kill(server, "SIGKILL");
    await workbench.eventually(
      async () => ownServers().filter((server) => !servers.includes(server)),
      (fresh) => fresh.length > 0,
      "another server",
    );
    await openTranscript(workbench, "18-foyer-manager.md");
    await workbench.editor.goTo(33);
    await workbench.editor.press("End");
    await workbench.editor.type(" []{.sharing-staff}");
    const rows = await workbench.views.rows("Themes", (found) =>
      found.some(({ description }) => description === "13 cases · 65 passages"),
    );
    deepEqual(rows.length, before.length);
    await workbench.screenshot("server-again");
  });
});

/** The language servers below this test run, by their process ids. */
function ownServers(): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const all = table.split("\n").flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return args ? [{ pid: Number(pid), parent: Number(parent), args }] : [];
  });
  const below = new Set([process.pid]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all
    .filter(({ pid, args }) => below.has(pid) && /[\\/]dist[\\/]server\.js\b/.test(args))
    .map(({ pid }) => pid);
}
