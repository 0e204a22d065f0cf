// How soon the Findings page shows an edit: from the key to the figure.
import { ok } from "node:assert/strict";
import type { Frame } from "playwright-core";
import type { Workbench } from "./driver";
import { openStudy, openTranscript } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

/** As many edits as the median is taken of: every other one takes back the one before it. */
const EDITS = 12;
/**
 * How much later than the Themes view the page may follow, on a machine that is not busy. Who asks
 * for figures once a second is half a second late in the middle. A busy machine makes both wait, so
 * twice the time of the Themes view is granted where that is more.
 */
const MOST = 200;

describe("The Findings page beside a transcript", () => {
  let workbench: Workbench;
  let page: WebviewPage;

  before(async () => {
    workbench = await openStudy({ size: { width: 1600, height: 900 } });
    await openTranscript(workbench, "18-foyer-manager.md");
    await workbench.runCommand("Verbatim: Show findings");
    page = await webviewPage(workbench.page, "Findings");
    await page.locator(".mark").first().waitFor();
    await workbench.runCommand("View: Move Editor into Right Group");
    // Its old page goes away with the group that it was in.
    await workbench.page.locator(".editor-group-container").nth(1).waitFor();
    page = await webviewPage(workbench.page, "Findings");
    await page.locator(".mark").first().waitFor();
  });

  after(() => workbench?.close());

  const figure = (codings: number) =>
    page.byRole("option", new RegExp(`^Local motives: .* ${codings} codings,`));

  it("follows each edit at once", async () => {
    await workbench.runCommand("View: Focus First Editor Group");
    await workbench.editor.goTo(29, 8);
    await workbench.runCommand("Verbatim: Code paragraph…");
    await workbench.quickInput.type("Sharing knowledge");
    await workbench.quickInput.pick("Sharing knowledge of clients");
    await figure(82).waitFor();
    const times: { readonly view: number; readonly page: number }[] = [];
    for (let edit = 0; edit < EDITS; edit++) {
      const isUndo = edit % 2 === 0;
      const shown = Promise.all([
        changed(workbench.page.mainFrame(), "[aria-label^='Local motives']"),
        changed(page.frame, ".mark"),
      ]);
      const pressed = Date.now();
      await workbench.editor.press(isUndo ? "Control+z" : "Control+y");
      const [inView, inPage] = await shown;
      times.push({ view: inView - pressed, page: inPage - pressed });
      await figure(isUndo ? 81 : 82).waitFor();
    }
    const [view, all] = [
      median(times.map((one) => one.view)),
      median(times.map((one) => one.page)),
    ];
    const later = median(times.map((one) => one.page - one.view));
    console.log(
      `      Findings follow an edit in ${all} ms, the Themes view in ${view} ms (medians)`,
    );
    ok(later < Math.max(MOST, 2 * view), JSON.stringify(times));
  });
});

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Infinity;
}

/** When what is said of some elements is other than now, by the clock of the machine. */
function changed(frame: Frame, selector: string): Promise<number> {
  return frame.evaluate<number>(`new Promise((resolve) => {
    const all = () => [...document.querySelectorAll(${JSON.stringify(selector)})];
    const read = () => all().map((element) => element.ariaLabel).join();
    const before = read();
    const observer = new MutationObserver(() => {
      if (read() === before) return;
      observer.disconnect();
      resolve(Date.now());
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  })`);
}
