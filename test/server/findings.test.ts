import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { pairRequest, rivalPlacesRequest } from "../../server/protocol/comparisons";
import { findingsRequest, type CoverageWish } from "../../server/protocol/findings";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
title: Waiting rooms
codes:
  waiting: Having to wait.
//- one.transcript
P1: We [waited for years]{.waiting} and for nothing.
//- two.transcript
P2: Nothing at all.
`;

const COVERAGE: CoverageWish = { picture: "coverage", node: null, offset: 0, limit: 50 };

describe("findings over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  it("are the study's, whichever of its files is named", async () => {
    const wish = { picture: "recurrence" } as const;
    const found = await server.request(findingsRequest, { uri: ROOT, wish });
    assert.deepEqual(
      [found?.title, found?.uri, found?.nodes[0]?.passages],
      ["Waiting rooms", ROOT, 1],
    );
    const uri = server.uri("two.transcript");
    assert.deepEqual(await server.request(findingsRequest, { uri, wish }), found);
  });

  it("follow what is typed, and say where its words are in the editor", async () => {
    const uri = server.uri("one.transcript");
    server.open(uri, "\n\nP1: [We]{.waiting} [waited]{.waiting}.\n");
    const found = await server.request(findingsRequest, { uri: ROOT, wish: COVERAGE });
    assert.equal(found?.nodes[0]?.passages, 2);
    assert.ok(found.picture.picture === "coverage");
    assert.deepEqual(
      found.picture.strips[0]?.stretches.map(({ range: { start } }) => [
        start.line,
        start.character,
      ]),
      [
        [2, 5],
        [2, 20],
      ],
    );
  });

  it("give the passages in which two codes occur together", async () => {
    server.open(server.uri("one.transcript"), "P1: [We [waited]{.waiting} long]{.blame}.\n");
    const pair = { kind: "overlap", a: "waiting", b: "blame", isOwn: true } as const;
    const params = { uri: ROOT, ...pair, offset: 0, limit: 1 };
    const found = await server.request(pairRequest, params);
    assert.deepEqual(
      [found?.total, found?.passages.map(({ text }) => text)],
      [2, ["We waited long"]],
    );
  });

  it("give the passages that speak for an explanation", async () => {
    server.open(
      server.uri("two.transcript"),
      "P2: [Nothing]{.waiting how=calm} at [all]{.waiting}.\n",
    );
    const cell = { by: "@how", value: "calm", case: "two" };
    const params = { uri: ROOT, ...cell, offset: 0, limit: 5 };
    const found = await server.request(rivalPlacesRequest, params);
    assert.deepEqual([found?.total, found?.passages.map(({ text }) => text)], [1, ["Nothing"]]);
  });

  it("are null where there is no study", async () => {
    const uri = "file:///elsewhere";
    assert.equal(await server.request(findingsRequest, { uri, wish: COVERAGE }), null);
  });

  it("stop when the page gives up", async () => {
    const source = new CancellationTokenSource();
    const params = { uri: ROOT, wish: COVERAGE };
    const answer = server.request(findingsRequest, params, source.token);
    source.cancel();
    await answer.catch((error: { code?: number }) => assert.equal(error.code, -32800));
  });
});
