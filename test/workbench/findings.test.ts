// The Findings page: driven by keyboard, followed to the words, kept up to date, and saved.
import { deepEqual, equal, match, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { onDisk, openStudy, placeOf } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

/** The pictures to choose from, and what each is headed with at first. */
const pictures = [
  ["Themes by recurrence", "Themes by cases"],
  ["Coverage by transcript", "Coverage by transcript"],
  ["Themes by attribute", "Themes by level: cases"],
  ["Co-occurrence", "Co-occurrence: overlapping passages"],
  ["Rival explanations", "Rival explanations: model"],
  ["Framework matrix", "Framework matrix: cases by themes"],
  ["New codes by interview", "New codes by interview"],
  ["Cases by attributes", "Cases by level"],
] as const;

for (const host of ["node", "web"] as const) {
  describe(`Findings, ${host} extension host`, () => {
    let workbench: Workbench;
    let page: WebviewPage;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      await workbench.views.pressTitleButton("Themes", "Show findings (Ctrl+K Shift+T)");
      page = await webviewPage(workbench.page, "Findings");
    });

    after(() => workbench?.close());

    const choose = (label: string, option: string) =>
      page.byRole("combobox", label).selectOption({ label: option });
    const title = (text: string) => page.byRole("heading", text).waitFor();
    /** What a screen reader says of the mark that the arrow keys have reached. */
    const current = async () =>
      (await page.locator(".mark[aria-selected=true]").getAttribute("aria-label")) ?? "";

    it("shows themes by recurrence, as an image with a title and a description", async () => {
      await title("Themes by cases");
      const image = page.byRole("img", "Themes by cases");
      await image.waitFor();
      match(
        (await image.locator("desc").textContent()) ?? "",
        /^One bar for each of 6 themes and codes/,
      );
      const texts = await image.locator("text").allTextContents();
      deepEqual(texts.slice(-6), ["18", "12", "12", "10", "2", "0"]);
      for (const name of ["Local motives", "Central government"]) ok(texts.includes(name), name);
      await workbench.screenshot(`findings-recurrence-${host}`);
    });

    it("goes through the themes by keyboard, and leads to the passages and to their words", async () => {
      await choose("Themes and codes", "Themes and all their codes");
      await title("Themes and codes by cases");
      await page.locator(".marks").focus();
      await page.press("End", "Home");
      match(await current(), /^Context: 18 cases, 55 passages, 61 codings, /);
      const goTo = async (name: string): Promise<void> => {
        while (!(await current()).startsWith(`${name}: `)) await page.press("ArrowDown");
      };
      await goTo("Local motives");
      match(await current(), /^Local motives: 12 cases, 64 passages, 81 codings, /);
      await page.press("Enter");
      await page.byRole("heading", "Passages of Local motives").waitFor();
      await page.byText("81 codings, one a line, in the order of the files.").waitFor();
      await page.isAccessible();
      await page.locator(".quotation").first().focus();
      await page.press("ArrowDown", "ArrowUp");
      const words = await page.locator(".quotation q").first().innerText();
      const source = await page.locator(".quotation .source").first().innerText();
      await page.press("Enter");
      const file = /(transcripts\/[^,]+),/.exec(source)?.[1] ?? "";
      await workbench.editor.opened(file.replace("transcripts/", ""));
      const { line } = placeOf(onDisk(workbench, file), words.replace(/[“”]/g, ""));
      await workbench.editor.selection((said) => said.startsWith(`Ln ${line}, `));
      await page.byRole("button", "Back to the picture").click();
      await page.locator(".marks:focus").waitFor();
      match(await current(), /^Local motives: /);
    });

    it("has the same figures as a table", async () => {
      await page.byRole("button", "Show as table").click();
      const row = page.locator("tbody tr").first();
      equal(await row.innerText(), "Context\ttheme\tcontext\t18\t55\t61\t1,773\t17");
      equal(await page.byRole("button", "Hide table").getAttribute("aria-expanded"), "true");
      await page.isAccessible();
    });

    it("shows where passages stand in each text, and leads to their words", async () => {
      await choose("Picture", "Coverage by transcript");
      await choose("Passages of", "   Pooling resources");
      await title("Coverage, and passages of Pooling resources");
      equal(await page.locator("tbody tr").count(), 18);
      await workbench.screenshot(`findings-coverage-${host}`);
      await page.isAccessible();
      await page.locator(".marks").focus();
      await page.press("Home", "ArrowRight");
      match(await current(), /^Passage 1 of \d+, at \d+% of 01-homelessness-charity-director: /);
      await page.press("Enter");
      await workbench.editor.opened("01-homelessness-charity-director.md");
      await workbench.editor.selection((said) => /\(\d+ selected\)$/.test(said));
    });

    it("compares themes by an attribute, and leads from a cell to its passages", async () => {
      await choose("Picture", "Themes by attribute");
      await choose("Columns", "level");
      await choose("Measure", "Passages");
      await choose("Themes and codes", "Themes");
      await title("Themes by level: passages");
      await workbench.screenshot(`findings-crosstab-${host}`);
      const cell = page.byRole("option", /^Local motives, level local: \d+ passages$/);
      const said = (await cell.getAttribute("aria-label")) ?? "";
      await cell.click();
      await page.byRole("heading", "Passages of Local motives, level local").waitFor();
      const count = /(\d+) passages$/.exec(said)?.[1] ?? "";
      await page.byText(`${count} passages, one a line, in the order of the files.`).waitFor();
      await page.press("Escape");
      await page.locator(".marks:focus").waitFor();
      await page.press("ArrowUp", "ArrowLeft", "ArrowRight", "ArrowDown");
      equal(await current(), said);
    });

    it("shows which themes occur together, and leads to where they do", async () => {
      await choose("Picture", "Co-occurrence");
      await choose("Together", "In the same paragraph");
      await title("Co-occurrence: in the same paragraph");
      await page.locator(".marks").focus();
      await page.press("Home", "ArrowDown");
      match(await current(), /^Local challenges with Context: \d+ paragraphs?, a share of <?\d+%$/);
      await page.press("Enter");
      await page.byRole("heading", "Passages of Local challenges with Context").waitFor();
      await page.locator(".quotation").nth(1).waitFor();
      await page.byRole("button", "Back to the picture").click();
      await page.locator(".marks:focus").waitFor();
    });

    it("weighs rival explanations, and leads from a case to what it says for one", async () => {
      await choose("Picture", "Rival explanations");
      await choose("Explanations", "model");
      await title("Rival explanations: model");
      await page
        .locator("figcaption")
        .getByText("0 cases speak for one value alone, 18 for several, 1 for none.")
        .waitFor();
      await workbench.screenshot(`findings-rivals-${host}`);
      await page.isAccessible();
      await page.locator(".marks").focus();
      await page.press("Home");
      equal(await current(), "bureaucratic-politics: 18 cases in all");
      await page.press("End");
      match(await current(), /^L12, speaks for none\. \(none\): \d+ passages?$/);
      await page.press("ArrowUp", "ArrowLeft", "ArrowLeft");
      const said = await current();
      match(said, /^L11, speaks for 2\. bureaucratic-politics: \d+ passages?$/);
      await page.press("Enter");
      await page.byRole("heading", "Passages of model bureaucratic-politics, L11").waitFor();
      const count = /(\d+ passages?)$/.exec(said)?.[1] ?? "";
      await page.byText(`${count}, one a line, in the order of the files.`).waitFor();
      await page.press("Escape");
      await page.locator(".marks:focus").waitFor();
      equal(await current(), said);
    });

    it("has a framework matrix, whose cells have passages and summaries of one's own", async () => {
      await choose("Picture", "Framework matrix");
      await title("Framework matrix: cases by themes");
      await page.isAccessible();
      const active = page.locator(".matrix button[tabindex='0']");
      await active.focus();
      await page.press("ArrowDown", "ArrowRight", "ArrowUp", "Home");
      const said = await page.locator(".matrix button:focus").innerText();
      match(said, /^C01, Central government:\s+\d+ passages$/);
      await page.press("Enter");
      await page.byRole("heading", "Passages of Central government, C01").waitFor();
      await page.locator(".quotation").first().waitFor();
      await page.byText("Nothing is written about this cell yet.").waitFor();
      await page.byRole("button", "Write summary").click();
      const field = page.byRole("textbox", /^Your summary/);
      await field.fill("# Money first\n\nShe expects to lose.");
      await page.isAccessible();
      await workbench.screenshot(`findings-summary-${host}`);
      await page.byRole("button", "Save summary").click();
      await page.byRole("button", "Edit summary").waitFor();
      const written = "# C01\n\n## central-government\n\n\\# Money first\n\nShe expects to lose.\n";
      equal(onDisk(workbench, "framework.md"), written);
      await page.byRole("button", "Back to the matrix").click();
      await page
        .locator(".matrix button:focus .summary")
        .getByText("She expects to lose.")
        .waitFor();
      await workbench.screenshot(`findings-matrix-${host}`);
    });

    it("never writes over a summary that somebody else has changed, nor loses one's own", async () => {
      await page.press("Enter");
      await page.byRole("button", "Edit summary").click();
      await page.byRole("textbox", /^Your summary/).fill("Mine.");
      const file = join(workbench.folder, "framework.md");
      writeFileSync(file, "Notes.\n\n# C01\n\n## central-government\n\nTheirs.\n");
      await page.byRole("alert").getByText("Theirs.").waitFor();
      await page.byRole("button", "Back to the matrix").click();
      await page.byRole("button", "Summary of Central government, C01").click();
      equal(await page.byRole("textbox", /^Your summary/).inputValue(), "Mine.");
      await page.byRole("button", "Replace it with yours").click();
      await page.byRole("button", "Edit summary").waitFor();
      const text = "Notes.\n\n# C01\n\n## central-government\n\nMine.\n";
      equal(onDisk(workbench, "framework.md"), text);
      await page.byRole("button", "Back to the matrix").click();
    });

    it("shows what each interview brings, and the cases by two attributes", async () => {
      await choose("Picture", "New codes by interview");
      await title("New codes by interview");
      equal(await page.byRole("option", /new codes?, \d+ so far; /).count(), 18);
      await choose("Picture", "Cases by attributes");
      await choose("Rows", "sector");
      await choose("Columns", "level");
      await title("Cases by sector and level");
      await page.locator("figcaption").getByText("There are 19 cases in all.").waitFor();
      await choose("Divided by", "agency");
      await title("Cases by sector, agency and level");
      await page
        .byRole("option", /^statutory and .* and local: \d+ cases?$/)
        .first()
        .waitFor();
      await workbench.screenshot(`findings-cases-${host}`);
    });

    it("follows what is coded", async () => {
      await choose("Picture", "Themes by recurrence");
      await choose("Measure", "Cases");
      const figure = page.byRole("option", /^Local motives: /);
      match((await figure.getAttribute("aria-label")) ?? "", / 81 codings,/);
      const file = join(workbench.folder, "transcripts/18-foyer-manager.md");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace("thirty-four", "[thirty-four]{.sharing-knowledge}"));
      await page.byRole("option", /^Local motives: .* 82 codings,/).waitFor();
      writeFileSync(file, text);
      await page.byRole("option", /^Local motives: .* 81 codings,/).waitFor();
    });

    it("keeps what is chosen when the window is loaded again", async () => {
      await choose("Measure", "Passages");
      await title("Themes by passages");
      await workbench.reload();
      await workbench.page.locator("iframe.webview.ready").first().waitFor();
      page = await webviewPage(workbench.page, "Findings");
      await title("Themes by passages");
      await page.byRole("button", "Hide table").waitFor();
    });
  });
}

describe("Findings", () => {
  let workbench: Workbench;
  let page: WebviewPage;

  before(async () => {
    workbench = await openStudy({ size: { width: 1280, height: 1100 } });
    await workbench.runCommand("Verbatim: Show findings");
    page = await webviewPage(workbench.page, "Findings");
    await page.locator(".mark").first().waitFor();
  });

  after(() => workbench?.close());

  const saved = async (button: string, name: string): Promise<Buffer> => {
    await page.byRole("button", button).click();
    // The dialog takes no Enter before it has listed its folder.
    await workbench.quickInput.choices();
    await workbench.quickInput.accept();
    await workbench.notifications((texts) => texts.some((text) => text.includes(name)));
    return readFileSync(join(workbench.folder, name));
  };

  it("saves its picture as SVG and PNG, and its table as CSV", async () => {
    const svg = (await saved("Save as SVG…", "themes-by-cases.svg")).toString("utf8");
    match(svg, /<title id="title">Themes by cases<\/title>/);
    const png = await saved("Save as PNG…", "themes-by-cases.png");
    deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    const csv = (await saved("Save table as CSV…", "themes-by-cases.csv")).toString("utf8");
    match(csv, /^Name,Kind,Id,Cases,Passages,Codings,Words,Transcripts\r\nContext,theme,/);
  });

  for (const colorTheme of colorThemes) {
    it(`can be used by everybody in a ${colorTheme.name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      for (const [name, heading] of pictures) {
        await page.byRole("combobox", "Picture").selectOption({ label: name });
        await page.byRole("heading", heading).waitFor();
        await page.isAccessible();
        const file = name.toLowerCase().replaceAll(" ", "-");
        await workbench.screenshot(`findings-${file}-${colorTheme.name}`);
      }
    });
  }
});
