import assert from "node:assert/strict";
import {
  CodeLensRequest,
  ColorPresentationRequest,
  CompletionRequest,
  DocumentColorRequest,
  PrepareRenameRequest,
  RenameRequest,
  type CompletionList,
} from "vscode-languageserver-protocol";
import { mergeRequest, renameRequest } from "../../server/protocol";
import { startInMemory } from "../support/server";

const CODEBOOK = 'codes:\n  waiting: { definition: x, color: "#4e79a7" }\n  blame: y\n';
const ONE = "P1: We [waited]{.waiting} for it.\n";
const TWO = "P2: We [waited]{.waiting} too, []{.blame}\n";
const STUDY = `//- codebook.yaml\n${CODEBOOK}//- one.transcript\n${ONE}//- two.transcript\n${TWO}`;

const at = (uri: string, line: number, character: number) => ({
  textDocument: { uri },
  position: { line, character },
});

describe("renaming over the wire", () => {
  it("offers the id under the cursor, and says in words where there is none", async () => {
    const server = await startInMemory(STUDY);
    server.open(server.uri("one.transcript"), ONE);
    const place = at(server.uri("one.transcript"), 0, 20);
    assert.deepEqual(await server.request(PrepareRenameRequest.type, place), {
      range: { start: { line: 0, character: 17 }, end: { line: 0, character: 24 } },
      placeholder: "waiting",
    });
    const nowhere = server.request(PrepareRenameRequest.type, at(place.textDocument.uri, 0, 5));
    await assert.rejects(nowhere, /Put the cursor on a code/);
    const inCodebook = at(server.uri("codebook.yaml"), 1, 4);
    const found = await server.request(PrepareRenameRequest.type, inCodebook);
    assert.equal((found as { placeholder: string }).placeholder, "waiting");
    await server.shutdown();
  });

  it("changes open files as they are in the editor, closed ones, and the codebook", async () => {
    const server = await startInMemory(STUDY);
    const uri = server.uri("one.transcript");
    server.open(uri, `P0: [Hm]{.waiting}.\n\n${ONE}`);
    const params = { ...at(uri, 2, 20), newName: "patience" };
    const edit = await server.request(RenameRequest.type, params);
    const starts = Object.entries(edit?.changes ?? {}).map(([file, edits]) => [
      file,
      edits.map(({ range, newText }) => [range.start.line, range.start.character, newText]),
    ]);
    assert.deepEqual(starts, [
      [server.uri("codebook.yaml"), [[1, 2, "patience"]]],
      [
        uri,
        [
          [0, 10, "patience"],
          [2, 17, "patience"],
        ],
      ],
      [server.uri("two.transcript"), [[0, 17, "patience"]]],
    ]);
    const taken = server.request(RenameRequest.type, { ...params, newName: "blame" });
    await assert.rejects(taken, /exists already. To unite both, use “Merge codes…”/);
    await server.shutdown();
  });

  it("names a file that is gone from the disk, and changes nothing", async () => {
    const server = await startInMemory(STUDY);
    const uri = server.uri("codebook.yaml");
    const ids = { uri, id: "waiting", newId: "patience" };
    const result = await server.request(renameRequest, ids);
    assert.deepEqual(
      result.files.map(({ version }) => version),
      [null, null, null],
    );
    server.disk.delete("two.transcript");
    const { files, reason } = await server.request(renameRequest, ids);
    assert.deepEqual(files, []);
    assert.match(reason ?? "", /^two\.transcript cannot be read/);
    await server.shutdown();
  });

  it("merges two codes", async () => {
    const server = await startInMemory(STUDY);
    const uri = server.uri("codebook.yaml");
    const result = await server.request(mergeRequest, { uri, from: "blame", into: "waiting" });
    assert.equal(result.reason, null);
    assert.deepEqual(
      result.files.map((file) => file.uri),
      [uri, server.uri("two.transcript")],
    );
    await server.shutdown();
  });
});

describe("the codebook over the wire", () => {
  it("has completion, colours and figures", async () => {
    const server = await startInMemory(STUDY);
    const uri = server.uri("codebook.yaml");
    server.open(uri, `${CODEBOOK}  old: { status: `);
    const textDocument = { uri };
    const list = await server.request(CompletionRequest.type, at(uri, 3, 17));
    assert.deepEqual(
      (list as CompletionList).items.map(({ label }) => label),
      ["draft", "active", "retired"],
    );
    server.change(uri, CODEBOOK);
    const [color] = await server.request(DocumentColorRequest.type, { textDocument });
    const params = { ...color, textDocument };
    const [presentation] = await server.request(ColorPresentationRequest.type, params);
    assert.equal(presentation.label, '"#4e79a7"');
    const lenses = await server.request(CodeLensRequest.type, { textDocument });
    assert.deepEqual(
      lenses?.map(({ command }) => command?.title),
      ["2 cases · 2 passages", "Open passages", "1 case · 1 passage", "Open passages"],
    );
    await server.shutdown();
  });
});
