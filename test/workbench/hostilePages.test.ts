// A study that tries to run code, to load something or to be markup: it is shown as text everywhere.
import { deepEqual, equal, ok } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { codingPage } from "./codingPage";
import { openWorkbench, type Workbench } from "./driver";
import { dropOnTranscripts } from "./droppedFiles";
import {
  EVIL_HOST,
  FORMULA,
  HOSTILE_FOLDER,
  HOSTILE_TRANSCRIPT,
  IMAGE,
  LONG,
  MARK,
  SCRIPT,
  SUMMARY,
  TURNED,
  writeHostileStudy,
} from "./hostileStudy";
import { openTranscript } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

describe("A hostile study", () => {
  let workbench: Workbench;
  let incidents: readonly string[];

  before(async () => {
    writeHostileStudy(process.cwd());
    workbench = await openWorkbench({
      folder: HOSTILE_FOLDER,
      size: { width: 1440, height: 900 },
    });
    incidents = watch(workbench.page);
    await workbench.views.openContainer("Verbatim");
    await workbench.views.rows("Themes", (rows) => rows.some(({ label }) => label.includes("Top")));
  });

  after(() => workbench?.close());

  /** Nothing ran, nothing was asked for, nothing was refused and nothing threw. */
  afterEach(async () => {
    deepEqual(incidents, []);
    for (const frame of workbench.page.frames()) {
      const isHacked = await frame.evaluate<boolean>(`"${MARK}" in globalThis`).catch(() => false);
      equal(isHacked, false, frame.url());
    }
  });

  /** Elements that only a text of the study can have made. */
  const isText = async (page: WebviewPage): Promise<void> => {
    const made = "img, iframe, object, embed, a[href^='javascript'], a[href^='command'], [onerror]";
    equal(await page.locator(`body :is(${made})`).count(), 0);
    equal(await page.locator("body script").count(), 1);
    ok((await page.locator("body").innerText()).includes(IMAGE));
  };

  it("is text in the views", async () => {
    const rows = await workbench.views.rows("Themes");
    ok(rows.some(({ label }) => label === `Top ${IMAGE}`));
    await workbench.screenshot("hostile-views");
  });

  for (const [picture, heading] of [
    ["Themes by recurrence", "Themes by cases"],
    ["Coverage by transcript", "Coverage by transcript"],
    ["Themes by attribute", /^Themes by /],
    ["Co-occurrence", /^Co-occurrence/],
    ["Rival explanations", /^Rival explanations: /],
    ["Framework matrix", "Framework matrix: cases by themes"],
    ["New codes by interview", "New codes by interview"],
    ["Cases by attributes", /^Cases by /],
  ] as const) {
    it(`is text on the Findings page: ${picture}`, async () => {
      await workbench.runCommand("Verbatim: Show findings");
      const page = await webviewPage(workbench.page, "Findings");
      await page.byRole("combobox", "Picture").selectOption({ label: picture });
      await page.byRole("heading", heading).first().waitFor();
      const button = page.byRole("button", "Show as table");
      if (await button.isVisible()) await button.click();
      await page.locator("tbody tr").first().waitFor();
      await isText(page);
      await workbench.screenshot(`hostile-${picture.toLowerCase().replaceAll(" ", "-")}`);
    });
  }

  it("is text among rival explanations, also where one is named by it", async () => {
    await workbench.runCommand("Verbatim: Show findings");
    const page = await webviewPage(workbench.page, "Findings");
    await page.byRole("combobox", "Picture").selectOption({ label: "Rival explanations" });
    for (const [attribute, value] of [
      ["model", IMAGE],
      [SCRIPT, FORMULA],
    ] as const) {
      await page.byRole("combobox", "Explanations").selectOption(attribute);
      await page.byRole("heading", `Rival explanations: ${attribute}`).first().waitFor();
      const labels = await page
        .locator(".mark")
        .evaluateAll((all) => all.map((one) => one.ariaLabel ?? ""));
      ok(labels.includes(`${value}: 3 cases in all`), labels.join("\n"));
      await page
        .byRole("option", /speaks for .*: [1-9]\d* passages?$/)
        .first()
        .click();
      await page.locator(".quotation").first().waitFor();
      await isText(page);
      await page.byRole("button", "Back to the picture").click();
      await page.locator(".marks:focus").waitFor();
    }
    await workbench.screenshot("hostile-rivals");
  });

  it("is text in a cell of the framework matrix, and in what is written about it", async () => {
    await workbench.runCommand("Verbatim: Show findings");
    const page = await webviewPage(workbench.page, "Findings");
    await page.byRole("combobox", "Picture").selectOption({ label: "Framework matrix" });
    const cell = page.locator(".matrix button").filter({ has: page.locator(".summary") });
    await cell.focus();
    await page.press("Enter");
    await page.locator(".quotation").first().waitFor();
    equal(await page.locator(".of-cell .words").textContent(), SUMMARY);
    await isText(page);
    await page.byRole("button", "Edit summary").click();
    equal(await page.byRole("textbox", /^Your summary/).inputValue(), SUMMARY);
    await isText(page);
    await workbench.screenshot("hostile-summary");
    await page.byRole("button", "Cancel").click();
    await page.byRole("button", "Back to the matrix").click();
  });

  it("is text in the codebook's page", async () => {
    await workbench.runCommand("Verbatim: Open codebook as a page");
    const page = await webviewPage(workbench.page, "Codebook");
    await page.locator("article .quotation").first().waitFor();
    await isText(page);
    ok((await page.locator("body").innerText()).includes(LONG));
    await workbench.screenshot("hostile-codebook-page");
  });

  it("is text in the coding view", async () => {
    await openTranscript(workbench, HOSTILE_TRANSCRIPT);
    await workbench.editor.press("Control+K", "k");
    const { page } = await codingPage(workbench);
    await isText(page);
    ok((await page.locator(".transcript").innerText()).includes(SCRIPT));
    await workbench.screenshot("hostile-coding-view");
  });

  it("is text in Find and code", async () => {
    await workbench.runCommand("Verbatim: Find and code…");
    const page = await webviewPage(workbench.page, "Find and code");
    await page.locator("#find").fill("img src");
    await page.locator(".hits li").first().waitFor();
    await isText(page);
    await workbench.screenshot("hostile-find");
  });

  it("is text where passages are recoded", async () => {
    await workbench.views.openContainer("Verbatim");
    await workbench.views.expand("Themes", `Top ${IMAGE}`);
    await workbench.views.rowMenu("Themes", IMAGE, "Recode passages…");
    const page = await webviewPage(workbench.page, "Recode");
    await page.locator("[data-row]").first().waitFor();
    await isText(page);
    await workbench.screenshot("hostile-recode");
  });

  it("is text among the passages of a query", async () => {
    await workbench.runCommand("Verbatim: Find passages by query…");
    await workbench.quickInput.type("theme:top");
    await workbench.quickInput.choices((rows) =>
      rows.some(({ description }) => description.includes("passages, ")),
    );
    await workbench.quickInput.accept();
    await workbench.eventually(
      () => workbench.editor.visibleText(),
      (text) => text.includes("Passages of theme:top") && text.includes("onerror"),
      "the passages",
    );
    await workbench.screenshot("hostile-passages");
  });

  it("is text among memos", async () => {
    await workbench.views.focusView("Memos");
    const rows = await workbench.views.rows("Memos", (found) =>
      found.some(({ label }) => label.includes("<img")),
    );
    ok(rows.length > 0);
    await workbench.screenshot("hostile-memos");
  });

  it("is text where files are brought in", async () => {
    const speakers = [IMAGE, SCRIPT, TURNED, LONG];
    const segments = speakers.map((speaker, at) => ({ speaker, startTime: at, body: SCRIPT }));
    const text = JSON.stringify({ segments });
    await dropOnTranscripts(workbench, [
      { name: `${IMAGE}.json`, text },
      { name: `${SCRIPT}.bin`, text: "\0" },
    ]);
    const page = await webviewPage(workbench.page, "Bring in transcripts");
    await page.byRole("button", "Bring in 1 file").waitFor();
    const shown = await page.locator("tbody th").allInnerTexts();
    deepEqual(
      shown.map((name) => [...name].length <= 100),
      speakers.map(() => true),
    );
    ok(shown.includes("\ufffdturned\ufffd round"));
    await isText(page);
    const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    ok((await page.frame.evaluate<number>(overflow)) <= 0, "the page is wider than its window");
    await workbench.screenshot("hostile-imports");
    await page.byRole("button", "Cancel").press("Enter");
  });
});

/** What prints texts of a study, one page each, in which scripts may run if there are any. */
const PAPER: readonly (readonly string[])[] = [
  ["themes", "."],
  ["themes", ".", "--by", "case"],
  ["codings", "."],
  ["coverage", "."],
  ["query", ".", "theme:top"],
  ["kwic", ".", "said"],
  ["crosstab", ".", "--by", "case"],
  ["crosstab", ".", "--by", "heading"],
  ["crosstab", ".", "--by", "coder"],
  ["cases", ".", "--by", "level,sector"],
  ["matrix", "."],
  ["rivals", ".", "--by", "model"],
  ["table", "."],
  ["table", ".", "--level", "code"],
  ["table", ".", "--kind", "quotations"],
  ["table", ".", "--kind", "codebook"],
  ["table", ".", "--kind", "transcript", "--file", HOSTILE_TRANSCRIPT],
];

describe("A hostile study on paper", () => {
  let workbench: Workbench;
  let page: Page;
  let incidents: readonly string[];

  before(async () => {
    writeHostileStudy(process.cwd());
    workbench = await openWorkbench({ folder: HOSTILE_FOLDER });
    page = await workbench.page.context().newPage();
    incidents = watch(page);
  });

  after(() => workbench?.close());

  it("is seen where it runs", async () => {
    const own = await workbench.page.context().newPage();
    const seen = watch(own);
    await own.setContent(`<p>${IMAGE}</p>`, { waitUntil: "load" });
    equal(await own.evaluate(`"${MARK}" in globalThis`), true);
    deepEqual(seen, ["dialog: 1"]);
    await own.close();
  });

  for (const args of PAPER) {
    it(`is text in the HTML of ${args.filter((arg) => arg !== ".").join(" ")}`, async () => {
      await page.setContent(htmlOf(args), { waitUntil: "load" });
      const made = "img, script, link, iframe, svg, a[href^='javascript'], a[href^='command']";
      equal(await page.locator(`body :is(${made})`).count(), 0);
      equal(await page.evaluate(`"${MARK}" in globalThis`), false);
      deepEqual(incidents, []);
      ok(/<img|onload=/.test(await page.locator("body").innerText()));
    });
  }
});

function htmlOf([command = "", ...args]: readonly string[]): string {
  const cli = join(process.cwd(), "dist/cli.js");
  const cwd = join(process.cwd(), HOSTILE_FOLDER);
  const all = [cli, command, ...args, "--format", "html"];
  const { stdout, stderr } = spawnSync(process.execPath, all, { cwd, encoding: "utf8" });
  ok(stdout.includes("<html"), stderr);
  return stdout;
}

/** What a page that runs a study's text, or lets it load something, cannot hide. */
function watch(page: Page): readonly string[] {
  const found: string[] = [];
  page.on("dialog", (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url().includes(EVIL_HOST)) found.push(`request: ${request.url()}`);
  });
  page.on("pageerror", (error) => found.push(`error: ${error.stack ?? error.message}`));
  page.on("popup", (popup) => found.push(`popup: ${popup.url()}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy|\bRefused to\b/.test(text)) found.push(`refused: ${text}`);
  });
  return found;
}
