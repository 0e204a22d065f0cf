import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { kwicRequest, type KwicParams } from "../../server/protocol/kwic";
import { savedQueriesRequest } from "../../server/protocol/query";
import type { Files } from "../../server/study/files";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
themes: { care: { codes: { waiting: x } } }
//- one.transcript
---
case: K1
attributes: { level: local }
---
Int: How did you wait?

P1: We did [wait for [years]{.waiting}, and I]{.waiting} wait still.
//- two.transcript
P2: Wait. Nobody waits.
`;

describe("key word in context over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => (server = await startInMemory(STUDY)));
  afterEach(() => server.shutdown());

  const ask = (change: Partial<KwicParams>) =>
    server.request(kwicRequest, {
      ...{ uri: ROOT, words: "wait", where: null, role: null, width: 8, limit: 100 },
      ...change,
    });
  const found = async (change: Partial<KwicParams>) =>
    (await ask(change))?.lines.map((line) => [line.before, line.match, line.after, line.speaker]);

  it("finds words whole, in the order of the files, with what is around them", async () => {
    assert.deepEqual(await found({}), [
      ["did you ", "wait", "?", "Int"],
      ["We did ", "wait", " for yea", "P1"],
      [", and I ", "wait", " still.", "P1"],
      ["", "Wait", ". Nobody", "P2"],
    ]);
  });

  it("says where in the file, whatever markup stands between", async () => {
    const [, , third] = (await ask({ words: "years and I" }))?.lines ?? [];
    assert.equal(third, undefined);
    const [line] = (await ask({ words: "years, and" }))?.lines ?? [];
    // “P1: We did [wait for [years]{.waiting}, and”: from behind two brackets to behind the block.
    assert.deepEqual(line.range, {
      start: { line: 6, character: 22 },
      end: { line: 6, character: 43 },
    });
    assert.deepEqual([line.file, line.case, line.match], ["one.transcript", "K1", "years, and"]);
  });

  it("is limited by a query and by who speaks, and says how many there are", async () => {
    assert.deepEqual(await found({ where: "waiting" }), [["We did ", "wait", " for yea", "P1"]]);
    assert.deepEqual((await found({ role: "interviewer" }))?.length, 1);
    assert.deepEqual((await found({ where: "level=local", role: "participant" }))?.length, 2);
    const cut = await ask({ limit: 1 });
    assert.deepEqual([cut?.lines.length, cut?.total], [1, 4]);
  });

  it("says why nothing can be looked for", async () => {
    assert.equal((await ask({ words: " " }))?.problem, "Say which words to look for.");
    assert.match(
      (await ask({ where: "nothing" }))?.problem ?? "",
      /^The query that limits it: Neither the codebook/,
    );
  });

  it("follows what is said while one types", async () => {
    server.open(server.uri("two.transcript"), "P2: I wait.\n");
    assert.deepEqual((await found({}))?.at(-1), ["I ", "wait", ".", "P2"]);
  });

  it("ends with the next file when it is cancelled", async () => {
    const cancel = new CancellationTokenSource();
    const reads: string[] = [];
    let isAsked = false;
    const around = (files: Files): Files => ({
      ...files,
      read: async (uri) => {
        if (!isAsked) return files.read(uri);
        reads.push(uri);
        cancel.cancel();
        // What is answered later was sent behind the cancelling.
        await other.request(savedQueriesRequest, { uri: ROOT });
        return files.read(uri);
      },
    });
    const other = await startInMemory(STUDY, { around });
    await other.request(savedQueriesRequest, { uri: ROOT });
    isAsked = true;
    const params = { uri: ROOT, words: "wait", where: null, role: null, width: 8, limit: 9 };
    await assert.rejects(other.request(kwicRequest, params, cancel.token));
    assert.deepEqual(reads, [other.uri("one.transcript")]);
    await other.shutdown();
  });
});
