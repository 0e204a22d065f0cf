import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { codeHitsRequest, findRequest, type FindHit } from "../../server/protocol/find";
import {
  recodeListRequest,
  recodeRequest,
  type RecodeDecision,
  type RecodePassage,
} from "../../server/protocol/recode";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `//- codebook.yaml
codes: { waiting: x, blame: y }
//- one.transcript
P1: We [waited]{.waiting} for it.
//- two.transcript
P2: We [waited]{.waiting} too.
`;

const QUERY = {
  mode: "phrase",
  text: "we",
  isCaseSensitive: false,
  isWholeWord: true,
  speakers: "participants",
} as const;

async function hitsIn(server: ServerInMemory): Promise<readonly FindHit[]> {
  const params = { uri: ROOT, query: QUERY, from: null, limit: 100 };
  return (await server.request(findRequest, params))?.hits ?? [];
}

async function passagesIn(server: ServerInMemory): Promise<readonly RecodePassage[]> {
  const params = { uri: ROOT, code: "waiting", offset: 0, limit: 100 };
  return (await server.request(recodeListRequest, params))?.passages ?? [];
}

function toBlame(passage: RecodePassage): RecodeDecision {
  const { file, start, end, by, before, text, after } = passage;
  return { file, start, end, by, before, text, after, action: "replace", to: "blame" };
}

describe("coding and recoding lists over the wire", () => {
  it("codes hits in files on the disk and in unsaved editors, with their versions", async () => {
    const server = await startInMemory(STUDY);
    server.open(server.uri("two.transcript"), "P2: Today we [waited]{.waiting} too.\n");
    const hits = await hitsIn(server);
    const params = { uri: ROOT, hits, code: "blame", unit: "words", isNew: null } as const;
    const { files, passages, reason } = await server.request(codeHitsRequest, params);
    assert.deepEqual([passages, reason], [2, null]);
    assert.deepEqual(
      files.map(({ uri, version }) => [uri, version]),
      [
        [server.uri("one.transcript"), null],
        [server.uri("two.transcript"), 1],
      ],
    );
    assert.deepEqual(
      files[1].edits.map(({ range }) => range.start.character),
      [10, 12],
    );
    await server.shutdown();
  });

  it("recodes passages of all files in one change", async () => {
    const server = await startInMemory(STUDY);
    const decisions = (await passagesIn(server)).map(toBlame);
    const params = { uri: ROOT, code: "waiting", decisions, newCodes: [] };
    const { files, changed, refused } = await server.request(recodeRequest, params);
    assert.deepEqual([files.length, changed, refused], [2, 2, []]);
    const replaced = files.flatMap(({ edits }) => edits.map(({ newText }) => newText));
    assert.deepEqual(replaced, [".blame", ".blame"]);
    await server.shutdown();
  });

  it("reports what is gone, and refuses what belongs to no study", async () => {
    const server = await startInMemory(STUDY);
    const decisions = (await passagesIn(server)).map(toBlame);
    server.open(server.uri("one.transcript"), "P1: We waited for it.\n");
    const params = { uri: ROOT, code: "waiting", decisions, newCodes: [] };
    const { changed, refused } = await server.request(recodeRequest, params);
    assert.deepEqual([changed, refused.map(({ index }) => index)], [1, [0]]);
    const elsewhere = await server.request(recodeRequest, { ...params, uri: "file:///elsewhere" });
    assert.match(elsewhere.reason ?? "", /belongs to no study/);
    await server.shutdown();
  });

  it("changes nothing when it is cancelled", async () => {
    const texts = new Map([["codebook.yaml", "codes: { waiting: x, blame: y }\n"]]);
    for (let index = 0; index < 60; index++) {
      texts.set(`${index}.transcript`, "P: We [waited]{.waiting} for it.\n\n".repeat(200));
    }
    const server = await startInMemory(texts);
    const list = { uri: ROOT, code: "waiting", offset: 0, limit: 12_000 };
    const { passages, total } = (await server.request(recodeListRequest, list)) ?? { passages: [] };
    assert.deepEqual([total, passages.length], [12_000, 12_000]);
    const cancel = new CancellationTokenSource();
    const params = { uri: ROOT, code: "waiting", decisions: passages.map(toBlame), newCodes: [] };
    const change = server.request(recodeRequest, params, cancel.token);
    cancel.cancel();
    await assert.rejects(change, /[Cc]ancel/);
    await server.shutdown();
  });
});
