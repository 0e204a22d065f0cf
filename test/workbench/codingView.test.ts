// The coding view: read, selected and coded by keyboard and mouse, without a bracket.
import { deepEqual, equal, ok } from "node:assert/strict";
import { codingPage, type CodingPage } from "./codingPage";
import type { Workbench } from "./driver";
import { onDisk, openStudy, openTranscript, placeOf } from "./study";

const NAME = "18-foyer-manager.md";
const FILE = `transcripts/${NAME}`;
const END_OF_IT = "whatever comes out at the end of it";
const NEITHER = "And I'm not either of them.";
const SHARING = "Sharing knowledge of clients";
const LARGE = "Large providers crowd out the small";

for (const host of ["node", "web"] as const) {
  describe(`Coding view, ${host} extension host`, () => {
    let workbench: Workbench;
    let view: CodingPage;
    let original: string;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      await openTranscript(workbench, NAME);
      original = onDisk(workbench, FILE);
    });

    after(() => workbench?.close());

    const saved = async (): Promise<string> => {
      await view.press("Control+s");
      await workbench.page
        .locator(".editor-group-container.active .tab.active:not(.dirty)")
        .waitFor();
      return onDisk(workbench, FILE);
    };

    it("opens in the place of the text, with the caret where it was", async () => {
      const { line, column } = placeOf(original, END_OF_IT);
      await workbench.editor.goTo(line, column);
      await workbench.editor.press("Control+K", "k");
      view = await codingPage(workbench);
      for (let word = 0; word < 8; word++) await view.press("Control+Shift+ArrowRight");
      await view.said((text) => text === `Selected: ${END_OF_IT}`);
      await workbench.screenshot(`coding-view-selected-${host}`);
    });

    it("shows headings, speakers and words, and no markup", async () => {
      await view.page.byRole("heading", "What gets in the way").waitFor();
      const who = view.paragraph("What's the hardest part about it?").locator(".who");
      equal(await who.innerText(), "Int");
      const text = await view.page.locator(".transcript").innerText();
      ok(!/[{}]|---|## /.test(text), text.slice(0, 500));
    });

    it("codes the selected words with a code that is found by typing", async () => {
      await view.press("l", "a", "r", "g", "e", " ", "p");
      await view.page.byRole("option", LARGE).waitFor();
      ok((await view.page.byRole("option").first().innerText()).includes(LARGE));
      await workbench.screenshot(`coding-view-filter-${host}`);
      await view.press("Enter");
      await view.names(END_OF_IT, (names) => names.join() === LARGE);
      deepEqual(await view.coded(END_OF_IT), [END_OF_IT]);
      await view.atCaret((text) => text.includes(LARGE));
    });

    it("codes the sentence at the caret with a number, and takes it off again", async () => {
      await view.click(NEITHER);
      await view.press("1");
      await view.names(NEITHER, (names) => names.join() === LARGE);
      deepEqual(await view.coded(NEITHER), [NEITHER]);
      await view.press("1");
      await view.names(NEITHER, (names) => names.length === 0);
      await view.press("1");
      await view.names(NEITHER, (names) => names.join() === LARGE);
    });

    it("codes across what is coded, selected by the mouse", async () => {
      await view.drag("at the end of it always seems");
      await view.press(..."sharing kn");
      await view.page.byRole("option", SHARING).waitFor();
      await view.press("Enter");
      await view.names(END_OF_IT, (names) => names.join() === `${LARGE},${SHARING}`);
      deepEqual(await view.coded(END_OF_IT), [
        "whatever comes out ",
        "at the end of it",
        " always seems",
      ]);
      await workbench.screenshot(`coding-view-crossing-${host}`);
      await view.press("Control+z");
      await view.names(END_OF_IT, (names) => names.join() === LARGE);
    });

    it("has changed nothing of the file but the markup", async () => {
      equal(
        await saved(),
        original
          .replace(END_OF_IT, `[${END_OF_IT}]{.large-providers}`)
          .replace(NEITHER, `[${NEITHER}]{.large-providers}`),
      );
    });

    it("types nothing into the words", async () => {
      const before = onDisk(workbench, FILE);
      await view.click("Then I've got the big one");
      await view.press("z", "z", "z", "Escape", "-", "(", "'", "0", "Escape");
      equal(await saved(), before);
    });

    it("takes everything back, to the byte", async () => {
      await view.press("Control+z", "Control+z", "Control+z", "Control+z");
      await view.names(END_OF_IT, (names) => names.length === 0);
      equal(await saved(), original);
    });

    it("goes back to the text at the same words", async () => {
      await view.click(NEITHER);
      await view.press(" ");
      await view.said((text) => text.startsWith(`Selected: ${NEITHER}`));
      await view.press("Control+K", "k");
      await workbench.editor.opened(NAME);
      const { line } = placeOf(original, NEITHER);
      const selected = (said: string): boolean => said.endsWith(`(${NEITHER.length} selected)`);
      const said = await workbench.editor.selection(selected);
      ok(said.startsWith(`Ln ${line}, `), said);
    });
  });
}
