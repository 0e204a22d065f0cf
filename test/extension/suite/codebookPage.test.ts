// The codebook's page opens in a tab of its own; what it shows is tested in the workbench.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { run, verbatim } from "../verbatim";
import { closeEditors, until } from "../workspace";

describe("codebook as a page", () => {
  before(verbatim);
  afterEach(closeEditors);

  it("opens once, and takes the study's title", async () => {
    await run("openCodebookPage");
    await run("openCodebookPage");
    const title = "Codebook: Joined-up homelessness services";
    await pageThat(({ label }) => label === title, "a tab with the study's title");
    equal(pages().length, 1);
    ok(pages()[0]?.isActive, "The page is in front.");
  });

  it("opens at the code of a row of the Themes view", async () => {
    const { themes } = await verbatim();
    await run("openCodebookPage", themes.roots[0]?.id);
    await pageThat(({ isActive }) => isActive, "the page in front");
  });

  it("opens for the codebook that is in the editor", async () => {
    const [file] = await vscode.workspace.findFiles("codebook.yaml");
    await run("openCodebookPage", file);
    await pageThat(({ isActive }) => isActive, "the page in front");
  });
});

/** Tabs open and close a moment after their panels. */
function pageThat(condition: (tab: vscode.Tab) => boolean, what: string): Promise<boolean> {
  const look = (): boolean => pages().some(condition);
  return until(vscode.window.tabGroups.onDidChangeTabs, look, what);
}

function pages(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(
    ({ input }) =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith("verbatim.codebookPage"),
  );
}
