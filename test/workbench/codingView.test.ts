// The coding view: read, selected and coded by keyboard and mouse, without a bracket.
import { equal } from "node:assert/strict";
import type { Workbench } from "./driver";
import { onDisk, openStudy, placeOf } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

const FILE = "transcripts/18-foyer-manager.md";

describe("Coding view", () => {
  let workbench: Workbench;
  let page: WebviewPage;
  let original: string;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await workbench.openFile("18-foyer-manager.md");
    original = onDisk(workbench, FILE);
  });

  after(() => workbench?.close());

  it("opens in the place of the text, at the same words", async () => {
    const { line, column } = placeOf(original, "whatever comes out at the end of it");
    await workbench.editor.goTo(line, column);
    await workbench.editor.press("Control+K", "k");
    page = await webviewPage(workbench.page, "Coding view");
    await page.locator(".words").first().waitFor();
    await workbench.screenshot("coding-view");
    equal(await page.locator(".words").first().isVisible(), true);
  });
});
