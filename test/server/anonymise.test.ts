import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { URI } from "vscode-uri";
import {
  anonymiseRequest,
  missedNamesRequest,
  type AnonymiseParams,
} from "../../server/protocol/pseudonyms";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";
import { ROOT, startInMemory, startStdio, type ServerProcess } from "../support/server";

const STUDY = `
//- key.csv
name,pseudonym,kind
Maria,Anna,person
Hull,Seaport,place
//- study/codebook.yaml
title: The Hull study
interviewers: [Zoe]
codes:
  waiting: { definition: "As Maria waited.", memo: "Hull?" }
//- study/cases.csv
case,town
Maria,Hull
//- study/memos/on Maria.md
On Maria. 🏠 MARIA in Hull, ring 0171 555 0101.
//- study/notes/maria.txt
Maria again.
//- study/transcripts/k1.md
---
case: Maria
coder: jo
date: 2024-05-01
speakers: { Maria: {}, Zoe: { role: interviewer } }
---

Zoe: Where was that?

Maria: [In Hull]{.waiting memo="Maria's own" by=am}, with Joan. maria!
//- study/transcripts/k2.md
P2: Maria
and Maria. []{- by=am}
`;

describe("copies and missed names, on the disk", () => {
  let folder: string;
  let server: ServerProcess;
  before(buildCli);
  beforeEach(async () => {
    folder = newFolder("verbatim copy ", readSections(STUDY).files);
    server = await startStdio({ folders: [uriOf("study")] });
  });
  afterEach(async () => {
    await server.shutdown({ exit: true });
    rmSync(folder, { recursive: true });
  });

  const uriOf = (path: string): string => URI.file(join(folder, path)).toString();
  const text = (path: string): string => readFileSync(join(folder, path), "utf8");
  const copy = (params: Partial<AnonymiseParams> = {}) =>
    server.request(anonymiseRequest, {
      ...{ uri: uriOf("study"), key: text("key.csv"), keeps: [], to: uriOf("copy") },
      ...{ keys: [uriOf("key.csv"), uriOf("key 2.csv")], ...params },
    });
  const filesBelow = (path: string): string[] =>
    readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, path).length + 1))
      .sort();

  for (const keeps of [[], ["memos"], ["coders", "dates", "files"]] as const) {
    it(`are the same bytes as of the command line, with ${keeps.join(", ") || "nothing"} kept`, async () => {
      const options = keeps.length === 0 ? [] : ["--keep", keeps.join(",")];
      const to = ["--to", "copy", "--key", "key.csv", "--format", "json"];
      const printed = runCli(folder, ["anonymise", "study", ...to, ...options]);
      assert.equal(printed.status, 0);
      const made = await copy({ keeps });
      assert.equal(made?.reason, null);
      assert.deepEqual(made.files.map(({ path }) => path).sort(), filesBelow("copy"));
      for (const { path, text: bytes } of made.files) assert.equal(bytes, text(`copy/${path}`));
      assert.equal(made.files.at(-1)?.path, "codebook.yaml");
      assert.equal(made.key, text("key 2.csv"));
      const rows = JSON.parse(printed.stdout) as { result: string; count: number; what: string }[];
      assert.deepEqual(
        [
          ...made.account.map(({ fate, count, what }) => [fate, count, what]),
          ["written", 1, "key"],
          ...made.suspects.map(({ kind, written, count }) => {
            return ["look at", count, `${kind}: ${written}`];
          }),
        ],
        rows.map(({ result, count, what }) => [result, count, what]),
      );
      assert.ok(made.suspects.some(({ written }) => written === "Joan"));
      assert.doesNotMatch(JSON.stringify(made.account), /--keep/);
    });
  }

  it("begin a key where there is none", async () => {
    const made = await copy({ key: null });
    // “maria” is written small once, so that it may be a common word.
    assert.match(made?.key ?? "", /^name,pseudonym,kind\r\nMaria,P1,speaker\r\n/);
    runCli(folder, ["anonymise", "study", "--to", "copy", "--key", "new.csv"]);
    assert.equal(made?.key, text("new.csv"));
  });

  it("never lie in the study, nor the key in either, whatever links lead there", async () => {
    symlinkSync(join(folder, "study"), join(folder, "link"));
    const reason = async (params: Partial<AnonymiseParams>) => (await copy(params))?.reason ?? "";
    for (const to of ["study", "study/copy", "link/copy"])
      assert.match(await reason({ to: uriOf(to) }), /^The copy would lie in the study/);
    for (const key of ["study/new.csv", "link/new.csv", "copy/new.csv"])
      assert.match(await reason({ keys: [uriOf(key)] }), /^The key must lie outside/);
    assert.equal((await copy({ to: uriOf("study copy") }))?.reason, null);
  });

  it("are none where a transcript cannot be read, or the codebook", async () => {
    writeFileSync(join(folder, "study/transcripts/k3.md"), Buffer.from([0x50, 0xff]));
    server.filesChanged([{ uri: uriOf("study/transcripts/k3.md"), type: 1 }]);
    const unread = await copy();
    assert.deepEqual(unread?.files, []);
    assert.match(
      unread?.reason ?? "",
      /^transcripts\/k3\.md: This file is not in UTF-8.*written\.$/,
    );
    server.open(uriOf("study/codebook.yaml"), "codes: [");
    assert.match((await copy())?.reason ?? "", /^codebook\.yaml cannot be read/);
  });

  for (const isStrict of [false, true]) {
    it(`find missed names as the command line does${isStrict ? " with --strict" : ""}`, async () => {
      const args = ["check", "study", "--names", "key.csv", "--format", "json"];
      const printed = runCli(folder, isStrict ? [...args, "--strict"] : args);
      const rows = JSON.parse(printed.stdout) as Record<string, unknown>[];
      const params = { uri: uriOf("study"), key: text("key.csv"), isStrict };
      const found = await server.request(missedNamesRequest, params);
      assert.equal(found?.count, rows.length);
      assert.deepEqual(
        found.places.map(({ file, range, message }) => {
          const { start, end } = range ?? { start: ATOP, end: ATOP };
          const [line, column] = [start.line + 1, start.character + 1];
          const [endLine, endColumn] = [end.line + 1, end.character + 1];
          const plain = { severity: "error", code: "name-left", message };
          return { file, line, column, endLine, endColumn, ...plain };
        }),
        rows,
      );
    });
  }
});

const ATOP = { line: 0, character: 0 };

describe("missed names over the wire", () => {
  const KEY = "name,pseudonym\nLeeds,Northtown\n";
  const start = (transcript: string) =>
    startInMemory(`//- codebook.yaml\ncodes: {}\n//- one.transcript\n${transcript}`);
  const find = (server: Awaited<ReturnType<typeof start>>, key = KEY) =>
    server.request(missedNamesRequest, { uri: ROOT, key, isStrict: false });

  it("come with the words around them, as they are in the editor", async () => {
    const server = await start("P1: Hm.\n");
    assert.deepEqual(await find(server), {
      ...{ names: 1, places: [], count: 0, unread: [], reason: null },
    });
    server.open(server.uri("one.transcript"), "P1: Off to\nLeeds, then.\n");
    const found = await find(server);
    assert.deepEqual(found?.places, [
      {
        ...{ uri: server.uri("one.transcript"), file: "one.transcript" },
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
        ...{ written: "Leeds", before: "P1: Off to ", after: ", then. " },
        message: "“Leeds” is said: “Leeds” is “Northtown” in the key.",
      },
    ]);
    await server.shutdown();
  });

  it("are counted where there are more than are sent", async () => {
    const server = await start("P1: Leeds.\n\n".repeat(1001));
    const found = await find(server);
    assert.deepEqual([found?.count, found?.places.length], [1001, 1000]);
    await server.shutdown();
  });

  it("need a key without errors", async () => {
    const server = await start("P1: Leeds.\n");
    const found = await find(server, "name,pseudonym\nLeeds,\n");
    assert.match(found?.reason ?? "", /^Line 2 of the key: /);
    await server.shutdown();
  });
});
