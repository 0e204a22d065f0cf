// A codebook that breaks while one writes in it keeps its last good figures.
import { deepEqual, match } from "node:assert/strict";
import type { Workbench } from "./driver";
import { openStudy, read } from "./study";

describe("A broken codebook", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
  });

  after(() => workbench?.close());

  it("keeps the last good figures and says where it is broken", async () => {
    const before = read(await workbench.views.rows("Themes"));
    await workbench.openFile("codebook.yaml");
    await workbench.editor.goTo(8, 1);
    await workbench.editor.type("}");
    const problems = await workbench.problems((rows) => rows.length > 1);
    match(problems.join("\n"), /codebook\.yaml/);
    match(problems.join("\n"), /line 8/i);
    deepEqual(read(await workbench.views.rows("Themes")), before);
    match(await workbench.views.message("Themes"), /The codebook in force is the last good one/);
    await workbench.screenshot("codebook-broken");
  });

  it("says nothing more once it is mended", async () => {
    await workbench.openFile("codebook.yaml");
    await workbench.editor.press("Control+Z");
    await workbench.eventually(
      () => workbench.problemSummary(),
      (said) => said === "No Problems",
      "no problems",
    );
    await workbench.eventually(
      () => workbench.views.message("Themes"),
      (said) => said === "",
      "no message",
    );
    await workbench.screenshot("codebook-mended");
  });
});
