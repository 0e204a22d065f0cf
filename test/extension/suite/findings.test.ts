// The Findings page opens in a tab of its own; what it shows is tested in the workbench.
import * as vscode from "vscode";
import { findingsRequest, type FindingsResult } from "../../../server/protocol/findings";
import { equal, ok } from "../expect";
import { run, verbatim } from "../verbatim";
import { closeEditors, until } from "../workspace";

describe("findings", () => {
  before(verbatim);
  afterEach(closeEditors);

  it("open once for a study, and take its title", async () => {
    await run("showFindings");
    await run("showFindings");
    const title = "Findings: Joined-up homelessness services";
    await pageThat(({ label }) => label === title, "a tab with the study's title");
    equal(pages().length, 1);
    ok(pages()[0]?.isActive, "The page is in front.");
  });

  it("are worked out by the server of this extension host", async () => {
    const { client, studies } = await verbatim();
    const [study] = studies();
    const params = {
      uri: study?.uri,
      wish: { picture: "coverage", node: null, offset: 0, limit: 2 },
    };
    const found = await client.sendRequest<FindingsResult>(findingsRequest.method, params);
    equal(found.nodes.length, 57);
    ok(found.picture.picture === "coverage", "The picture that was asked for is given.");
    equal([found.picture.total, found.picture.strips.length], [18, 2]);
    equal(found.picture.strips[0]?.coverage, study?.transcripts[0]?.coverage);
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
      input instanceof vscode.TabInputWebview && input.viewType.endsWith("verbatim.findings"),
  );
}
