// The coding view in every kind of theme: everybody can use it, and passages are told apart.
import { chooseColorTheme, colorThemes } from "./appearance";
import { codingPage, type CodingPage } from "./codingPage";
import type { Workbench } from "./driver";
import { openStudy, openTranscript } from "./study";

describe("Coding view: themes", () => {
  let workbench: Workbench;
  let view: CodingPage;

  before(async () => {
    workbench = await openStudy({ size: { width: 1440, height: 900 } });
    await openTranscript(workbench, "02-housing-options-manager.md");
    await workbench.editor.goTo(40, 1);
    await workbench.editor.press("Control+K", "k");
    view = await codingPage(workbench);
  });

  after(() => workbench?.close());

  for (const colorTheme of colorThemes) {
    it(`can be used by everybody in a ${colorTheme.name} theme`, async () => {
      await chooseColorTheme(workbench, colorTheme);
      await view.press("Tab");
      await view.page.locator(".label.active").waitFor();
      await workbench.screenshot(`coding-view-${colorTheme.name}`);
      await view.page.isAccessible();
      await view.press("g");
      await view.page.byRole("option").first().waitFor();
      await view.page.isAccessible();
      await view.press("Escape", "?");
      await view.page.byRole("dialog").waitFor();
      await view.page.isAccessible();
      await view.press("Escape");
      await view.focused();
    });
  }

  it("fits beside the text", async () => {
    await view.press("Control+K", "k");
    await workbench.editor.opened("02-housing-options-manager.md");
    await workbench.editor.press("Control+K", "Shift+K");
    view = await codingPage(workbench);
    await workbench.screenshot("coding-view-beside");
  });
});
