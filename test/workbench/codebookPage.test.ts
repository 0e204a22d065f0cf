// The codebook as a page: read, searched by keyboard, followed to the words, and kept up to date.
import { equal, match, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { onDisk, openStudy, placeOf } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

const CODE = "Sharing knowledge of clients";

for (const host of ["node", "web"] as const) {
  describe(`The codebook's page, ${host} extension host`, () => {
    let workbench: Workbench;
    let page: WebviewPage;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      await workbench.runCommand("Verbatim: Open codebook as a page");
      page = await webviewPage(workbench.page, "Codebook");
    });

    after(() => workbench?.close());

    it("shows an entry with its parts, its figures and examples from the data", async () => {
      const entry = page.locator("article").filter({ has: page.byRole("heading", CODE) });
      await page.byRole("link", CODE).click();
      await entry.locator(".quotation").first().waitFor();
      equal(await page.focused(), CODE);
      const text = await entry.innerText();
      for (const part of ["Code in Local motives › Pooling resources", "sharing-knowledge"])
        ok(text.includes(part), part);
      match(text, /Definition\n.+\nUse it for\n.+/);
      match(text, /\d+ cases · \d+ passages · 13 codings · \d+ words of participants/);
      equal(await entry.locator(".quotation").count(), 3);
      await workbench.screenshot(`codebook-page-${host}`);
    });

    it("gives more examples when one asks", async () => {
      const entry = page.locator("article").filter({ has: page.byRole("heading", CODE) });
      await entry.getByRole("button", { name: "More examples" }).click();
      await entry.locator(".quotation").nth(8).waitFor();
    });

    it("is searched by keyboard", async () => {
      await page.press("/");
      await page.type("knowledge CLIENTS");
      await page.byText(/^\d+ of 57 entries match$/).waitFor();
      await page.byRole("heading", CODE).waitFor();
      await page.byRole("heading", "Central government").waitFor({ state: "hidden" });
      await page.press("Control+f");
      await page.type("zebra");
      await page.byText("Nothing in the codebook has all of these words.").waitFor();
      await page.press("Escape");
      await page.byRole("heading", "Central government").waitFor();
    });

    it("lists the passages of a theme, and goes to the words by keyboard", async () => {
      await page.byRole("button", "All passages of Local motives").click();
      await page.byRole("heading", "Passages of Local motives").waitFor();
      await page.byText("81 codings, one a line, in the order of the files.").waitFor();
      await page.locator(".quotation").first().focus();
      await page.press("ArrowDown", "ArrowUp");
      await page.isAccessible();
      await workbench.screenshot(`codebook-page-passages-${host}`);
      const words = await page.locator(".quotation q").first().innerText();
      const source = await page.locator(".quotation .source").first().innerText();
      await page.press("Enter");
      const file = /(transcripts\/[^,]+),/.exec(source)?.[1] ?? "";
      await workbench.editor.opened(file.replace("transcripts/", ""));
      const { line } = placeOf(onDisk(workbench, file), words.replace(/[“”]/g, ""));
      await workbench.editor.selection((said) => said.startsWith(`Ln ${line}, `));
      await workbench.editor.selection((said) => /\(\d+ selected\)$/.test(said));
      await page.byRole("button", "Back to the codebook").click();
      await page.byRole("heading", "Local motives").waitFor();
    });

    it("follows the codebook, and keeps place, search and focus", async () => {
      await page.byRole("link", CODE).click();
      const top = await topOf(page);
      const file = join(workbench.folder, "codebook.yaml");
      const text = readFileSync(file, "utf8").replace("name: Central government", "name: Renamed");
      writeFileSync(file, text);
      await page.byRole("link", "Renamed").waitFor();
      equal(await topOf(page), top);
      equal(await page.focused(), CODE);
    });

    it("opens an entry in codebook.yaml", async () => {
      await page.byRole("button", `Open in codebook.yaml at ${CODE}`).click();
      await workbench.editor.opened("codebook.yaml");
      const { line } = placeOf(onDisk(workbench, "codebook.yaml"), "sharing-knowledge:");
      await workbench.editor.selection((said) => said.startsWith(`Ln ${line}, `));
    });

    it("comes back with its search and its place after the window is loaded again", async () => {
      await page.locator("input[type=search]").fill("clients");
      const count = await page.byText(/^\d+ of 57 entries match$/).innerText();
      await workbench.reload();
      page = await webviewPage(workbench.page, "Codebook");
      await page.byText(count).waitFor();
      equal(await page.locator("input[type=search]").inputValue(), "clients");
    });
  });
}

describe("The codebook's page", () => {
  let workbench: Workbench;
  let page: WebviewPage;

  before(async () => {
    workbench = await openStudy();
    await workbench.runCommand("Verbatim: Open codebook as a page");
    page = await webviewPage(workbench.page, "Codebook");
    await page.locator(".quotation").first().waitFor();
  });

  after(() => workbench?.close());

  for (const colorTheme of colorThemes) {
    it(`can be used by everybody in a ${colorTheme.name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      await workbench.screenshot(`codebook-page-${colorTheme.name}`);
      await page.isAccessible();
    });
  }
});

/** Where the heading that has the focus stands, in pixels from the upper edge. */
function topOf(page: WebviewPage): Promise<number> {
  return page.frame.evaluate<number>(
    "Math.round(document.activeElement.getBoundingClientRect().top)",
  );
}
