// A scope is set in a box that counts, shows in the status bar and above the views, and is kept.
import { match } from "node:assert/strict";
import type { Workbench } from "./driver";
import { openStudy } from "./study";
import { webviewPage } from "./webviewPage";

/** As the crosstab of the whole sample by level says. */
const CENTRAL = "7 cases · 61 passages";

for (const host of ["node", "web"] as const) {
  describe(`The scope, ${host} extension host`, () => {
    let workbench: Workbench;
    let whole: string;

    before(async () => {
      workbench = await openStudy({ host, size: { width: 1440, height: 900 } });
      const rows = await workbench.views.rows("Themes");
      whole = rows.find(({ label }) => label === "Central government")?.description ?? "";
    });
    after(() => workbench?.close());

    const item = () => workbench.page.locator("[id$='verbatim.scope'] a").first();
    const theme = (description: string) =>
      workbench.views.rows("Themes", (rows) =>
        rows.some((row) => row.label === "Central government" && row.description === description),
      );

    const setCentral = async (): Promise<void> => {
      await workbench.runCommand("Verbatim: Set scope…");
      await workbench.quickInput.type("level=central");
      await workbench.quickInput.choices((rows) =>
        rows.some(({ description }) => description.includes("7 cases, 7 transcripts")),
      );
      await workbench.quickInput.accept();
      await theme(CENTRAL);
    };

    it("is written with completion and figures, and says what it is above the views", async () => {
      await setCentral();
      const themes = workbench.views.pane("Themes");
      await themes.getByText("Only level=central", { exact: true }).waitFor();
      await workbench.screenshot(`scope-${host}`);
    });

    it("shows in the status bar, also to a screen reader", async () => {
      await item().waitFor();
      match(await item().innerText(), /Scope: level=central/);
      const said = (await item().getAttribute("aria-label")) ?? "";
      match(said, /^Scope: level=central, 7 cases, \d+ passages, 7 transcripts in scope/);
    });

    it("is kept when the window is loaded again", async () => {
      await workbench.reload();
      await workbench.views.openContainer("Verbatim");
      await theme(CENTRAL);
      await item().waitFor();
    });

    it("is cleared, and every figure comes back", async () => {
      await workbench.runCommand("Verbatim: Clear scope");
      await theme(whole);
      await item().waitFor({ state: "hidden" });
      const said = workbench.views.pane("Themes").getByText("Only level=central");
      await said.waitFor({ state: "hidden" });
    });

    it("is cleared from the Findings page by keyboard, which goes on at its title", async () => {
      await setCentral();
      await workbench.views.pressTitleButton("Themes", "Show findings (Ctrl+K Shift+T)");
      const page = await webviewPage(workbench.page, "Findings");
      await page.byRole("heading", /only level=central/).waitFor();
      await page.byRole("button", "Clear scope").focus();
      await page.press("Enter");
      await page.byRole("heading", /only level=central/).waitFor({ state: "hidden" });
      await page.byRole("button", "Clear scope").waitFor({ state: "detached" });
      await theme(whole);
      match(await page.focused(), /^Findings: /);
    });
  });
}
