import assert from "node:assert/strict";
import {
  codingsRequest,
  coverageRequest,
  overviewRequest,
  passagesRequest,
  themesRequest,
  uncodedRequest,
} from "../../server/protocol";
import { codebookPageRequest } from "../../server/protocol/codebookPage";
import { crosstabRequest } from "../../server/protocol/comparisons";
import { findingsRequest } from "../../server/protocol/findings";
import { kwicRequest } from "../../server/protocol/kwic";
import { paperFileRequest, refreshReportRequest } from "../../server/protocol/paper";
import { runQueryRequest } from "../../server/protocol/query";
import { scopeRequest } from "../../server/protocol/scope";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

/** The scope limits what is counted and listed, and nothing else. */

const STUDY = `
//- codebook.yaml
title: Waiting rooms
codes:
  waiting: Having to wait.
//- one.transcript
---
case: K1
attributes: { level: central }
---
P1: We [waited for years]{.waiting} and for nothing.

Int: Did [you]{.waiting}?

P1: Nothing came of it at all in the end.
//- two.transcript
---
case: K2
attributes: { level: local }
---
P2: [Nothing]{.waiting} at all.
`;

const PAGE = { uri: ROOT, node: "waiting", offset: 0, limit: 10 };

describe("a scope over the wire", () => {
  let server: ServerInMemory;
  const set = (query: string) => server.request(scopeRequest, { uri: ROOT, query });
  const passages = async () => {
    const themes = await server.request(themesRequest, { uri: ROOT });
    return themes?.nodes[0]?.passages;
  };
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  it("limits figures and lists until it is cleared", async () => {
    assert.equal(await passages(), 3);
    assert.deepEqual(await set("level=central"), []);
    assert.equal(await passages(), 1);
    const coverage = await server.request(coverageRequest, { uri: ROOT });
    // We waited for years and for nothing; Nothing came of it at all in the end.
    assert.deepEqual([coverage?.words, coverage?.codedWords], [16, 3]);
    const codings = await server.request(codingsRequest, { uri: ROOT });
    assert.deepEqual(
      codings?.map(({ text }) => text),
      ["waited for years"],
    );
    const by = { by: "case", measure: "codings" } as const;
    const crosstab = await server.request(crosstabRequest, { uri: ROOT, ...by });
    assert.deepEqual(crosstab?.columns, ["K1"]);
    const page = await server.request(codebookPageRequest, { uri: ROOT, revision: null });
    assert.deepEqual(
      [page?.title, page?.cases, page?.transcripts, page?.figures[0]?.passages],
      ["Waiting rooms (only level=central)", 1, 1, 1],
    );
    const wish = { picture: "recurrence" } as const;
    const findings = await server.request(findingsRequest, { uri: ROOT, wish });
    assert.equal(findings?.title, "Waiting rooms (only level=central)");
    assert.deepEqual([page?.scope, findings?.scope], ["level=central", "level=central"]);
    await set("");
    const cleared = await server.request(findingsRequest, { uri: ROOT, wish });
    assert.ok(cleared !== null && !("scope" in cleared));
    assert.equal(await passages(), 3);
  });

  it("is named in what is saved for a paper, and leaves reports to what stands in them", async () => {
    const what = { kind: "quotations" } as const;
    const saved = async () =>
      (await server.request(paperFileRequest, { uri: ROOT, what, format: "markdown" }))?.text ?? "";
    const report = { uri: server.uri("report.md"), version: 1 };
    const text = "<!-- verbatim: codings -->\n<!-- /verbatim -->\n";
    const filled = () => server.request(refreshReportRequest, { ...report, text });
    const before = [await saved(), await filled()] as const;
    assert.ok(!before[0].includes("Only"), before[0]);
    await set("level=central");
    assert.match(
      await saved(),
      /\n.*Only level=central\. Only what lies in the scope is counted\./,
    );
    assert.deepEqual(await filled(), before[1]);
  });

  it("limits lists only where they are asked for in it, and queries unless they are of everything", async () => {
    await set("level=local");
    assert.equal((await server.request(passagesRequest, PAGE))?.total, 3);
    const limited = await server.request(passagesRequest, { ...PAGE, inScope: true });
    assert.deepEqual([limited?.total, limited?.passages[0]?.text], [1, "Nothing"]);
    const uri = server.uri("one.transcript");
    assert.equal((await server.request(uncodedRequest, { uri }))?.length, 1);
    assert.equal(await server.request(uncodedRequest, { uri, inScope: true }), null);
    const query = { uri: ROOT, query: "waiting", as: "stretches", offset: 0, limit: 5 } as const;
    const found = await server.request(runQueryRequest, query);
    assert.deepEqual([found?.figures?.passages, found?.scope], [1, "level=local"]);
    const all = await server.request(runQueryRequest, { ...query, isWhole: true });
    assert.deepEqual([all?.figures?.passages, all?.scope], [3, undefined]);
  });

  it("limits words in context, and knows who says them", async () => {
    const words = { uri: ROOT, where: null, role: null, width: 10, limit: 10 };
    const found = async (text: string) => {
      const result = await server.request(kwicRequest, { ...words, words: text });
      return result?.lines.map(({ speaker, case: name, match, after }) => [
        ...[speaker, name, match],
        after,
      ]);
    };
    await set("level=local");
    assert.deepEqual(await found("nothing"), [["P2", "K2", "Nothing", " at all."]]);
    await set("waiting");
    assert.deepEqual(await found("for"), [["P1", "K1", "for", " years and"]]);
    await set("role:participant AND NOT waiting");
    assert.deepEqual(await found("all"), [
      ["P1", "K1", "all", " in the en"],
      ["P2", "K2", "all", "."],
    ]);
    assert.deepEqual(await found("you"), []);
  });

  it("is told beside the whole study", async () => {
    await set("level=local");
    const [study] = (await server.request(overviewRequest, null)) ?? [];
    assert.deepEqual([study.cases.length, study.nodes[0]?.passages], [2, 3]);
    assert.deepEqual(study.scoped?.figures, { cases: 1, transcripts: 1, passages: 1 });
    assert.deepEqual(
      [study.scoped?.cases.map((one) => one.case), study.scoped?.nodes[0]?.passages],
      [["K2"], 1],
    );
  });

  it("stays what it was when the next query is wrong, and says where", async () => {
    await set("level=local");
    const [problem] = (await set("level=local AND")) ?? [];
    assert.equal(problem?.severity, "error");
    const [unknown] = (await set("case:K7")) ?? [];
    assert.deepEqual([unknown?.severity, unknown?.start], ["error", 5]);
    assert.equal(await passages(), 1);
  });

  it("follows what is typed, also what other files must be looked through for", async () => {
    await set("NOT cases(waiting)");
    assert.equal((await server.request(coverageRequest, { uri: ROOT }))?.words, 0);
    server.open(server.uri("two.transcript"), "---\ncase: K2\n---\nP2: Nothing at all.\n");
    const coverage = await server.request(coverageRequest, { uri: ROOT });
    assert.deepEqual([coverage?.words, coverage?.files.length], [3, 1]);
    await set("by:am").then((problems) => assert.equal(problems?.length, 1));
    server.open(
      server.uri("one.transcript"),
      "P1: We [wait]{.waiting by=am} and [wait]{.waiting}.",
    );
    assert.deepEqual(await set("by:am"), []);
    assert.equal(await passages(), 1);
  });
});
