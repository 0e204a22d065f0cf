import assert from "node:assert/strict";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import {
  changeQueriesRequest,
  checkQueryRequest,
  completeQueryRequest,
  runQueryRequest,
  savedQueriesRequest,
  type QueriesChange,
  type RunQueryParams,
} from "../../server/protocol/query";
import { scopeRequest } from "../../server/protocol/scope";
import type { Files } from "../../server/study/files";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `//- codebook.yaml
themes: { care: { codes: { waiting: { name: Having to wait, definition: x }, blame: x } } }
queries:
  Negative cases: theme:care AND NOT cases(blame)
  Wrong: waiting AN blame
//- one.transcript
---
case: K1
attributes: { level: local }
---
# Start
P1: We [waited for years]{.waiting memo="long" by=am}. They [said]{.blame} no.
//- two.transcript
P2: [We waited]{.waiting}, they said.

P2: Nothing else.
`;

function params(query: string, change: Partial<RunQueryParams> = {}): RunQueryParams {
  return { uri: ROOT, query, as: "stretches", offset: 0, limit: 100, ...change };
}

describe("queries over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => (server = await startInMemory(STUDY)));
  afterEach(() => server.shutdown());

  const run = async (query: string, change: Partial<RunQueryParams> = {}) => {
    const found = await server.request(runQueryRequest, params(query, change));
    assert.ok(found);
    return found;
  };
  const texts = async (query: string, change: Partial<RunQueryParams> = {}) =>
    (await run(query, change)).hits.map(({ text }) => text);

  it("find passages with their figures, their places and what is written on them", async () => {
    const { figures, total, hits, problems, unread } = await run("waiting AND level=local");
    assert.deepEqual(figures, { passages: 1, words: 3, cases: 1, transcripts: 1 });
    assert.deepEqual([total, problems, unread], [1, [], []]);
    assert.deepEqual(hits, [
      {
        ...{ uri: server.uri("one.transcript"), file: "one.transcript", text: "waited for years" },
        range: { start: { line: 5, character: 8 }, end: { line: 5, character: 24 } },
        ...{ before: "We ", after: ". They said no.", speaker: "P1", case: "K1" },
        ...{ heading: "Start", memo: "long", by: "am", id: null, codes: ["waiting"] },
      },
    ]);
  });

  it("follow what is coded and said while one types", async () => {
    assert.deepEqual(await texts('waiting AND cases("nothing")'), ["We waited"]);
    server.open(server.uri("one.transcript"), "P1: [Nothing]{.waiting}, they said.\n");
    assert.deepEqual(await texts('waiting AND cases("nothing")'), ["Nothing", "We waited"]);
    server.change(server.uri("one.transcript"), "P1: Nothing, [they]{.waiting} said.\n");
    assert.deepEqual(await texts('waiting AND cases("nothing")'), ["they", "We waited"]);
    server.close(server.uri("one.transcript"));
    assert.deepEqual(await texts('waiting AND cases("nothing")'), ["We waited"]);
  });

  it("follow the codebook", async () => {
    assert.deepEqual(await texts("theme:care AND case:K1"), ["waited for years", "said"]);
    server.open(server.uri("codebook.yaml"), "themes: { care: { codes: { blame: x } } }\n");
    assert.deepEqual(await texts("theme:care AND case:K1"), ["said"]);
  });

  it("are given in pages, with how many there are", async () => {
    const all = await texts("theme:care OR heading:Start");
    assert.equal(all.length, 2);
    const page = await run("waiting OR blame", { offset: 1, limit: 1 });
    assert.deepEqual([page.total, page.hits.map(({ text }) => text)], [3, ["said"]]);
    const none = await run("waiting OR blame", { limit: 0 });
    assert.deepEqual([none.total, none.hits], [3, []]);
  });

  it("are shown as whole paragraphs or passages", async () => {
    assert.deepEqual(await texts('"years"', { as: "paragraphs" }), [
      "We waited for years. They said no.",
    ]);
    assert.deepEqual(await texts('"years"', { as: "passages" }), ["waited for years"]);
  });

  it("say what is wrong, and where", async () => {
    const { problems, figures, hits } = await run("waiting AND blam");
    assert.deepEqual([figures, hits], [null, []]);
    assert.deepEqual(
      problems.map(({ start, end, severity, replacement }) => [start, end, severity, replacement]),
      [[12, 16, "error", "blame"]],
    );
    const checked = await server.request(checkQueryRequest, { uri: ROOT, query: "waiting AND (" });
    assert.deepEqual(checked, [
      { severity: "error", message: "This parenthesis is never closed.", start: 12, end: 13 },
    ]);
    assert.deepEqual(await server.request(checkQueryRequest, { uri: ROOT, query: "blame" }), []);
  });

  it("that are saved have figures, or what is wrong with them", async () => {
    const saved = await server.request(savedQueriesRequest, { uri: ROOT });
    assert.deepEqual(saved, [
      {
        ...{ name: "Negative cases", query: "theme:care AND NOT cases(blame)", problem: null },
        figures: { passages: 1, words: 2, cases: 1, transcripts: 1 },
      },
      {
        ...{ name: "Wrong", query: "waiting AN blame", figures: null },
        problem: "Write AND or OR before “AN”.",
      },
    ]);
  });

  it("are saved, renamed and deleted by edits of the codebook alone", async () => {
    const lines = async (change: QueriesChange) => {
      const { files, reason } = await server.request(changeQueriesRequest, { uri: ROOT, change });
      const edits = files.flatMap(({ uri, edits }) => [
        uri,
        ...edits.map(({ newText }) => newText),
      ]);
      return reason ?? edits;
    };
    const codebook = server.uri("codebook.yaml");
    const save = { kind: "save", name: "Late", query: "waiting", isReplacing: false } as const;
    assert.deepEqual(await lines(save), [codebook, "  Late: waiting\n"]);
    assert.equal(
      await lines({ ...save, query: "waitin" }),
      "The query cannot be run, so it was not saved. Column 1: Neither the codebook nor a transcript " +
        "has the code “waitin”. Did you mean “waiting”?",
    );
    assert.equal(
      await lines({ ...save, query: "a AND" }),
      "The query cannot be run, so it was not saved. Column 3: What to look for is missing behind “AND”.",
    );
    assert.equal(
      await lines({ ...save, name: "Wrong" }),
      "The codebook has a query “Wrong” already.",
    );
    const replaced = await lines({ ...save, name: "Wrong", isReplacing: true });
    assert.deepEqual(replaced, [codebook, "waiting"]);
    const renamed = await lines({ kind: "rename", name: "Wrong", newName: "Right" });
    assert.deepEqual(renamed, [codebook, "Right"]);
    assert.deepEqual(await lines({ kind: "delete", name: "Wrong" }), [codebook, ""]);
  });

  it("are completed", async () => {
    const offer = async (query: string, offset = query.length) => {
      const found = await server.request(completeQueryRequest, { uri: ROOT, query, offset });
      return found?.items.map(({ newText, start, end }) => {
        return query.slice(0, start) + newText + query.slice(end);
      });
    };
    assert.deepEqual(await offer("wai"), ["waiting"]);
    assert.deepEqual(await offer("having"), ["waiting"]);
    assert.deepEqual(await offer("waiting "), ["waiting AND ", "waiting OR ", "waiting AND NOT "]);
    assert.deepEqual(await offer("waiting AND level=l"), ["waiting AND level=local"]);
    assert.deepEqual(await offer("lev"), ["level="]);
    assert.deepEqual(await offer("level=("), ["level=(none)"]);
    assert.deepEqual(await offer("NOT theme:c"), ["NOT theme:care"]);
    assert.deepEqual(await offer("(case:"), ["(case:K1", "(case:two"]);
    assert.deepEqual(await offer("bl AND waiting", 2), ["blame AND waiting"]);
    assert.deepEqual(await offer('"we wai'), []);
    assert.deepEqual(await offer("by:"), ["by:am"]);
    // A scope is of the whole study, also where there is one already.
    await server.request(scopeRequest, { uri: ROOT, query: "case:two" });
    assert.deepEqual(await offer("by:"), ["by:am"]);
  });

  it("leave out files that cannot be read, and name them", async () => {
    const around = (files: Files): Files => {
      let isGone = false;
      return {
        ...files,
        read: async (uri) => {
          if (isGone && uri.endsWith("two.transcript")) return { failure: "gone", isMissing: true };
          const found = await files.read(uri);
          if (uri.endsWith("two.transcript")) isGone = true;
          return found;
        },
      };
    };
    const other = await startInMemory(STUDY, { around });
    const found = await other.request(runQueryRequest, params('waiting OR "no"'));
    assert.deepEqual(
      [found?.hits.map(({ text }) => text), found?.unread],
      [["waited for years", "no"], ["two.transcript"]],
    );
    await other.shutdown();
  });

  it("are answered with nothing outside of studies, and can be cancelled", async () => {
    const elsewhere = await server.request(runQueryRequest, params("a", { uri: "file:///other" }));
    assert.equal(elsewhere, null);
    const cancel = new CancellationTokenSource();
    const asked = server.request(runQueryRequest, params('"no"'), cancel.token);
    cancel.cancel();
    await asked.catch((error: { code: number }) => assert.equal(error.code, -32800));
  });
});
