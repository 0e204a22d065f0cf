// An empty folder: what the views say, and a study made from it.
import { match, ok } from "node:assert/strict";
import { mkdirSync } from "node:fs";
import type { Workbench } from "./driver";
import { openWorkbench } from "./driver";
import { has, onDisk } from "./study";

const EMPTY = "out/empty";

describe("New study", () => {
  let workbench: Workbench;

  before(async () => {
    mkdirSync(EMPTY, { recursive: true });
    workbench = await openWorkbench({ folder: EMPTY });
    await workbench.views.openContainer("Verbatim");
  });

  after(() => workbench?.close());

  it("is offered where there is no codebook", async () => {
    const says = (view: string, text: string): Promise<unknown> =>
      workbench.eventually(
        () => workbench.views.welcome(view),
        (said) => said.includes(text),
        `the welcome text of ${view}`,
      );
    await says("Themes", "This folder has no codebook yet.");
    await says("Transcripts", "Transcripts are listed here once there is a study.");
    await workbench.views.focusView("Cases");
    await says("Cases", "Cases are listed here once there is a study.");
    await workbench.screenshot("new-study-welcome");
  });

  it("writes a codebook and a first transcript", async () => {
    await workbench.runCommand("Verbatim: New study");
    await workbench.editor.opened("first-interview.md");
    match(onDisk(workbench, "codebook.yaml"), /^# The codebook of this study/);
    const rows = await workbench.views.rows("Themes", (found) => found.some(has("Finding time")));
    ok(rows.some(has("Outside themes")));
    await workbench.editor.shows("I remember how quiet it was");
    await workbench.views.rows("Transcripts", (found) => found.some(has("first-interview")));
    await workbench.screenshot("new-study-done");
  });

  it("starts a further transcript", async () => {
    await workbench.runCommand("Verbatim: New transcript…");
    await workbench.quickInput.type("p02");
    await workbench.quickInput.accept();
    await workbench.editor.opened("p02.md");
    await workbench.views.rows("Transcripts", (found) => found.some(has("p02")));
    await workbench.screenshot("new-study-second");
  });
});
