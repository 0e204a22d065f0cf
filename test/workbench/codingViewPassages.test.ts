// Passages in the coding view: gone to, moved, recoded, noted, split and removed, by the keyboard.
import { deepEqual, equal, ok } from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { codingPage, type CodingPage } from "./codingPage";
import type { Workbench } from "./driver";
import { webviewPage } from "./webviewPage";
import { has, onDisk, openStudy, openTranscript, placeOf } from "./study";

const NAME = "18-foyer-manager.md";
const FILE = `transcripts/${NAME}`;
const WORDS = "whatever comes out at the end of it";
const LARGE = "Large providers crowd out the small";
const SHARING = "Sharing knowledge of clients";

describe("Coding view: passages", () => {
  let workbench: Workbench;
  let view: CodingPage;
  let original: string;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await openTranscript(workbench, NAME);
    original = onDisk(workbench, FILE);
    const { line, column, length } = placeOf(original, WORDS);
    await workbench.editor.select(line, column, length);
    await workbench.editor.press("Control+K", "k");
    view = await codingPage(workbench);
    await view.press(..."large p");
    await view.page.byRole("option", LARGE).waitFor();
    await view.press("Enter");
    await view.names(WORDS, (names) => names.join() === LARGE);
  });

  after(() => workbench?.close());

  const coded = (wanted: string): Promise<unknown> =>
    workbench.eventually(
      () => view.coded(WORDS),
      (found) => found.join("|") === wanted,
      wanted,
    );

  it("says what was coded", async () => {
    await view.said((text) => text.includes(`Coded: ${LARGE}.`));
  });

  it("are gone to from one to the next", async () => {
    await view.press("Control+Home", "Tab");
    await view.said((text) => text.includes(`${LARGE}: ${WORDS}`));
    equal(await view.page.locator(".label.active").innerText(), LARGE);
  });

  it("grow and shrink at both ends, by Alt and then by the arrow keys alone", async () => {
    await view.press("Alt+ArrowRight");
    await coded(`${WORDS} always`);
    await view.page.locator("footer.adjusting").waitFor();
    await view.press("ArrowRight");
    await coded(`${WORDS} always seems`);
    await view.press("Shift+ArrowRight");
    await coded("comes out at the end of it always seems");
    await workbench.screenshot("coding-view-adjusting");
    await view.press("Enter");
    await view.page.locator("footer:not(.adjusting)").waitFor();
    const steps = ["Control+z", "Control+z", "Control+z"];
    await view.press(...steps);
    await coded(WORDS);
  });

  it("get a memo, which is read at the cursor", async () => {
    await view.press("Control+Home", "Tab", "F2");
    await workbench.quickInput.type("also said by L9");
    await view.press("Enter");
    await view.names(WORDS, (names) => names.join() === `${LARGE} ✎`);
    await view.atCaret((text) => text.includes("also said by L9"));
    await view.focused();
  });

  it("get another code", async () => {
    await view.press("+");
    await workbench.quickInput.type("sharing-knowledge");
    await workbench.quickInput.choices(([first]) => first?.label === SHARING);
    await workbench.quickInput.accept();
    await view.names(WORDS, (names) => names.join() === `${LARGE}, ${SHARING} ✎`);
    await view.focused();
  });

  it("have a menu of all that can be done with them", async () => {
    await view.press("Enter");
    const choices = await workbench.quickInput.choices((rows) => rows.length > 5);
    const titles = choices.map(({ label }) => label);
    await workbench.screenshot("coding-view-menu");
    ok(titles.includes("Edit the memo…"), titles.join());
    await workbench.quickInput.type("Remove “sharing-knowledge”");
    await workbench.quickInput.pick("Remove “sharing-knowledge”");
    await view.names(WORDS, (names) => names.join() === `${LARGE} ✎`);
  });

  it("are split at the caret, and united again", async () => {
    await view.click("at the end of it always");
    await view.press("/");
    await coded("whatever comes out|at the end of it");
    await view.press("Enter");
    await workbench.quickInput.type("Unite with the previous");
    await workbench.quickInput.pick("Unite with the previous passage of the same code");
    await coded(WORDS);
    await view.focused();
  });

  it("are chosen by their names beside the words, and removed", async () => {
    await view.paragraph(WORDS).locator(".label").click();
    await view.page.locator(".label.active").waitFor();
    await view.press("Delete");
    await view.names(WORDS, (names) => names.length === 0);
    await view.said((text) => text.includes(`No longer coded: ${LARGE}.`));
  });

  it("are coded from the palette, too", async () => {
    await view.click(WORDS);
    await view.press("Control+k", "l");
    const palette = await webviewPage(workbench.page, "Code palette");
    await palette.byRole("option", LARGE).click();
    await view.names(WORDS, (names) => names.join() === LARGE);
    await view.focused();
    await view.press("Control+z");
    await view.names(WORDS, (names) => names.length === 0);
  });

  it("left nothing behind, and the words as they were", async () => {
    await view.press("Control+s");
    await workbench.page
      .locator(".editor-group-container.active .tab.active:not(.dirty)")
      .waitFor();
    equal(onDisk(workbench, FILE), original);
    const rows = await workbench.views.rows("Themes", (all) => all.some(has("Outside themes")));
    ok(rows.length > 0);
  });

  it("shows its keys", async () => {
    await view.press("?");
    await view.page.byRole("dialog", "Keys of the coding view").waitFor();
    await workbench.screenshot("coding-view-keys");
    await view.press("Escape");
    await view.page.byRole("dialog").waitFor({ state: "hidden" });
    await view.focused();
    deepEqual(await view.coded(WORDS), []);
  });

  it("is saved as a file that a browser prints, with lines and names", async () => {
    await view.page.byRole("button", "Save as HTML").click();
    // The dialog takes no Enter before it has listed its folder.
    await workbench.quickInput.choices();
    await workbench.quickInput.accept();
    await workbench.notifications((texts) =>
      texts.some((text) =>
        text.startsWith("The transcript is saved as transcripts/18-foyer-manager.html"),
      ),
    );
    const path = join(workbench.folder, "transcripts/18-foyer-manager.html");
    const paper = await workbench.page.context().newPage();
    await paper.goto(pathToFileURL(path).toString());
    await paper.emulateMedia({ media: "print" });
    await paper.getByText("whatever comes out at the end of it").waitFor();
    equal(await paper.locator("h1").innerText(), "L12");
    await paper.screenshot({ path: "out/screenshots/coding-view-paper.png" });
    await paper.close();
  });
});
