// The Transcripts and Cases views: how far each interview is, and who was asked.
import { deepEqual, equal, match } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, onDisk, openStudy, placeOf } from "./study";

describe("Transcripts and cases", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
    await workbench.views.foldView("Themes");
  });

  after(() => workbench?.close());

  it("says of each transcript how much is coded", async () => {
    const rows = await workbench.views.rows("Transcripts", (found) => found.length === 18);
    equal(rows.find(has("02-housing-options-manager"))?.description, "68% coded · L02 · coded");
    const last = rows.find(has("18-foyer-manager"));
    equal(last?.description, "0% coded · 17 uncoded · L12 · reading");
    match(last?.ariaLabel ?? "", /^18-foyer-manager, 0% coded, 17 uncoded, L12, reading/);
    await workbench.screenshot("transcripts");
  });

  it("lists uncoded paragraphs, and goes to the one that is clicked", async () => {
    await workbench.views.expand("Transcripts", "18-foyer-manager");
    const rows = await workbench.views.rows("Transcripts", (found) =>
      found.some(({ level }) => level === 2),
    );
    match(rows.find(({ level }) => level === 2)?.label ?? "", /^So it's thirty-six flats/);
    await workbench.views.rowStarting("Transcripts", "Care leavers").click();
    await workbench.editor.opened("18-foyer-manager.md");
    const text = onDisk(workbench, "transcripts/18-foyer-manager.md");
    const { line, column } = placeOf(text, "Care leavers, about a third.");
    await workbench.editor.selection((said) => said === `Ln ${line}, Col ${column}`);
    await workbench.screenshot("transcripts-uncoded");
  });

  it("lists the cases with their attributes", async () => {
    const { views } = workbench;
    await views.foldView("Transcripts");
    await views.focusView("Cases");
    await views.rows("Cases", (rows) => rows.length === 19);
    await views.expand("Cases", "L02");
    const rows = await views.rows("Cases", (found) => found.some(({ level }) => level === 2));
    const children = rows.filter(({ level }) => level === 2);
    deepEqual(
      children.map(({ label }) => label),
      [
        "level",
        "sector",
        "agency",
        "authority",
        "region",
        "interviewed",
        "02-housing-options-manager",
      ],
    );
    await workbench.screenshot("cases");
  });
});
