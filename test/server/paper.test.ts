import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { strFromU8, unzipSync } from "fflate";
import {
  paperFileRequest,
  refreshReportRequest,
  tablesRequest,
  type PaperFileParams,
  type PaperPart,
} from "../../server/protocol/paper";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
themes: { care: { name: Care, codes: { waiting: Having to wait. } } }
tables: { One: { title: The first, columns: [theme, cases, quotation] }, Two: }
//- one.transcript
P1: We [waited for years]{.waiting exemplar=yes} and for nothing.
//- other/codebook.yaml
themes: { power: { name: Power } }
`;

const CLOSE = "<!-- /verbatim -->\n";

describe("papers over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  const file = (what: PaperPart, format: PaperFileParams["format"] = "markdown") =>
    server.request(paperFileRequest, { uri: ROOT, what, format });
  const table = ({
    format,
    ...wanted
  }: {
    table?: string;
    isTitled?: boolean;
    format?: PaperFileParams["format"];
  }) => file({ kind: "themes", table: "One", isTitled: false, ...wanted }, format);

  const refresh = (text: string, path = "paper/report.md") =>
    server.request(refreshReportRequest, { uri: server.uri(path), version: 7, text });

  it("name the tables of the codebook", async () => {
    const found = await server.request(tablesRequest, { uri: ROOT });
    assert.deepEqual(found?.tables, [
      { name: "One", title: "The first" },
      { name: "Two", title: "Two" },
    ]);
  });

  it("hold a theme table as text and as bytes, with words as they are in the editor", async () => {
    server.open(server.uri("one.transcript"), "P1: We [sat]{.waiting exemplar=yes}.\n");
    const text = (await table({}))?.text ?? "";
    assert.match(text, /^\| Theme \| Cases \| Quotation \|\n/);
    assert.match(text, /\| Care \| 1 \| “sat” \(one\) \|\n/);
    assert.match((await table({ isTitled: true }))?.text ?? "", /^# The first\n/);
    const { base64 } = (await table({ format: "docx" })) ?? {};
    const parts = unzipSync(Buffer.from(base64 ?? "", "base64"));
    assert.match(strFromU8(parts["word/document.xml"]), /“sat” \(one\)/);
  });

  it("hold quotations, the codebook, a transcript, and words in context", async () => {
    const textOf = async (what: PaperPart, format?: PaperFileParams["format"]) =>
      (await file(what, format))?.text ?? "";
    assert.match(await textOf({ kind: "quotations" }), /^# .*quotations\n[^]*> “waited for years”/);
    assert.match(await textOf({ kind: "quotations" }, "csv"), /^Theme,Category,Code,Quotation,/);
    assert.match(await textOf({ kind: "codebook" }), /^# .*codebook\n[^]*Having to wait/);
    const transcript = { kind: "transcript", file: "one.transcript" } as const;
    assert.match(await textOf(transcript, "html"), /waited for years/);
    assert.equal(
      (await file({ ...transcript, file: "on.transcript" }))?.reason,
      "The study has no transcript “on.transcript”. Did you mean “one.transcript”?",
    );
    const kwic = { kind: "kwic", words: "For", where: null, role: null } as const;
    assert.equal(
      await textOf(kwic, "csv"),
      "File,Line,Speaker,Case,Before,Words,After\r\n" +
        "one.transcript,1,P1,one,We waited ,for, years and for nothing.\r\n" +
        "one.transcript,1,P1,one,We waited for years and ,for, nothing.\r\n",
    );
    assert.equal((await textOf({ ...kwic, where: "waiting" }, "json")).split('"match"').length, 2);
  });

  it("say which table there is none of", async () => {
    const { reason } = (await table({ table: "Three" })) ?? {};
    assert.equal(reason, "The codebook has no table “Three”. There are “One”, “Two”.");
  });

  it("are not made when nobody waits for them any more", async () => {
    const source = new CancellationTokenSource();
    source.cancel();
    const what = { kind: "themes", table: null, isTitled: true } as const;
    const params = { uri: ROOT, what, format: "xlsx" } as const;
    await assert.rejects(server.request(paperFileRequest, params, source.token));
  });

  it("fill a report with edits for its version", async () => {
    const text = `A\n<!-- verbatim: table One -->\nold\n${CLOSE}`;
    const { files, problems } = await refresh(text);
    assert.deepEqual(problems, []);
    const [{ uri, version, edits }] = files;
    assert.deepEqual([uri, version, edits.length], [server.uri("paper/report.md"), 7, 1]);
    const [{ range, newText }] = edits;
    assert.deepEqual(range, { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } });
    assert.match(newText, /^\n\| Theme \| Cases \| Quotation \|\n/);
  });

  it("read other studies of the workspace, and nothing outside of it", async () => {
    const found = await refresh(
      `<!-- verbatim: themes --study ../other -->\n${CLOSE}` +
        `<!-- verbatim: themes --study ../../elsewhere -->\n${CLOSE}` +
        `<!-- verbatim: themes --study ../../../../../.. -->\n${CLOSE}`,
    );
    assert.match(found.files[0].edits[0].newText, /\| Power \| theme \| 0 \|/);
    assert.equal(found.files[0].edits.length, 1);
    assert.deepEqual(
      found.problems.map(({ line }) => line),
      [3, 5],
    );
  });

  it("never change a transcript, and need a study", async () => {
    const text = `<!-- verbatim: themes -->\n${CLOSE}`;
    const inTranscript = await refresh(text, "one.transcript");
    assert.match(inTranscript.reason ?? "", /is a transcript of the study/);
    assert.deepEqual(inTranscript.files, []);
    const uri = "file:///elsewhere/report.md";
    const outside = await server.request(refreshReportRequest, { uri, version: 1, text });
    assert.match(outside.problems[0].message, /has a codebook\.yaml/);
  });
});
