// What the editor paints, in every kind of theme, and that each part can be switched off.
import { equal, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeSettings, chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { openStudy, openTranscript } from "./study";
import { backgroundLayers, contrast, over, type Color } from "./wcag";

describe("Painted transcripts", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openStudy();
    // A transcript that is still being read has no marks in the ruler.
    const file = join(workbench.folder, "transcripts/18-foyer-manager.md");
    writeFileSync(file, readFileSync(file, "utf8").replace("status: reading", "status: coded"));
    await openTranscript(workbench, "02-housing-options-manager.md");
    await workbench.editor.goTo(38, 1);
    await workbench.page.locator(PASSAGE).first().waitFor();
  });

  after(() => workbench?.close());

  for (const colorTheme of colorThemes) {
    const { name } = colorTheme;
    it(`are readable in a ${name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      await workbench.page.locator(PASSAGE).first().waitFor();
      await workbench.screenshot(`colors-${name}`);
      const ground = await colorOf(workbench, ".monaco-editor-background", "backgroundColor");
      const words = await colorOf(workbench, SPEECH, "color");
      const layers = (await backgroundLayers(workbench.page, PASSAGE)).map(over(ground));
      for (const layer of layers) ok(contrast(words, layer) >= 4.5, `words on ${layer.join()}`);
      // Nested passages lie on one another.
      for (const layer of layers) ok(contrast(words, over(layer)([...layer, 0.16])) >= 4.5);
      const markup = await colorOf(workbench, MARKUP, "color");
      ok(contrast(markup, ground) >= 4.5, `markup: ${contrast(markup, ground).toFixed(2)}`);
    });
  }

  it("lose their passages, dimmed markup and marks by settings", async () => {
    await chooseColorTheme(workbench, colorThemes[0]);
    await workbench.page.locator(MARKUP).first().waitFor();
    changeSettings(workbench, {
      "verbatim.decorations.passages": false,
      "verbatim.decorations.markup": false,
      "verbatim.inlayHints.enabled": false,
    });
    await workbench.page.locator(PASSAGE).first().waitFor({ state: "detached" });
    await workbench.page.locator(MARKUP).first().waitFor({ state: "detached" });
    await workbench.screenshot("colors-off");
  });

  it("mark uncoded paragraphs in the overview ruler", async () => {
    await openTranscript(workbench, "18-foyer-manager.md");
    const summary = (): Promise<string> => workbench.problemSummary();
    await workbench.eventually(summary, (said) => said.includes("Infos: 17"), "17 uncoded");
    await workbench.screenshot("colors-uncoded");
    changeSettings(workbench, { "verbatim.uncoded.severity": "off" });
    await workbench.eventually(summary, (said) => said === "No Problems", "no problems");
    const marked = await ruler(workbench);
    await workbench.screenshot("colors-uncoded-silent");
    changeSettings(workbench, {
      "verbatim.decorations.uncoded": false,
      "verbatim.uncoded.severity": "off",
    });
    const read = (): Promise<string> => ruler(workbench);
    await workbench.eventually(read, (now) => now !== marked, "a ruler without marks");
    await workbench.screenshot("colors-uncoded-off");
    equal(await workbench.page.locator(".squiggly-info").count(), 0);
  });
});

const PASSAGE = ".editor-group-container.active .view-overlays .cdr[class*='ced-']";
const SPEECH = ".editor-group-container.active .view-line span span.mtk1";
const MARKUP = ".editor-group-container.active .view-line span span[class*='ced-']";

async function colorOf(workbench: Workbench, selector: string, property: string): Promise<Color> {
  const [color] = await backgroundLayers(workbench.page, selector, property);
  if (!color) throw new Error(`No ${property} at ${selector}`);
  return color;
}

/** The picture of the overview ruler. */
function ruler(workbench: Workbench): Promise<string> {
  const canvas = ".editor-group-container.active canvas.decorationsOverviewRuler";
  return workbench.page.evaluate<string>(`document.querySelector("${canvas}").toDataURL()`);
}
