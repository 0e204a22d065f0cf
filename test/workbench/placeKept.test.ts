// Trees keep their place while one types: what is open, selected and in view stays.
import { deepEqual, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, onDisk, openStudy, openTranscript, placeOf } from "./study";
import type { TreeRow } from "./views";

describe("Themes view while one types", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
    await openTranscript(workbench, "18-foyer-manager.md");
  });

  after(() => workbench?.close());

  it("keeps what is open, selected and in view", async () => {
    const { views, editor } = workbench;
    await views.expand("Themes", "Local motives");
    await views.select("Themes", "Pooling resources");
    await views.expand("Themes", "Sharing knowledge of clients");
    await views.row("Themes", "Sharing knowledge of clients").hover();
    await workbench.page.mouse.wheel(0, 66);
    const { line } = placeOf(onDisk(workbench, "transcripts/18-foyer-manager.md"), "We pinned it.");
    const before = await views.rows("Themes", (rows) => !rows.some(has("Context")));
    await editor.goTo(line);
    await editor.press("End");
    await editor.type(" []{.sharing-knowledge}");
    await editor.selection((text) => text.startsWith(`Ln ${line},`));
    const after = await views.rows("Themes", (rows) =>
      Boolean(rows.find(has("Pooling resources"))?.description.startsWith("12 cases · 29")),
    );
    // The new passage is the last one; nothing above it has moved.
    const added = after.findIndex(({ label }) => label.startsWith("They'd got a thirty-four."));
    ok(added > 5);
    deepEqual(after.slice(0, added).map(place), before.slice(0, added).map(place));
    ok(after.find(has("Pooling resources"))?.selected);
    await workbench.screenshot("place-kept");
  });
});

function place({ label, level, expanded, selected }: TreeRow): unknown {
  return { label, level, expanded, selected };
}
