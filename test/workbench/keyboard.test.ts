// The way from the themes to the words and back, by the keyboard alone.
import { equal } from "node:assert/strict";
import type { Workbench } from "./driver";
import { has, openStudy, openTranscript } from "./study";

describe("By keyboard alone", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
  });

  after(() => workbench?.close());

  it("goes to the themes, opens one down to its passages, and shows a passage", async () => {
    const { editor, views } = workbench;
    await openTranscript(workbench, "18-foyer-manager.md");
    await workbench.runCommand("Verbatim: Focus on Themes View");
    await views.rows("Themes", (rows) => rows.some(has("Outside themes")));
    await focused("Context", "ArrowDown");
    await editor.press("ArrowRight");
    await focused("Competitive funding", "ArrowDown");
    await editor.press("ArrowRight");
    await focused("Tendering", "ArrowDown");
    await editor.press("ArrowRight");
    await views.rows("Themes", (rows) => rows.some(({ level }) => level === 4));
    await editor.press("ArrowDown");
    await workbench.screenshot("keyboard-tree");
    await editor.press("Enter");
    await editor.selection((text) => text.includes("selected"));
    await editor.opened("01-homelessness-charity-director.md");
    await workbench.screenshot("keyboard-passage");
  });

  /** Presses a key until the row with that label has the focus. */
  const focused = async (label: string, key: string): Promise<void> => {
    const row = workbench.views
      .pane("Themes")
      .locator(".monaco-list-row.focused")
      .filter({ hasText: label });
    await workbench.views.rows("Themes", (rows) => rows.some(has(label)));
    await workbench.editor.press(key);
    await row.waitFor();
    equal(await row.count(), 1);
  };

  it("comes back to the themes where one was", async () => {
    await workbench.runCommand("Verbatim: Focus on Themes View");
    const rows = await workbench.views.rows("Themes");
    equal(rows.filter(({ selected }) => selected).length, 1);
    equal(rows.find(({ selected }) => selected)?.level, 4);
  });
});
