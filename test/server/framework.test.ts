import assert from "node:assert/strict";
import {
  DocumentDiagnosticRequest,
  FileChangeType,
  type TextEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { textHash } from "../../server/protocol/textHash";
import { findingsRequest } from "../../server/protocol/findings";
import { matrixCellRequest, summaryRequest } from "../../server/protocol/framework";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
transcripts: ["**/*.md"]
themes: { care: { codes: { waiting: x } } }
//- one.md
# Work

P1: We [waited [for years]{.waiting}]{.care} and [still]{.waiting} do.
`;

const CELL = { uri: ROOT, case: "one", column: "care" };
const PAGE = { by: "theme", offset: 0, limit: 1 } as const;

describe("a framework matrix over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  const uri = (): string => server.uri("framework.md");
  const put = (text: string): void => {
    const type = server.disk.has("framework.md") ? FileChangeType.Changed : FileChangeType.Created;
    server.disk.set("framework.md", text);
    server.filesChanged([{ uri: uri(), type }]);
  };
  const after = (text: string, edits: readonly TextEdit[] = []): string =>
    TextDocument.applyEdits(TextDocument.create("x:/y", "markdown", 1, text), [...edits]);

  it("gives the passages of a cell, and all of its summary", async () => {
    put("# one\n## care\nShe waits.\n");
    const found = await server.request(matrixCellRequest, { ...CELL, ...PAGE });
    assert.deepEqual(
      [found?.total, found?.passages.map(({ text }) => text), found?.summary],
      [2, ["waited for years"], "She waits."],
    );
    const params = { ...CELL, ...PAGE, by: "heading", column: "Work" } as const;
    const heading = await server.request(matrixCellRequest, params);
    assert.deepEqual([heading?.total, heading?.summary], [2, null]);
  });

  it("takes no summaries for a transcript, and counts nothing in them", async () => {
    put("# one\n## care\n[Wrong]{.care}\n");
    const wish = { picture: "recurrence" } as const;
    const found = await server.request(findingsRequest, { uri: ROOT, wish });
    assert.deepEqual([found?.transcripts, found?.nodes[0]?.codings], [1, 3]);
  });

  it("creates the file where it is missing", async () => {
    const params = { ...CELL, text: "She waits.", before: null };
    const { created, files, reason } = await server.request(summaryRequest, params);
    assert.deepEqual([files, reason], [[], null]);
    assert.deepEqual(created, { uri: uri(), text: "# one\n\n## care\n\nShe waits.\n" });
  });

  it("edits the file as it is on the disk, and says of which text", async () => {
    const text = "Mine.\r\n# one\r\n## care\r\nOld\r\n";
    put(text);
    const params = { ...CELL, text: "New\nlines", before: "Old" };
    const { files, created } = await server.request(summaryRequest, params);
    assert.deepEqual([created, files.length], [null, 1]);
    const [file] = files;
    assert.deepEqual([file?.uri, file?.version, file?.hash], [uri(), null, textHash(text)]);
    assert.equal(after(text, file?.edits), "Mine.\r\n# one\r\n## care\r\nNew\r\nlines\r\n");
  });

  it("edits what is typed, and refuses where the cell says something else by now", async () => {
    put("# one\n## care\nOld\n");
    server.open(uri(), "# one\n## care\nTyped\n");
    const stale = await server.request(summaryRequest, { ...CELL, text: "New", before: "Old" });
    assert.deepEqual(stale.files, []);
    assert.match(stale.reason ?? "", /^The summary of this cell has changed in framework\.md/);
    const { files } = await server.request(summaryRequest, { ...CELL, text: "", before: "Typed" });
    assert.equal(after("# one\n## care\nTyped\n", files[0]?.edits), "# one\n## care\n\n");
    assert.equal(files[0]?.version, 1);
  });

  it("reports summaries that belong to no cell, and takes that back", async () => {
    put("# gone\n## care\nx\n");
    const ask = async () => {
      const params = { textDocument: { uri: uri() } };
      const report = await server.request(DocumentDiagnosticRequest.type, params);
      return report.kind === "full" ? report.items.map(({ message }) => message) : [];
    };
    assert.deepEqual(await ask(), ["No transcript has the case “gone”."]);
    put("# one\n## care\nx\n");
    assert.deepEqual(await ask(), []);
  });

  it("does nothing where there is no study", async () => {
    const params = { ...CELL, uri: "file:///elsewhere", text: "x", before: null };
    assert.match(
      (await server.request(summaryRequest, params)).reason ?? "",
      /belongs to no study/,
    );
  });
});
