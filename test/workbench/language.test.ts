// What the editor offers while one writes: completion, problems with fixes, hovers, definitions.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, placeOf } from "./study";

const FILE = "transcripts/18-foyer-manager.md";

describe("Writing codes", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await openTranscript(workbench, "18-foyer-manager.md");
  });

  after(() => workbench?.close());

  it("offers the codes behind {.", async () => {
    const { line, column } = placeOf(onDisk(workbench, FILE), " We pinned it.");
    await workbench.editor.goTo(line, column + 1);
    await workbench.editor.type("[");
    await workbench.editor.goTo(line, column + 15);
    await workbench.editor.type("]{.");
    const [first] = await workbench.editor.suggested((found) => found.length > 5);
    ok(first?.label);
    await workbench.screenshot("language-completion");
    await workbench.editor.type("sharing");
    const found = await workbench.editor.suggested((rows) => rows.length < 6);
    deepEqual(
      found.map(({ label }) => label),
      ["sharing-staff", "sharing-knowledge", "Add “sharing” to the codebook"],
    );
    await workbench.screenshot("language-completion-typed");
    await workbench.editor.takeSuggestion("sharing-knowledge");
    // Overtypes the brace that the editor may have added.
    await workbench.editor.type("}");
    await workbench.editor.shows("[We pinned it.]{.sharing-knowledge}");
  });

  it("shows an unknown code as a problem, and mends it", async () => {
    // One step to the left of the brace, then the word is rewritten up to a wrong end.
    await workbench.editor.press(
      "ArrowLeft",
      ...Array<string>("knowledge".length).fill("Backspace"),
    );
    await workbench.editor.type("staf");
    await workbench.editor.press("Escape");
    await workbench.eventually(
      () => workbench.problemSummary(),
      (said) => said.includes("Warnings: 1"),
      "a warning",
    );
    const titles = await workbench.editor.codeActions();
    match(titles[0] ?? "", /Change to “sharing-staff” \(Sharing staff and premises\)/);
    ok(titles.some((title) => title.includes("Add “sharing-staf” to the codebook")));
    await workbench.screenshot("language-fixes");
    await workbench.editor.press("Enter");
    await workbench.editor.shows("[We pinned it.]{.sharing-staff}");
    await workbench.eventually(() => workbench.problemSummary(), isClean, "no problems");
  });

  it("shows a code's entry in the codebook when one points at it", async () => {
    const said = await workbench.editor.hover("sharing-staff}");
    await workbench.screenshot("language-hover-code");
    match(said, /Sharing staff and premises/);
    match(said, /are lent, swapped or held in common/);
    await workbench.editor.press("Escape");
  });

  it("shows what words are coded with when one points at them", async () => {
    await openTranscript(workbench, "02-housing-options-manager.md");
    await workbench.editor.goTo(42, 1);
    await workbench.editor.shows("[spreading-blame");
    const said = await workbench.editor.hover("it's minuted that six of us");
    match(said, /Spreading the blame/);
    match(said, /Protection against risk/);
    await workbench.screenshot("language-hover-words");
    await workbench.editor.press("Escape");
  });

  it("goes to a code's entry in the codebook", async () => {
    await workbench.editor.click(".covering-risk}");
    await workbench.editor.press("F12");
    await workbench.editor.opened("codebook.yaml");
    const { line } = placeOf(onDisk(workbench, "codebook.yaml"), "covering-risk:");
    await workbench.editor.selection((text) => text.startsWith(`Ln ${line},`));
    await workbench.screenshot("language-definition");
    await workbench.editor.press("Control+Alt+-");
    await workbench.editor.opened("02-housing-options-manager.md");
  });

  it("peeks at the other passages of a code", async () => {
    await workbench.editor.click(".covering-risk}");
    await workbench.editor.press("Shift+F12");
    const peek = workbench.page.locator(".peekview-widget");
    await peek.locator(".monaco-list-row").first().waitFor();
    equal(await peek.count(), 1);
    await workbench.screenshot("language-references");
    await workbench.editor.press("Escape");
  });
});

function isClean(summary: string): boolean {
  return summary === "No Problems";
}
