import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver-protocol";
import { themesRequest } from "../../server/protocol";
import {
  casesByRequest,
  cellRequest,
  comparableRequest,
  cooccurrenceRequest,
  crosstabRequest,
  newCodesRequest,
  pairRequest,
} from "../../server/protocol/comparisons";
import { transcriptOf } from "../bench/generate";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
themes: { care: { codes: { waiting: x, blame: x } } }
//- cases.csv
case,sector
one,voluntary
//- one.transcript
---
attributes: { level: local }
---
Int: How long?

P1: We [waited [for years]{.blame}]{.waiting}, they
said.
//- two.transcript
---
attributes: { level: central }
---
P2: They [kept us waiting]{.waiting} again, [and]{.blame} [again]{.waiting}.
`;

describe("comparisons over the wire", () => {
  let server: ServerInMemory;
  before(async () => {
    server = await startInMemory(STUDY);
  });
  after(() => server.shutdown());

  it("what there is to compare by", async () => {
    assert.deepEqual(await server.request(comparableRequest, { uri: ROOT }), {
      attributes: ["level", "sector"],
      parts: ["case", "speaker", "heading", "file", "coder"],
    });
  });

  it("a crosstab, of as many columns and nodes as are asked for", async () => {
    const params = { uri: ROOT, by: "level", measure: "passages" } as const;
    const whole = await server.request(crosstabRequest, params);
    assert.deepEqual(whole?.columns, ["central", "local"]);
    assert.deepEqual(
      whole?.rows.map(({ id, cells, total }) => [id, cells, total]),
      [
        ["care", [3, 1], 4],
        ["waiting", [2, 1], 3],
        ["blame", [1, 1], 2],
      ],
    );
    const part = await server.request(crosstabRequest, {
      ...params,
      nodes: ["blame"],
      mostColumns: 1,
    });
    assert.deepEqual(part, {
      by: "level",
      measure: "passages",
      columns: ["central"],
      bases: [{ cases: 1, transcripts: 1, words: 7 }],
      rows: [{ id: "blame", name: "Blame", kind: "code", cells: [1], total: 2 }],
      columnsLeftOut: 1,
    });
  });

  it("the passages of a cell, page after page, with their words and places", async () => {
    const cell = { uri: ROOT, by: "level", node: "waiting", column: "central" };
    assert.deepEqual(await server.request(cellRequest, { ...cell, offset: 1, limit: 5 }), {
      total: 2,
      passages: [
        {
          uri: server.uri("two.transcript"),
          file: "two.transcript",
          range: { start: { line: 3, character: 59 }, end: { line: 3, character: 64 } },
          text: "again",
          speaker: "P2",
          case: "two",
        },
      ],
    });
    const united = { ...cell, node: "care", column: "local", offset: 0, limit: 1 };
    const found = await server.request(cellRequest, united);
    assert.equal(found?.passages[0].text, "waited for years");
    assert.deepEqual(found?.passages[0].range.start, { line: 5, character: 8 });
  });

  it("what occurs together, cases by attributes, and new codes", async () => {
    const pairs = { uri: ROOT, kind: "overlap", limit: 1 } as const;
    assert.deepEqual(await server.request(cooccurrenceRequest, pairs), {
      total: 1,
      pairs: [{ a: "waiting", b: "blame", count: 1, share: 2 / 8 }],
    });
    const cases = { uri: ROOT, by: ["level", "sector"], of: "cases" } as const;
    assert.deepEqual(await server.request(casesByRequest, cases), {
      by: ["level", "sector"],
      columns: ["voluntary", "(none)"],
      rows: [
        { value: "central", cells: [0, 1], total: 1 },
        { value: "local", cells: [1, 0], total: 1 },
      ],
      total: 2,
    });
    const codes = await server.request(newCodesRequest, { uri: ROOT, order: "date" });
    assert.deepEqual(codes?.[1], {
      file: "two.transcript",
      newCodes: 0,
      codes: 2,
      newThemes: 0,
      themes: 1,
    });
  });

  it("the passages of a pair", async () => {
    const pair = {
      uri: ROOT,
      kind: "overlap",
      a: "blame",
      b: "waiting",
      isOwn: true,
    } as const;
    const found = await server.request(pairRequest, { ...pair, offset: 0, limit: 10 });
    assert.deepEqual(
      found?.passages.map(({ file, text }) => [file, text]),
      [
        ["one.transcript", "waited for years"],
        ["one.transcript", "for years"],
      ],
    );
    const paged = await server.request(pairRequest, { ...pair, kind: "case", offset: 1, limit: 1 });
    assert.equal(paged?.total, 5);
    assert.deepEqual(
      paged?.passages.map(({ text }) => text),
      ["for years"],
    );
  });

  it("nothing outside a study", async () => {
    const params = { uri: "memory:/elsewhere", by: "level", measure: "cases" } as const;
    assert.equal(await server.request(crosstabRequest, params), null);
  });
});

describe("a comparison that is cancelled", () => {
  it("ends in the middle of its work, and the server is free", async () => {
    const codes = Array.from({ length: 60 }, (_, code) => `  code-${code}: x\n`).join("");
    const texts = new Map([["codebook.yaml", `codes:\n  rare-code: x\n${codes}`]]);
    const options = { transcripts: 0, bytes: 4_000, codings: 60, codes: 60 };
    for (let index = 0; index < 1500; index++) {
      texts.set(`${index}.transcript`, transcriptOf(index, options));
    }
    const server = await startInMemory(texts);
    await server.request(themesRequest, { uri: ROOT });
    const isCancelled = (error: unknown): boolean =>
      error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
    const requests = [
      (token: CancellationTokenSource["token"]) =>
        server.request(crosstabRequest, { uri: ROOT, by: "case", measure: "words" }, token),
      (token: CancellationTokenSource["token"]) =>
        server.request(cooccurrenceRequest, { uri: ROOT, kind: "case" }, token),
    ];
    for (const request of requests) {
      const source = new CancellationTokenSource();
      const answer = request(source.token);
      setImmediate(() => source.cancel());
      await assert.rejects(answer, isCancelled);
    }
    await server.shutdown();
  });
});
