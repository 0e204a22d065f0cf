import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { refreshReportRequest } from "../../server/protocol/paper";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";
import { startInMemory } from "../support/server";

const REPORT = `# Findings

<!-- verbatim: matrix -->
<!-- /verbatim -->
<!-- verbatim: matrix --by heading --scope level=local -->
<!-- /verbatim -->
`;

const STUDY = `
//- codebook.yaml
themes:
  care: { name: Care, codes: { waiting: Having to wait. } }
  power: { name: Power }
//- framework.md
# A
## care
They wait | a *lot*, <b>and</b>

say so. <!-- /verbatim -->
# Nobody
## care
Lost.
//- a.transcript
---
case: A
attributes: { level: local }
---
# Work

P1: [We waited]{.waiting}.
//- b.transcript
---
case: B
---
P1: [They rule]{.power}.
`;

describe("a report with a framework matrix", () => {
  let folder: string;
  before(buildCli);
  beforeEach(() => {
    const { files } = readSections(STUDY);
    folder = newFolder("verbatim bytes ", [...files, ["report.md", REPORT]]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is the same to the byte from the command line and in the editor, with the summaries", async () => {
    const { status, stderr } = runCli(folder, ["report", "report.md"]);
    assert.equal(status, 0, stderr);
    const printed = readFileSync(join(folder, "report.md"), "utf8");

    const server = await startInMemory(STUDY);
    const params = { uri: server.uri("report.md"), version: 1, text: REPORT };
    const { files } = await server.request(refreshReportRequest, params);
    const document = TextDocument.create(params.uri, "markdown", 1, REPORT);
    const edited = TextDocument.applyEdits(document, [...(files[0]?.edits ?? [])]);
    await server.shutdown();

    assert.equal(edited, printed);
    const cell =
      "They wait \\| a \\*lot\\*, \\<b\\>and\\</b\\> say so. \\<\\!-- /verbatim --\\>; “We waited” (a.transcript:7)";
    assert.ok(printed.includes(`| A | ${cell} |  |`), printed);
    assert.match(printed, /Left out of framework\\?\.md, as it fits no case and no column: 1\./);
    assert.match(printed, /Only level=local\./);
  });
});
