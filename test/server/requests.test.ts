import assert from "node:assert/strict";
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  ReferencesRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
  type CodeAction,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  type Location,
  type MarkupContent,
} from "vscode-languageserver-protocol";
import {
  addToCodebookRequest,
  codeEditRequest,
  codesAtRequest,
  codingsRequest,
  coverageRequest,
  overviewRequest,
  paintRequest,
  passagesRequest,
  removeCodeRequest,
  themesRequest,
  uncodedRequest,
} from "../../server/protocol";
import { placeOf } from "../support/sections";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
title: Waiting rooms
themes:
  care:
    name: Care
    codes:
      waiting: Having to wait.
      blame: Being blamed.
//- cases.csv
case,level
one,local
//- one.transcript
---
date: 2020-01-01
---
## Queues

Int: How long did it take?

P1: We [waited for years]{.waiting} and [they blamed us]{.blame} for it. See https://example.org/report.

P1: Nobody has ever asked us about that before.
//- two.transcript
P2: They [kept us waiting]{.waitin} again.
`;

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

describe("every request over the wire", () => {
  let server: ServerInMemory;
  let one: string;
  before(async () => {
    server = await startInMemory(STUDY);
    one = server.uri("one.transcript");
    server.open(one, server.disk.get("one.transcript") ?? "");
    server.open(server.uri("codebook.yaml"), server.disk.get("codebook.yaml") ?? "");
  });
  after(() => server.shutdown());

  const at = (path: string, fragment: string) => ({
    textDocument: { uri: server.uri(path) },
    position: placeOf(server.disk.get(path) ?? "", fragment),
  });

  it("themes", async () => {
    const themes = await server.request(themesRequest, { uri: one });
    assert.equal(themes?.title, "Waiting rooms");
    assert.deepEqual(
      themes.nodes.map(({ id, kind, codings, cases }) => [id, kind, codings, cases]),
      [
        ["care", "theme", 2, 1],
        ["waitin", "unknown", 1, 1],
      ],
    );
  });

  it("coverage", async () => {
    const coverage = await server.request(coverageRequest, { uri: ROOT });
    assert.deepEqual(
      coverage?.files.map(({ file, codedWords, uncodedParagraphs }) => [
        file,
        codedWords,
        uncodedParagraphs,
      ]),
      [
        ["one.transcript", 6, 1],
        ["two.transcript", 3, 0],
      ],
    );
  });

  it("codings", async () => {
    const codings = await server.request(codingsRequest, { uri: ROOT });
    assert.deepEqual(
      codings?.map(({ file, line, code, text, case: name }) => [file, line, code, text, name]),
      [
        ["one.transcript", 8, "waiting", "waited for years", "one"],
        ["one.transcript", 8, "blame", "they blamed us", "one"],
        ["two.transcript", 1, "waitin", "kept us waiting", "two"],
      ],
    );
  });

  it("overview", async () => {
    const [study, ...others] = await server.request(overviewRequest, null);
    assert.deepEqual(others, []);
    assert.equal(study.title, "Waiting rooms");
    assert.deepEqual(
      study.transcripts.map(({ file, failure }) => [file, failure]),
      [
        ["one.transcript", null],
        ["two.transcript", null],
      ],
    );
    assert.deepEqual(study.cases[0].attributes, [{ key: "level", value: "local" }]);
  });

  it("passages, page by page", async () => {
    const passages = await server.request(passagesRequest, {
      uri: ROOT,
      node: "care",
      offset: 1,
      limit: 10,
    });
    assert.equal(passages?.total, 2);
    assert.deepEqual(
      passages.passages.map(({ file, text, code }) => [file, text, code]),
      [["one.transcript", "they blamed us", "blame"]],
    );
  });

  it("uncoded, also of a file that is closed", async () => {
    const uncoded = await server.request(uncodedRequest, { uri: one });
    assert.deepEqual(
      uncoded?.map(({ words, speaker }) => [words, speaker]),
      [[8, "P1"]],
    );
    assert.deepEqual(
      await server.request(uncodedRequest, { uri: server.uri("two.transcript") }),
      [],
    );
  });

  it("paint, for an open file only", async () => {
    const paint = await server.request(paintRequest, { uri: one });
    assert.equal(paint?.version, 1);
    assert.deepEqual(
      paint.passages.map(({ codes }) => codes),
      [["waiting"], ["blame"]],
    );
    assert.equal(paint.uncoded.length, 1);
    assert.equal(await server.request(paintRequest, { uri: server.uri("two.transcript") }), null);
  });

  it("codes at a place", async () => {
    const { textDocument, position } = at("one.transcript", "for years");
    const found = await server.request(codesAtRequest, { uri: textDocument.uri, position });
    assert.deepEqual(
      found.passages.map(({ codes }) => codes),
      [["waiting"]],
    );
  });

  it("coding and taking a code away, only for the version that was seen", async () => {
    const start = placeOf(server.disk.get("one.transcript") ?? "", "Nobody");
    const range = { start, end: { ...start, character: start.character + 6 } };
    const params = { uri: one, ranges: [range], code: "blame", target: "selection" } as const;
    const coded = await server.request(codeEditRequest, { ...params, version: 1 });
    assert.equal(coded.reason, null);
    assert.ok(coded.edits.length > 0);
    const late = await server.request(codeEditRequest, { ...params, version: 7 });
    assert.match(late.reason ?? "", /changed/);
    const { position } = at("one.transcript", "for years");
    const removal = { uri: one, version: 1, position, code: "waiting" };
    assert.equal((await server.request(removeCodeRequest, removal)).reason, null);
  });

  it("adding to the codebook", async () => {
    const code = { id: "hope", name: null, definition: "Hoping.", under: "care" };
    const added = await server.request(addToCodebookRequest, { uri: one, ...code });
    assert.equal(added.uri, server.uri("codebook.yaml"));
    assert.match(added.edits.map(({ newText }) => newText).join(""), /hope/);
  });

  it("completion", async () => {
    const list = (await server.request(
      CompletionRequest.type,
      at("one.transcript", "{.$0waiting}"),
    )) as CompletionList;
    const labels = list.items.map(({ label }) => label);
    for (const id of ["waiting", "blame", "care"]) {
      assert.ok(
        labels.some((label) => label.includes(id)) ||
          list.items.some(({ textEdit }) => textEdit?.newText.includes(id)),
        `Completion offers ${id}`,
      );
    }
  });

  it("hover in the transcript and in the codebook", async () => {
    for (const [path, fragment] of [
      ["one.transcript", "{.wa$0iting}"],
      ["codebook.yaml", "wai$0ting:"],
    ]) {
      const hover = (await server.request(HoverRequest.type, at(path, fragment))) as Hover;
      assert.match((hover.contents as MarkupContent).value, /Having to wait/);
    }
  });

  it("definition", async () => {
    const found = await server.request(
      DefinitionRequest.type,
      at("one.transcript", "{.wa$0iting}"),
    );
    const [location] = [found].flat() as (Location & { targetUri?: string })[];
    assert.equal(location.targetUri ?? location.uri, server.uri("codebook.yaml"));
  });

  it("references from the transcript and from the codebook", async () => {
    const context = { includeDeclaration: false };
    for (const [path, fragment] of [
      ["one.transcript", "{.wa$0iting}"],
      ["codebook.yaml", "wai$0ting:"],
    ]) {
      const found = await server.request(ReferencesRequest.type, {
        ...at(path, fragment),
        context,
      });
      assert.deepEqual(
        found?.map(({ uri, range }) => [uri, range.start.line]),
        [[one, 7]],
        path,
      );
    }
  });

  it("highlights", async () => {
    const found = await server.request(
      DocumentHighlightRequest.type,
      at("one.transcript", "{.wa$0iting}"),
    );
    assert.ok((found?.length ?? 0) > 0);
  });

  it("symbols of a document, of the codebook and of the workspace", async () => {
    const symbols = await server.request(DocumentSymbolRequest.type, {
      textDocument: { uri: one },
    });
    assert.ok((symbols as DocumentSymbol[]).some(({ name }) => name.includes("Queues")));
    const textDocument = { uri: server.uri("codebook.yaml") };
    const nodes = await server.request(DocumentSymbolRequest.type, { textDocument });
    assert.ok((nodes?.length ?? 0) > 0);
    const found = await server.request(WorkspaceSymbolRequest.type, { query: "blame" });
    assert.ok((found?.length ?? 0) > 0);
  });

  it("folding", async () => {
    const found = await server.request(FoldingRangeRequest.type, { textDocument: { uri: one } });
    assert.ok(found?.some(({ startLine }) => startLine === 0));
  });

  it("semantic tokens of a document and of a range of it", async () => {
    const textDocument = { uri: one };
    const all = await server.request(SemanticTokensRequest.type, { textDocument });
    assert.ok((all?.data.length ?? 0) > 0 && (all?.data.length ?? 0) % 5 === 0);
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const some = await server.request(SemanticTokensRangeRequest.type, { textDocument, range });
    assert.ok((some?.data.length ?? 0) < (all?.data.length ?? 0));
  });

  it("links and hints", async () => {
    const textDocument = { uri: one };
    const links = await server.request(DocumentLinkRequest.type, { textDocument });
    assert.ok(Array.isArray(links));
    const hints = await server.request(InlayHintRequest.type, { textDocument, range: WHOLE });
    assert.ok(Array.isArray(hints));
  });

  it("code actions", async () => {
    const two = server.uri("two.transcript");
    server.open(two, server.disk.get("two.transcript") ?? "");
    const diagnostics = [...(await server.diagnosticsOf(two))];
    const unknown = diagnostics.find(({ code }) => code === "unknown-code");
    assert.ok(unknown, "The slip is a problem");
    const actions = (await server.request(CodeActionRequest.type, {
      textDocument: { uri: two },
      range: unknown.range,
      context: { diagnostics: [unknown] },
    })) as CodeAction[];
    assert.ok(actions.some(({ title }) => title.includes("waiting")));
    server.close(two);
  });

  it("answers null, or nothing, for files that it does not know", async () => {
    const uri = "file:///elsewhere/notes.md";
    server.open(uri, "P1: [x]{.a}\n");
    const textDocument = { uri };
    const place = { textDocument, position: { line: 0, character: 6 } };
    assert.equal(await server.request(themesRequest, { uri }), null);
    assert.equal(await server.request(coverageRequest, { uri }), null);
    assert.equal(await server.request(codingsRequest, { uri }), null);
    assert.equal(await server.request(uncodedRequest, { uri }), null);
    assert.equal(await server.request(paintRequest, { uri }), null);
    assert.equal(
      await server.request(passagesRequest, { uri, node: "a", offset: 0, limit: 1 }),
      null,
    );
    assert.deepEqual(await server.request(codesAtRequest, { uri, ...place }), { passages: [] });
    assert.equal(await server.request(HoverRequest.type, place), null);
    assert.equal(await server.request(CompletionRequest.type, place), null);
    assert.equal(await server.request(DefinitionRequest.type, place), null);
    assert.deepEqual(await server.diagnosticsOf(uri), []);
    assert.deepEqual(
      (await server.request(SemanticTokensRequest.type, { textDocument }))?.data,
      [],
    );
    const code = { id: "a", name: null, definition: null, under: null };
    const added = await server.request(addToCodebookRequest, { uri, ...code });
    assert.match(added.reason ?? "", /no study/);
    const gone = server.uri("gone.transcript");
    assert.equal(await server.request(uncodedRequest, { uri: gone }), null);
    assert.equal(
      await server.request(HoverRequest.type, { ...place, textDocument: { uri: gone } }),
      null,
    );
  });
});
