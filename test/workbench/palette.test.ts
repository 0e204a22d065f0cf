// The code palette: filtered, walked through, coded with, by keys and by clicks.
import { equal } from "node:assert/strict";
import { chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, selectWords } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

const FILE = "transcripts/18-foyer-manager.md";
const WORDS = "All of my best things have come out of a moan";

for (const host of ["node", "web"] as const) {
  describe(`The code palette, ${host} extension host`, () => {
    let workbench: Workbench;
    let page: WebviewPage;
    let original: string;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      original = onDisk(workbench, FILE);
      await openTranscript(workbench, "18-foyer-manager.md");
      await workbench.editor.press("Control+K", "l");
      page = await webviewPage(workbench.page, "Code palette");
      await page.byRole("option").first().waitFor();
    });

    after(() => workbench?.close());

    const active = () => page.locator("[role=option][aria-selected=true]");
    const isActive = (name: string) => active().filter({ hasText: name }).waitFor();
    const filter = () => page.byRole("combobox", "Filter codes");

    /** Saves the transcript, and gives what it has in the place of the words. */
    const saved = async (): Promise<string> => {
      await workbench.editor.opened("18-foyer-manager.md");
      await workbench.editor.save();
      return onDisk(workbench, FILE).slice(original.indexOf(WORDS)).split(". ")[0] ?? "";
    };

    it("codes the selection with Enter after a few letters", async () => {
      await selectWords(workbench, FILE, WORDS);
      await workbench.editor.press("Control+K", "l");
      await filter().and(page.locator(":focus")).waitFor();
      await page.type("sharing");
      await isActive("Sharing staff and premises");
      await page.press("ArrowDown");
      await isActive("Sharing knowledge of clients");
      await workbench.screenshot(`palette-filter-${host}`);
      await page.press("Enter");
      await workbench.editor.showsAcrossLines("of a moan]{.sharing-knowledge}");
      equal(await saved(), `[${WORDS}]{.sharing-knowledge}`);
    });

    it("numbers the code, says that it is on the passage, and takes it off by the number", async () => {
      await page.locator("[role=option] .here").first().waitFor();
      const said = "Sharing knowledge of clients, number 1, on this passage, 11 cases, 14 passages";
      await page.byRole("option", said).waitFor();
      await workbench.editor.press("Control+K", "1");
      await workbench.eventually(
        () => workbench.editor.visibleText(),
        (text) => !text.includes("{.sharing-knowledge}"),
        "the code is off",
      );
      equal(await saved(), WORDS);
    });

    it("codes with a click, and leaves the focus in the text", async () => {
      await page.byRole("option", /^Joint bids/).click();
      await workbench.editor.showsAcrossLines("of a moan]{.joint-bids}");
      equal(await saved(), `[${WORDS}]{.joint-bids}`);
    });

    it("codes with several codes, one after the other, without leaving the palette", async () => {
      await workbench.editor.press("Control+K", "l");
      await filter().and(page.locator(":focus")).waitFor();
      await page.type("waiting");
      await isActive("Waiting for the others");
      await page.press("Shift+Enter");
      await workbench.editor.showsAcrossLines(".waiting-for-others");
      equal(await filter().inputValue(), "");
      equal(await page.focused(), "Filter codes");
    });

    it("pins a code and moves it to another number", async () => {
      await page.type("covering");
      await isActive("Covering the risk together");
      await page.press("Alt+p");
      await page.byRole("option", /^Covering the risk together, number 4, pinned/).waitFor();
      await page.press("Alt+ArrowUp");
      await page.byRole("option", /^Covering the risk together, number 3, pinned/).waitFor();
      await page.press("Escape");
      equal(await filter().inputValue(), "");
      await workbench.screenshot(`palette-pinned-${host}`);
      await page.press("Escape");
      await workbench.editor.opened("18-foyer-manager.md");
    });

    it("is offered a new code by its name", async () => {
      await workbench.editor.press("Control+K", "l");
      await filter().and(page.locator(":focus")).waitFor();
      await page.type("Moaning helps");
      await isActive("New code “Moaning helps”");
      await workbench.screenshot(`palette-new-${host}`);
      await page.press("Escape", "Escape");
    });
  });
}

describe("The code palette", () => {
  let workbench: Workbench;
  let page: WebviewPage;

  before(async () => {
    workbench = await openStudy();
    await openTranscript(workbench, "18-foyer-manager.md");
    await workbench.editor.press("Control+K", "l");
    page = await webviewPage(workbench.page, "Code palette");
    await page.byRole("option").first().waitFor();
  });

  after(() => workbench?.close());

  for (const colorTheme of colorThemes) {
    it(`can be used by everybody in a ${colorTheme.name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      await workbench.screenshot(`palette-${colorTheme.name}`);
      await page.isAccessible();
    });
  }
});
