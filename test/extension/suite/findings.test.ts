// The Findings page opens in a tab of its own; what it shows is tested in the workbench.
import { findingsRequest, type FindingsResult } from "../../../server/protocol/findings";
import { equal, ok } from "../expect";
import { pagesOf } from "../pages";
import { run, verbatim } from "../verbatim";
import { closeEditors } from "../workspace";

const pages = pagesOf("verbatim.findings");

describe("findings", () => {
  before(verbatim);
  afterEach(closeEditors);

  it("open once for a study, and take its title", async () => {
    await run("showFindings");
    await run("showFindings");
    const title = "Findings: Joined-up homelessness services";
    await pages.that(({ label }) => label === title, "a tab with the study's title");
    equal(pages.tabs().length, 1);
    ok(pages.tabs()[0]?.isActive, "The page is in front.");
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
