// The codebook's page opens in a tab of its own; what it shows is tested in the workbench.
import * as vscode from "vscode";
import { equal, ok } from "../expect";
import { pagesOf } from "../pages";
import { run, verbatim } from "../verbatim";
import { closeEditors } from "../workspace";

const pages = pagesOf("verbatim.codebookPage");

describe("codebook as a page", () => {
  before(verbatim);
  afterEach(closeEditors);

  it("opens once, and takes the study's title", async () => {
    await run("openCodebookPage");
    await run("openCodebookPage");
    const title = "Codebook: Joined-up homelessness services";
    await pages.that(({ label }) => label === title, "a tab with the study's title");
    equal(pages.tabs().length, 1);
    ok(pages.tabs()[0]?.isActive, "The page is in front.");
  });

  it("opens at the code of a row of the Themes view", async () => {
    const { themes } = await verbatim();
    await run("openCodebookPage", themes.roots[0]?.id);
    await pages.that(({ isActive }) => isActive, "the page in front");
  });

  it("opens for the codebook that is in the editor", async () => {
    const [file] = await vscode.workspace.findFiles("codebook.yaml");
    await run("openCodebookPage", file);
    await pages.that(({ isActive }) => isActive, "the page in front");
  });
});
