import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import { findRequest, type FindParams, type FindQuery } from "../../server/protocol/find";
import type { Files } from "../../server/study/files";
import { ROOT, startInMemory } from "../support/server";

const QUERY: FindQuery = {
  mode: "phrase",
  text: "money",
  isCaseSensitive: false,
  isWholeWord: false,
  speakers: "participants",
};

const STUDY = `//- codebook.yaml
themes: { resources: { codes: { money: About it. } } }
//- one.transcript
P1: Money, [money]{.money}.
//- two.transcript
P2: No money.
`;

function params(change: Partial<Omit<FindParams, "query">> & Partial<FindQuery> = {}): FindParams {
  const { from = null, limit = 100, since, ...query } = change;
  return { uri: ROOT, query: { ...QUERY, ...query }, from, limit, ...(since ? { since } : {}) };
}

describe("finding over the wire", () => {
  it("finds words in files on the disk and in editors, where the editor wins", async () => {
    const server = await startInMemory(STUDY);
    server.open(server.uri("two.transcript"), "P2: Money and money!\n");
    const found = await server.request(findRequest, params());
    assert.deepEqual(
      found?.hits.map(({ file, start, codes }) => `${file} ${start} ${codes.map(({ id }) => id)}`),
      ["one.transcript 0 ", "one.transcript 7 money", "two.transcript 0 ", "two.transcript 10 "],
    );
    assert.equal(found?.next, null);
    await server.shutdown();
  });

  it("says what has changed since an answer", async () => {
    const server = await startInMemory(STUDY);
    const { revision } = (await server.request(findRequest, params())) ?? { revision: 0 };
    const before = await server.request(findRequest, params({ since: revision }));
    assert.deepEqual(before?.files, []);
    server.open(server.uri("two.transcript"), "P2: Less money, more money.\n");
    const after = await server.request(findRequest, params({ since: revision }));
    assert.deepEqual([after?.files, after?.hits.length], [["two.transcript"], 2]);
    await server.shutdown();
  });

  it("reads regular expressions, and says what is wrong with one", async () => {
    const server = await startInMemory(STUDY);
    const found = await server.request(
      findRequest,
      params({ mode: "expression", text: "no m\\w+" }),
    );
    assert.deepEqual(
      found?.hits.map(({ text }) => text),
      ["No money"],
    );
    const wrong = await server.request(findRequest, params({ mode: "expression", text: "a(b" }));
    assert.deepEqual(wrong?.problem, { message: "This parenthesis is never closed.", position: 1 });
    assert.deepEqual(wrong?.hits, []);
    const empty = await server.request(findRequest, params({ text: "  " }));
    assert.equal(empty?.problem?.message, "Type what to look for.");
    await server.shutdown();
  });

  it("answers nothing outside of studies", async () => {
    const server = await startInMemory(STUDY);
    assert.equal(
      await server.request(findRequest, { ...params(), uri: "file:///elsewhere" }),
      null,
    );
    await server.shutdown();
  });

  it("ends when it is cancelled, and answers others meanwhile", async () => {
    const texts = new Map([["codebook.yaml", ""]]);
    const speech = "P: We need some money here.\n\n".repeat(3000);
    for (let index = 0; index < 40; index++) texts.set(`${index}.transcript`, speech);
    const cancel = new CancellationTokenSource();
    let isSearching = false;
    const around = (files: Files): Files => ({
      ...files,
      read(uri) {
        // A person changes their mind as soon as the search reads its first files.
        if (isSearching && uri.endsWith("/10.transcript")) cancel.cancel();
        return files.read(uri);
      },
    });
    const server = await startInMemory(texts, { around });
    await server.request(findRequest, params({ text: "nothing such" }));
    isSearching = true;
    const expression = params({ mode: "expression", text: "n\\w+ such" });
    const search = server.request(findRequest, expression, cancel.token);
    const other = server.request(findRequest, params({ since: Number.MAX_SAFE_INTEGER }));
    await assert.rejects(search, /[Cc]ancel/);
    assert.deepEqual((await other)?.hits, []);
    await server.shutdown();
  });
});
