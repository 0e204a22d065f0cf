// The pictures of the README: VERBATIM_PICTURES=1 node test/run.mjs workbench --grep Pictures
import type { Page } from "playwright-core";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codingPage } from "./codingPage";
import { openStudy, openTranscript, selectWords } from "./study";
import type { Workbench } from "./driver";
import { webviewPage } from "./webviewPage";

const belowTitle = { x: 0, y: 30, width: 1160, height: 670 };
const FOLDER = "media/screenshots";
const areTaken = Boolean(process.env.VERBATIM_PICTURES);

(areTaken ? describe : describe.skip)("Pictures", function () {
  // They are taken also while the machine has much else to do.
  this.timeout(180_000);
  let workbench: Workbench;

  const open = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
    const quiet = { "editor.minimap.enabled": false, "window.commandCenter": false };
    const size = { width: 1160, height: 700 };
    workbench = await openStudy({ size, settings: { ...quiet, ...settings } });
    await dragSash(workbench.page, 90);
  };

  before(() => void mkdirSync(FOLDER, { recursive: true }));

  afterEach(() => workbench?.close());

  it("of coding beside the themes", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    const { views, editor } = workbench;
    await views.expand("Themes", "Local motives");
    await views.expand("Themes", "Pooling resources");
    await views.expand("Themes", "Sharing knowledge of clients");
    await openTranscript(workbench, "02-housing-options-manager.md");
    await editor.goTo(58, 1);
    await editor.goTo(27, 1);
    await editor.shows("[sharing-knowledge");
    await pointAtNothing();
    await take("overview", belowTitle);
    await workbench.page.setViewportSize({ width: 1160, height: 1000 });
    await views.foldView("Themes");
    await views.expand("Transcripts", "18-foyer-manager");
    await views.focusView("Cases");
    await views.expand("Cases", "C01");
    await take("transcripts-and-cases", { x: 48, y: 30, width: 392, height: 944 });
  });

  it("of completion, a hover, and a problem with its fixes", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    const { editor } = workbench;
    await openTranscript(workbench, "02-housing-options-manager.md");
    await editor.goTo(58, 1);
    await editor.goTo(42, 1);
    await editor.shows("[spreading-blame");
    await editor.hover("minuted that six");
    await take("hover", { x: 420, y: 180, width: 740, height: 380 });
    await editor.press("Escape");
    await openTranscript(workbench, "18-foyer-manager.md");
    await selectWords(workbench, "transcripts/18-foyer-manager.md", "They'd got a thirty-four");
    await editor.press("End");
    await editor.type(" []{.sharing");
    await editor.suggested((rows) => rows.length < 6);
    await take("completion", { x: 440, y: 290, width: 720, height: 250 });
    await editor.press("Escape");
    await editor.type("-staf}");
    const hasWarning = (said: string): boolean => said.includes("Warnings: 1");
    await workbench.eventually(() => workbench.problemSummary(), hasWarning, "a warning");
    await editor.press("ArrowLeft", "Escape");
    await workbench.page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
    // So high that the menu has room below the code.
    await workbench.page.setViewportSize({ width: 1160, height: 1100 });
    await editor.codeActions();
    await take("quick-fix", { x: 440, y: 290, width: 720, height: 330 });
  });

  it("of the code palette", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    const { views, editor } = workbench;
    await openTranscript(workbench, "06-drug-treatment-commissioner.md");
    await editor.goTo(28, 60);
    await editor.shows("[sharing-staff");
    await views.foldView("Themes");
    await views.foldView("Transcripts");
    await views.focusView("Code palette");
    const page = await webviewPage(workbench.page, "Code palette");
    await page.byRole("combobox", "Filter codes").click();
    for (const name of ["knowledge", "staff and", "weather", "blame"]) {
      await page.type(name);
      await page.byRole("listbox", "Codes").locator(".name").first().waitFor();
      await page.press("Alt+p");
      await page.locator(".option.active .pinned").waitFor();
      await page.press("Escape");
    }
    await pointAtNothing();
    await take("palette", { x: 48, y: 30, width: 392, height: 644 });
  });

  it("of the list in which a code is split", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    const { views } = workbench;
    await views.expand("Themes", "Central government");
    await views.expand("Themes", "Politics of the day");
    await views.rowMenu("Themes", "The political weather", "Recode passages…");
    const page = await webviewPage(workbench.page, "Recode");
    await page.locator("[data-row]:focus").waitFor();
    await page.type("Ministers change");
    await page.locator(".code-list [role=option]").first().waitFor();
    await page.press("Enter");
    await workbench.quickInput.pick("Politics of the day");
    await page.locator("[data-row] .target").waitFor();
    await page.press("2", "9", "Home", "ArrowDown");
    await pointAtNothing();
    await take("recode", belowTitle);
  });

  it("of finding and coding words", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    await workbench.runCommand("Verbatim: Find and code…");
    const page = await webviewPage(workbench.page, "Find and code");
    await page.locator("#find:focus").waitFor();
    await page.type("money");
    await page.byText("15 hits in 11 transcripts.").waitFor();
    await page.press("Enter", "Space", "ArrowDown", "ArrowDown", "Space");
    await page.byRole("combobox", /^Code for/).click();
    await page.type("shrink");
    await page.locator(".code-list [role=option]").first().waitFor();
    await page.press("Enter");
    await page.byRole("button", "Code 2 hits").waitFor();
    await pointAtNothing();
    await take("find", belowTitle);
  });

  it("of the codebook as a page", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    await workbench.runCommand("Verbatim: Open codebook as a page");
    const page = await webviewPage(workbench.page, "Codebook");
    await page.press("Control+b");
    await workbench.page.locator(".part.sidebar").waitFor({ state: "hidden" });
    await page.byRole("link", "Sharing knowledge of clients").click();
    const entry = page.locator("article:has(:focus)");
    await entry.locator(".quotation").nth(2).waitFor();
    await pointAtNothing();
    await take("codebook-page", belowTitle);
  });

  it("of findings", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    await workbench.runCommand("Verbatim: Show findings");
    const page = await webviewPage(workbench.page, "Findings");
    await page.byRole("combobox", "Picture").selectOption({ label: "Coverage by transcript" });
    await page.byRole("combobox", "Passages of").selectOption({ label: "   Pooling resources" });
    await page.byRole("heading", "Coverage, and passages of Pooling resources").waitFor();
    await pointAtNothing();
    await take("findings", belowTitle);
  });

  it("of comparisons", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    await workbench.runCommand("Verbatim: Show findings");
    const page = await webviewPage(workbench.page, "Findings");
    const choose = async (label: string, option: string, heading: string): Promise<void> => {
      await page.byRole("combobox", label).selectOption({ label: option });
      await page.byRole("heading", heading).waitFor();
    };
    await page.press("Control+b");
    await workbench.page.locator(".part.sidebar").waitFor({ state: "hidden" });
    await choose("Picture", "Themes by attribute", "Themes by level: cases");
    await choose("Columns", "level", "Themes by level: cases");
    await page
      .byRole("combobox", "Themes and codes")
      .selectOption({ label: "Themes and all their codes" });
    await page.byRole("heading", "Themes and codes by level: cases").waitFor();
    await pointAtNothing();
    await take("crosstab", belowTitle);
    await choose("Picture", "Co-occurrence", "Co-occurrence: overlapping passages");
    await choose("Together", "In the same case", "Co-occurrence: in the same case");
    await pointAtNothing();
    await take("co-occurrence", belowTitle);
    await choose("Picture", "Rival explanations", "Rival explanations: model");
    await pointAtNothing();
    await take("rivals", belowTitle);
    writeFileSync(join(workbench.folder, "framework.md"), SUMMARIES);
    await choose("Picture", "Framework matrix", "Framework matrix: cases by themes");
    await page.byRole("combobox", "Themes and codes").selectOption({ label: "Themes" });
    await page.locator(".matrix .summary").nth(3).waitFor();
    await pointAtNothing();
    await take("matrix", belowTitle);
  });

  it("of a theme table in a report, and its preview", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    const { page, editor } = workbench;
    writeFileSync(join(workbench.folder, "report.md"), REPORT);
    await page.keyboard.press("Control+b");
    await page.locator(".part.sidebar").waitFor({ state: "hidden" });
    await workbench.openFile("report.md");
    await workbench.runCommand("Verbatim: Refresh report");
    await editor.shows("| Barrier");
    await workbench.runCommand("Markdown: Open Preview");
    const preview = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    await preview.getByRole("columnheader", { name: "Barrier" }).waitFor();
    await pointAtNothing();
    await take("theme-table", belowTitle);
  });

  it("of words in context", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern", "editor.fontSize": 12 });
    await workbench.page.keyboard.press("Control+b");
    await workbench.page.locator(".part.sidebar").waitFor({ state: "hidden" });
    await workbench.runCommand("Verbatim: Key word in context…");
    await workbench.quickInput.type("money");
    await workbench.quickInput.accept();
    await workbench.quickInput.pick("Only what participants say");
    await workbench.editor.shows("In context: money");
    await pointAtNothing();
    await take("words-in-context", { ...belowTitle, height: 430 });
  });

  it("of the passages of a query, in a part of the study", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    await workbench.runCommand("Verbatim: Set scope…");
    await workbench.quickInput.type("level=local");
    await workbench.quickInput.choices((rows) =>
      rows.some(({ description }) => description !== ""),
    );
    await workbench.quickInput.accept();
    await workbench.page.locator(".statusbar-item", { hasText: "Scope: level=local" }).waitFor();
    await workbench.runCommand("Verbatim: Find passages by query…");
    await workbench.quickInput.type("theme:pooling AND NOT sharing-staff");
    await workbench.quickInput.choices((rows) =>
      rows.some(({ description }) => description !== ""),
    );
    await workbench.quickInput.accept();
    await workbench.editor.shows("theme:pooling AND NOT sharing-staff");
    await pointAtNothing();
    await take("query", belowTitle);
  });

  it("of the coding view", async () => {
    await open({ "workbench.colorTheme": "Default Light Modern" });
    await openTranscript(workbench, "02-housing-options-manager.md");
    await workbench.editor.goTo(58, 1);
    await workbench.editor.goTo(34, 1);
    await workbench.editor.press("Control+B", "Control+K", "k");
    const view = await codingPage(workbench);
    await view.drag("six of us thought");
    await view.press(..."blame");
    await view.page.byRole("option").first().waitFor();
    await take("coding-view", { x: 48, y: 60, width: 1112, height: 614 });
  });

  it("of high contrast", async () => {
    await open({});
    const settings = join(workbench.folder, ".vscode");
    mkdirSync(settings, { recursive: true });
    const theme = { "workbench.colorTheme": "Default High Contrast" };
    writeFileSync(join(settings, "settings.json"), JSON.stringify(theme));
    await workbench.page.locator(".monaco-workbench.hc-black").waitFor();
    await openTranscript(workbench, "02-housing-options-manager.md");
    await workbench.editor.goTo(58, 1);
    await workbench.editor.goTo(38, 1);
    await workbench.editor.shows("[spreading-blame");
    await pointAtNothing();
    await take("high-contrast", { x: 440, y: 60, width: 720, height: 480 });
  });

  const pointAtNothing = async (): Promise<void> => {
    await workbench.page.mouse.move(400, 692);
    const hovers = workbench.page.locator(".workbench-hover-container .monaco-hover");
    await hovers.first().waitFor({ state: "hidden" });
  };

  type Clip = { x: number; y: number; width: number; height: number };

  const take = async (name: string, clip?: Clip): Promise<void> => {
    await workbench.screenshot(`readme-${name}`);
    const path = `${FOLDER}/${name}.png`;
    await workbench.page.screenshot({ path, animations: "disabled", ...(clip ? { clip } : {}) });
  };
});

const SUMMARIES = `# C01

## central-government

Expects to lose before she writes: the big programmes win, and nobody may move the money.

## context

Targets pull apart what she is told to join up.

# L01

## local-motives

Shares rooms and staff because it saves everyone money; the Monday huddle is the heart of it.

## local-challenges

Rivals at every tender, so nobody leads.
`;

const REPORT = `# Findings

Officials in central government named four barriers.

<!-- verbatim: table "What holds the centre back" -->
<!-- /verbatim -->
`;

/** Makes the side bar wider. */
async function dragSash(page: Page, by: number): Promise<void> {
  const box = await page.locator(".part.sidebar").boundingBox();
  if (!box) throw new Error("There is no side bar.");
  const x = box.x + box.width + 1;
  await page.mouse.move(x, 600);
  await page.mouse.down();
  await page.mouse.move(x + by, 600, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(400, 692);
}
