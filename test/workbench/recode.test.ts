// Recoding by keyboard: passages of a code are sent to others, all at once, and taken back.
import { deepEqual, equal } from "node:assert/strict";
import { chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, saved } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

/** Each of them has one passage of the code. */
const FILES = [
  "transcripts/01-homelessness-charity-director.md",
  "transcripts/06-drug-treatment-commissioner.md",
  "transcripts/09-night-shelter-coordinator.md",
  "transcripts/13-housing-association-manager.md",
  "transcripts/15-day-centre-manager.md",
];

/** Opens the page from the code's row in the Themes view. */
async function openPage(workbench: Workbench): Promise<WebviewPage> {
  const { views } = workbench;
  await views.expand("Themes", "Local motives");
  await views.expand("Themes", "Levering in resources");
  await views.rowMenu("Themes", "Match funding", "Recode passages…");
  const page = await webviewPage(workbench.page, "Recode");
  await page.locator("[data-row]:focus").waitFor();
  return page;
}

for (const host of ["node", "web"] as const) {
  describe(`Recoding, ${host} extension host`, () => {
    let workbench: Workbench;
    let page: WebviewPage;
    let original: readonly string[];

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      original = FILES.map((file) => onDisk(workbench, file));
      page = await openPage(workbench);
    });

    after(() => workbench?.close());

    const targets = () => page.locator("[data-row] .target");
    const recodeButton = (name: string) => page.byRole("button", name);

    it("lists the passages with their context and source", async () => {
      equal(await page.locator("[data-row]").count(), 5);
      const first = await page.locator("[data-row]").first().innerText();
      equal(first.includes("The council put in forty thousand because the lottery had"), true);
      equal(first.includes("L01 · transcripts/01-homelessness-charity-director.md, line 42"), true);
      await workbench.screenshot(`recode-${host}`);
      await page.isAccessible();
    });

    it("sends passages to codes by digit, by name, beside and off, and clears", async () => {
      const second = await page.locator(".targets li:nth-child(2) bdi").innerText();
      await page.press("2");
      await page.type("joint bi");
      await page.locator(".code-list [role=option]").first().waitFor();
      await workbench.screenshot(`recode-field-${host}`);
      await page.press("Enter");
      await page.press("Delete", "2", "ArrowUp", "+", "ArrowDown", "2");
      deepEqual(await targets().allInnerTexts(), [
        `→ ${second}`,
        "→ Joint bids",
        "✕ The code is taken off",
        `+ Gets ${second} as well`,
        `→ ${second}`,
      ]);
      await page.press("Backspace", "Home", "Backspace");
      await recodeButton("Recode 3 passages").waitFor();
      const summary = `3 of 5 passages change: 1 to Joint bids, 1 without a code instead, 1 to ${second} as well.`;
      await page.byText(summary).waitFor();
      await workbench.screenshot(`recode-decided-${host}`);
      await page.isAccessible();
    });

    it("opens the place of a passage", async () => {
      await page.press("Enter");
      await workbench.editor.opened("01-homelessness-charity-director.md");
      await workbench.editor.selection((said) => said.startsWith("Ln 42, "));
      await page.locator(".status").click();
    });

    it("keeps what was decided when the window is loaded again", async () => {
      const before = await targets().allInnerTexts();
      await workbench.reload();
      page = await webviewPage(workbench.page, "Recode");
      await recodeButton("Recode 3 passages").waitFor();
      deepEqual(await targets().allInnerTexts(), before);
    });

    it("recodes all in one step, to the byte", async () => {
      const [second = ""] = await targets().nth(2).allInnerTexts();
      const added = second.replace(/^\+ Gets (.*) as well$/, "$1");
      await page.locator("[data-row]").first().click();
      await page.press("Control+Enter");
      await page.byText("Recoded 3 passages. 3 passages.").waitFor();
      await workbench.screenshot(`recode-done-${host}`);
      const [one = "", two = "", three = "", four = "", five = ""] = original;
      const now = await saved(workbench, FILES);
      const id = /\.match-funding \.([\w-]+)/.exec(now[3] ?? "")?.[1] ?? "";
      deepEqual(now, [
        one,
        two.replace("{.match-funding}", "{.joint-bids}"),
        three.replace(/\[([^[\]]*)\]\{\.match-funding\}/, "$1"),
        four.replace("{.match-funding ", `{.match-funding .${id} `),
        five,
      ]);
      equal(nameOf(onDisk(workbench, "codebook.yaml"), id), added);
    });

    it("follows an undo, which takes it back to the byte", async () => {
      await openTranscript(workbench, "09-night-shelter-coordinator.md");
      await workbench.editor.press("Control+Z");
      await workbench.page.locator(".tab", { hasText: "Match funding" }).click();
      page = await webviewPage(workbench.page, "Recode");
      await page.byText("5 passages.").waitFor();
      deepEqual(await saved(workbench, FILES), original);
    });
  });
}

describe("Recoding", () => {
  let workbench: Workbench;
  let page: WebviewPage;

  before(async () => {
    workbench = await openStudy();
    page = await openPage(workbench);
    await page.press("1", "2", "Delete", "ArrowDown");
  });

  after(() => workbench?.close());

  for (const colorTheme of colorThemes) {
    it(`can be used by everybody in a ${colorTheme.name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      await workbench.screenshot(`recode-${colorTheme.name}`);
      await page.isAccessible();
    });
  }

  it("is reached from the code palette", async () => {
    // A low palette has no room for what a code means.
    await workbench.views.foldView("Themes");
    await workbench.views.foldView("Transcripts");
    await workbench.views.focusView("Code palette");
    const palette = await webviewPage(workbench.page, "Code palette");
    await palette.byRole("combobox", "Filter codes").click();
    await palette.type("joint bids");
    await palette.byRole("button", "Recode passages…").click();
    const tab = workbench.page.locator(".tab.active", { hasText: "Recode: Joint bids" });
    await tab.waitFor();
  });
});

/** The name that the codebook gives to an id. */
function nameOf(codebook: string, id: string): string {
  return new RegExp(`^ *${id}:\\n *name: (.*)$`, "m").exec(codebook)?.[1] ?? "";
}
