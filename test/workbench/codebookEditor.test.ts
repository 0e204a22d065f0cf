// Writing in codebook.yaml: suggestions, hovers, outline, folding, colours, figures, and changes by Ctrl+.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, onDisk, openStudy, placeOf } from "./study";

describe("The codebook in the editor", () => {
  let workbench: Workbench;
  let original: string;

  beforeEach(async () => {
    workbench ??= await openStudy({ size: { width: 1440, height: 900 } });
    original ??= onDisk(workbench, "codebook.yaml");
    await workbench.openFile("codebook.yaml");
  });

  after(() => workbench?.close());

  const goBehind = async (text: string): Promise<void> => {
    const { line, column, length } = placeOf(original, text);
    await workbench.editor.goTo(line, column + length);
  };

  it("suggests the keys of an entry that it does not have yet, and values", async () => {
    await goBehind("    replacedBy: guarding-turf");
    await workbench.editor.press("Enter");
    const keys = await workbench.editor.suggest();
    const labels = keys.map(({ label }) => label);
    ok(labels.includes("color"), labels.join(", "));
    ok(!labels.includes("definition"), labels.join(", "));
    await workbench.editor.press("Escape");
    await workbench.editor.press("ControlOrMeta+Z");
    await goBehind("    replacedBy: ");
    const ids = await workbench.editor.suggest();
    await workbench.screenshot("codebook-suggest-ids");
    ok(
      ids.some(({ label }) => label === "guarding-turf"),
      JSON.stringify(ids),
    );
    await workbench.editor.press("Escape");
  });

  it("shows an entry where one points at its id", async () => {
    await goBehind("    replacedBy: ");
    const said = await workbench.editor.hover("silo-thinking");
    match(said, /Silo thinking/);
    match(said, /Departments see only their own side of a problem/);
    await workbench.screenshot("codebook-hover");
    await workbench.editor.press("Escape");
  });

  it("lists its entries as symbols", async () => {
    await workbench.editor.press("ControlOrMeta+Shift+O");
    await workbench.quickInput.type("@Large prov");
    const found = await workbench.quickInput.choices((rows) => rows.length === 1);
    equal(found[0]?.label.trim(), "large-providers");
    await workbench.quickInput.accept();
    const { line } = placeOf(original, "  large-providers:");
    await workbench.editor.selection((said) => said.startsWith(`Ln ${line}, `));
  });

  it("folds an entry with all that is below it", async () => {
    await workbench.editor.goTo(16, 7);
    await workbench.editor.press("Control+Shift+[");
    const gone = (lines: string[]) => !lines.some((text) => text.includes("powerful-win:"));
    const lines = await workbench.eventually(() => workbench.editor.visibleLines(), gone, "folded");
    ok(lines.some((text) => text.includes("limited-resources:")));
    await workbench.screenshot("codebook-folded");
    await workbench.editor.press("Control+Shift+]");
    await workbench.editor.shows("powerful-win:");
  });

  it("paints colours, and opens the picker for one", async () => {
    await workbench.editor.goTo(13, 1);
    const box = workbench.page.locator(
      ".editor-group-container.active .colorpicker-color-decoration",
    );
    await box.first().waitFor();
    await box.first().click();
    const picker = workbench.page.locator(".colorpicker-widget");
    await picker.getByText('"#0072b2"').first().waitFor();
    await workbench.screenshot("codebook-color");
    await workbench.editor.press("Escape");
  });

  it("opens the passages of an entry by the figures above it", async () => {
    await workbench.editor.goTo(placeOf(original, "  large-providers:").line, 3);
    const { page } = workbench;
    const lenses = page.locator(".contentWidgets a, .codelens-decoration a");
    const lens = lenses.getByText("2 cases · 3 passages · draft", { exact: true });
    const peek = page.locator(".peekview-widget");
    // A click gets lost where the lens is drawn anew under it, so a person clicks again.
    const clickUntilOpen = async (tries: number): Promise<void> => {
      await lens.click();
      const opened = peek.waitFor({ timeout: 5_000 });
      return tries > 1 ? opened.catch(() => clickUntilOpen(tries - 1)) : opened;
    };
    await clickUntilOpen(3);
    await peek.locator(".monaco-list-row").first().waitFor();
    await workbench.screenshot("codebook-lens");
    match(await peek.locator(".peekview-title").innerText(), /\(3\)/);
    await workbench.editor.press("Escape");
  });

  it("offers every change of an entry by Ctrl+., and does it", async () => {
    await workbench.editor.goTo(placeOf(original, "  large-providers:").line, 6);
    await workbench.editor.press("Control+.");
    const menu = workbench.page.locator(".action-widget .monaco-list-row.action");
    await menu.first().waitFor();
    await workbench.screenshot("codebook-actions");
    deepEqual(
      (await menu.allInnerTexts()).map((text) => text.trim()),
      [
        "Rename “large-providers”…",
        "Move “large-providers”…",
        "Merge “large-providers” into…",
        "Recode the passages of “large-providers”…",
        "Retire “large-providers”…",
        "Delete “large-providers”…",
      ],
    );
    await menu.getByText("Retire").click();
    await workbench.quickInput.pick("No replacement");
    await workbench.eventually(
      () => Promise.resolve(onDisk(workbench, "codebook.yaml")),
      (text) => text !== original,
      "the codebook on the disk",
    );
    equal(onDisk(workbench, "codebook.yaml"), original.replace("status: draft", "status: retired"));
    await workbench.views.expand("Themes", "Outside themes");
    await workbench.views.rows("Themes", (rows) =>
      Boolean(
        rows.find(has("Large providers crowd out the small"))?.description.includes("retired"),
      ),
    );
  });
});
