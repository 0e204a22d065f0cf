import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { codebookPageRequest, examplesRequest } from "../../server/protocol/codebookPage";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
title: Waiting rooms
codes:
  waiting: Having to wait.
//- one.transcript
P1: We [waited for years]{.waiting} and for nothing.
`;

describe("the codebook's page over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  it("follows unsaved transcripts without sending the entries again", async () => {
    const first = await server.request(codebookPageRequest, { uri: ROOT, revision: null });
    assert.deepEqual([first?.entries?.length, first?.figures[0]?.passages], [1, 1]);
    const uri = server.uri("one.transcript");
    server.open(uri, "P1: We [waited]{.waiting} and [waited]{.waiting}.\n");
    const { revision = null } = first ?? {};
    const next = await server.request(codebookPageRequest, { uri: ROOT, revision });
    assert.deepEqual([next?.entries, next?.figures[0]?.passages], [null, 2]);
  });

  it("sends the entries again when the codebook has changed", async () => {
    const first = await server.request(codebookPageRequest, { uri: ROOT, revision: null });
    server.open(server.uri("codebook.yaml"), "codes:\n  waiting: Anew.\n  blame: x\n");
    const { revision = null } = first ?? {};
    const next = await server.request(codebookPageRequest, { uri: ROOT, revision });
    assert.deepEqual(
      next?.entries?.map(({ definition }) => definition),
      ["Anew.", "x"],
    );
    assert.equal(next?.figures.length, 2);
  });

  it("gives examples with their words, as they are in the editor", async () => {
    const uri = server.uri("one.transcript");
    server.open(uri, "P1: They [kept us *waiting*]{.waiting}.\n");
    const found = await server.request(examplesRequest, { uri: ROOT, node: "waiting", limit: 3 });
    assert.deepEqual(
      found?.examples.map(({ text, file, isExemplar }) => [text, file, isExemplar]),
      [["kept us *waiting*", "one.transcript", false]],
    );
  });

  it("answers null where there is no study", async () => {
    const uri = "file:///elsewhere";
    assert.equal(await server.request(codebookPageRequest, { uri, revision: null }), null);
    assert.equal(await server.request(examplesRequest, { uri, node: "x", limit: 1 }), null);
  });

  it("stops when the page gives up", async () => {
    const source = new CancellationTokenSource();
    const answer = server.request(
      examplesRequest,
      { uri: ROOT, node: "waiting", limit: 3 },
      source.token,
    );
    source.cancel();
    await answer.catch((error: { code?: number }) => assert.equal(error.code, -32800));
  });
});
