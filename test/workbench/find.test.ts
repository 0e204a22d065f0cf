// Find and code: typed, ticked, coded and taken back by keyboard, over several transcripts.
import { deepEqual, equal } from "node:assert/strict";
import { chooseColorTheme, colorThemes } from "./appearance";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, placeOf, saved } from "./study";
import { webviewPage, type WebviewPage } from "./webviewPage";

/** Each of them has “on paper” once. */
const FILES = [
  "transcripts/06-drug-treatment-commissioner.md",
  "transcripts/12-prison-resettlement-official.md",
  "transcripts/14-former-ministerial-adviser.md",
  "transcripts/16-national-providers-federation.md",
];

for (const host of ["node", "web"] as const) {
  describe(`Find and code, ${host} extension host`, () => {
    let workbench: Workbench;
    let page: WebviewPage;
    let original: readonly string[];

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      original = FILES.map((file) => onDisk(workbench, file));
      await openTranscript(workbench, "16-national-providers-federation.md");
      await workbench.editor.goTo(28, 1);
      await workbench.editor.opened("16-national-providers-federation.md");
      await workbench.editor.press("Control+K", "Shift+F");
      page = await webviewPage(workbench.page, "Find and code");
      await page.locator("#find:focus").waitFor();
    });

    after(() => workbench?.close());

    const hits = () => page.locator(".hits li");

    it("finds words while they are typed, and says how many", async () => {
      await page.type("paper on");
      await page.byText("12 hits in 8 transcripts.").waitFor();
      await page.byRole("checkbox", "Whole words").check();
      await page.byText("10 hits in 8 transcripts.").waitFor();
      await workbench.screenshot(`find-${host}`);
    });

    it("finds a phrase, and says in words what is coded there already", async () => {
      await page.byRole("combobox", "What is looked for").selectOption({ label: "A phrase" });
      await page.locator("#find").fill("on paper");
      await page.byText("4 hits in 4 transcripts.").waitFor();
      deepEqual(await page.locator(".hits .coded").allInnerTexts(), [
        "Coded: Levering in resources, Joint bids",
        "Coded: Guarding one's own programme",
        "Coded: Competing priorities where the most powerful win",
      ]);
    });

    it("says what is wrong with a regular expression", async () => {
      const kind = page.byRole("combobox", "What is looked for");
      await kind.selectOption({ label: "Regular expression" });
      await page.locator("#find").fill("on (paper");
      const wrong = "This parenthesis is never closed. (At character 4.)";
      await page.byRole("alert").getByText(wrong).waitFor();
      await workbench.screenshot(`find-expression-${host}`);
      await page.isAccessible();
      await page.locator("#find").fill("[Oo]n pap?er");
      await page.byText("4 hits in 4 transcripts.").waitFor();
    });

    it("goes through the hits, opens one and ticks by keyboard", async () => {
      await page.press("Enter", "ArrowDown", "ArrowDown", "Enter");
      await workbench.editor.opened("14-former-ministerial-adviser.md");
      const { line } = placeOf(onDisk(workbench, FILES[2] ?? ""), "Not on paper!");
      await workbench.editor.selection((said) => said.startsWith(`Ln ${line}, `));
      await workbench.editor.selection((said) => said.endsWith("(8 selected)"));
      await page.locator(".status").click();
      await page.locator(".hits li input").nth(2).focus();
      await page.press("Home", "Space", "End", "Space");
      await page.byRole("button", "Code 2 hits").waitFor();
      await page.press("Control+a");
      await page.byRole("button", "Code 4 hits").waitFor();
    });

    it("keeps “select all” away from the transcript beside it", async () => {
      await page.locator("#find").click();
      await page.press("Control+a");
      await page.type("[Oo]n paper");
      await page.byText("4 hits in 4 transcripts.").waitFor();
      await page.locator(".status").click();
      await page.press("Control+a");
      equal(await workbench.page.locator(".tab.dirty").count(), 0);
      await page.locator(".hits li input").first().focus();
      await page.press("Control+a");
      await page.byRole("button", "Code 4 hits").waitFor();
    });

    it("offers a code that is there before a new one", async () => {
      await page.press("Control+Enter");
      await page.type("political wether");
      await page.locator(".code-list [role=option]").nth(1).waitFor();
      const options = await page.locator(".code-list [role=option]").allInnerTexts();
      deepEqual(
        options.map((text) => text.split("\n")[0]?.trim().slice(0, 17)),
        ["The political wea", "New code “politic"],
      );
      await workbench.screenshot(`find-codes-${host}`);
      await page.isAccessible();
      await page.press("Enter");
      equal(await page.byRole("combobox", /^Code for/).inputValue(), "The political weather");
    });

    it("codes what is ticked in one step, and marks it", async () => {
      await page.press("Enter");
      await page.byText("Coded 4 passages.").waitFor();
      await hits()
        .filter({ hasText: /(Coded|,).*The political weather/ })
        .nth(3)
        .waitFor();
      await workbench.screenshot(`find-coded-${host}`);
      equal(await page.locator(".hits li input:checked").count(), 0);
      const words = ["On paper", "on paper", "on paper", "on paper"];
      const wanted = original.map((text, index) =>
        text.replace(words[index] ?? "", `[${words[index]}]{.political-weather}`),
      );
      deepEqual(await saved(workbench, FILES), wanted);
    });

    it("follows an undo, which takes it back to the byte", async () => {
      await workbench.editor.press("Control+2");
      await workbench.editor.opened("14-former-ministerial-adviser.md");
      await workbench.editor.press("Control+Z");
      const coded = hits().filter({ hasText: "The political weather" });
      await coded.first().waitFor({ state: "detached" });
      deepEqual(await saved(workbench, FILES), original);
    });

    it("keeps its search and its ticks while it is hidden and when the window is loaded again", async () => {
      await page.locator(".hits li input").nth(1).check();
      await page.byRole("button", "Code 1 hit").waitFor();
      await workbench.reload();
      page = await webviewPage(workbench.page, "Find and code");
      await page.byText("4 hits in 4 transcripts.").waitFor();
      equal(await page.locator("#find").inputValue(), "[Oo]n paper");
      await page.byRole("button", "Code 1 hit").waitFor();
      equal(await page.locator(".hits li input").nth(1).isChecked(), true);
      equal(await page.byRole("combobox", /^Code for/).inputValue(), "The political weather");
    });
  });
}

describe("Find and code", () => {
  let workbench: Workbench;
  let page: WebviewPage;

  before(async () => {
    workbench = await openStudy();
    await workbench.runCommand("Verbatim: Find and code…");
    page = await webviewPage(workbench.page, "Find and code");
    await page.locator("#find:focus").waitFor();
    await page.type("money");
    await page.byText(/^\d+ hits in \d+ transcripts\.$/).waitFor();
    await page.press("Enter", "Space", "ArrowDown");
  });

  after(() => workbench?.close());

  for (const colorTheme of colorThemes) {
    it(`can be used by everybody in a ${colorTheme.name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      await workbench.screenshot(`find-${colorTheme.name}`);
      await page.isAccessible();
    });
  }
});
