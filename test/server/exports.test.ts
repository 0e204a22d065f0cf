import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CancellationTokenSource } from "vscode-languageserver-protocol";
import {
  exportRequest,
  exportTargetsRequest,
  type ExportWish,
} from "../../server/protocol/exports";
import { scopeRequest } from "../../server/protocol/scope";
import { buildCli, newFolder, runCli } from "../support/cli";
import { readSections } from "../support/sections";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
themes: { care: { name: Care, codes: { waiting: Having to wait. } } }
//- transcripts/one.md
---
case: A
attributes: { level: local }
---
P1: [We waited 💰]{.waiting by=am memo="long"} for years.
//- transcripts/two.md
P1: They [sat]{.waiting} down.
`;

/** The files of an export, and the words that the command line takes for the same. */
const WISHES: readonly (readonly [ExportWish, ...string[]])[] = [
  [{ kind: "codebook" }, "--to", "out/study.qdc"],
  [{ kind: "project", profile: "standard" }, "--to", "out/study.qdpx"],
  [{ kind: "project", profile: "nvivo" }, "--to", "out/study.qdpx", "--profile", "nvivo"],
  [{ kind: "transcripts", file: null, format: "docx" }, "--to", "out", "--transcripts", "docx"],
  [{ kind: "transcripts", file: null, format: "html" }, "--to", "out", "--transcripts", "html"],
  [{ kind: "transcripts", file: null, format: "rock" }, "--to", "out", "--transcripts", "rock"],
  [{ kind: "transcripts", file: null, format: "md" }, "--to", "out", "--transcripts", "md"],
  [
    { kind: "transcripts", file: "transcripts/one.md", format: "html" },
    ...["--to", "out/transcripts/one.html", "--file", "transcripts/one.md"],
  ],
  [{ kind: "data", format: "csv" }, "--to", "out", "--data", "csv"],
  [{ kind: "data", format: "jsonl" }, "--to", "out", "--data", "jsonl"],
  [{ kind: "data", format: "parquet" }, "--to", "out", "--data", "parquet"],
];

describe("exports over the wire", function () {
  this.timeout(60_000);
  let server: ServerInMemory;
  let folder: string;
  before(buildCli);
  beforeEach(async () => {
    folder = newFolder("verbatim exports ", [
      ...[...readSections(STUDY).files].map(([path, text]) => [`study/${path}`, text] as const),
      ["out/transcripts/.keep", ""],
    ]);
    server = await startInMemory(STUDY);
  });
  afterEach(async () => {
    await server.shutdown();
    rmSync(folder, { recursive: true });
  });

  const exported = async (wish: ExportWish) => {
    const result = await server.request(exportRequest, { uri: ROOT, wish });
    assert.ok(result);
    return result;
  };

  for (const [wish, ...words] of WISHES) {
    it(`are what the command line writes: ${Object.values(wish).join(" ")}`, async () => {
      const { status, stdout, stderr } = runCli(folder, [
        ...["export", "study", "--format", "json"],
        ...words,
      ]);
      assert.equal(status, 0, stderr);
      const { files, account, reason } = await exported(wish);
      assert.equal(reason, null);
      assert.deepEqual(account, JSON.parse(stdout));
      const written = readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.\w+$/.test(name) && !name.endsWith(".keep"))
        .sort();
      const named = new Map(files.map(({ name, base64 }) => [name, base64]));
      // The project's name is that of its folder, which differs here.
      const isSingle = wish.kind === "codebook" || wish.kind === "project";
      if (!isSingle && !("file" in wish && wish.file)) {
        assert.deepEqual([...named.keys()].sort(), written);
      }
      assert.equal(named.size, written.length);
      for (const [index, name] of [...named.keys()].sort().entries()) {
        const bytes = readFileSync(join(folder, "out", written[index]));
        if (wish.kind !== "project") assert.equal(named.get(name), bytes.toString("base64"), name);
        else assert.ok((named.get(name) ?? "").length > 1_000);
      }
    });
  }

  it("hold all of the study, whatever its scope", async () => {
    await server.request(scopeRequest, { uri: ROOT, query: "level=local" });
    const { files } = await exported({ kind: "data", format: "jsonl" });
    const passages = files.find(({ name }) => name === "passages.jsonl")?.base64 ?? "";
    const lines = Buffer.from(passages, "base64").toString().trim().split("\n");
    assert.equal(lines.length, 2);
  });

  it("hold what stands in the editor and is not saved", async () => {
    server.open(server.uri("transcripts/two.md"), "P1: They [stood]{.waiting} up.\n");
    const { files } = await exported({ kind: "data", format: "jsonl" });
    const passages = files.find(({ name }) => name === "passages.jsonl")?.base64 ?? "";
    assert.match(Buffer.from(passages, "base64").toString(), /"stood"/);
  });

  it("say in a sentence why there are none", async () => {
    const wish: ExportWish = { kind: "transcripts", file: "../secret.md", format: "html" };
    const { files, reason } = await exported(wish);
    assert.deepEqual(files, []);
    assert.equal(reason, "There is no transcript that can be read.");
  });

  it("are refused where the study would read them, in the words of the command line", async () => {
    const glob = "transcripts: ['**/*.md']\nthemes: { care: { codes: { waiting: d } } }\n";
    writeFileSync(join(folder, "study/codebook.yaml"), glob);
    server.open(server.uri("codebook.yaml"), glob);
    const refusals: readonly (readonly [string, string])[] = [
      ["data/dictionary.md", "a transcript of the study. Name another place."],
      ["cases.csv", "the cases of the study. Name another folder."],
    ];
    for (const [path, end] of refusals) {
      const targets = [server.uri("data.csv"), server.uri(path)];
      const answer = await server.request(exportTargetsRequest, { uri: ROOT, targets });
      assert.equal(answer?.reason, `“${path}” would be taken for ${end}`);
      const to = `study/${path.replace(/\/?[^/]*$/, "")}`;
      const { status, stderr } = runCli(folder, ["export", "study", "--to", to, "--data", "csv"]);
      assert.equal(status, 2);
      assert.ok(stderr.includes(`${path}” would be taken for ${end}`), stderr);
    }
    const outside = [server.uri("../dictionary.md"), server.uri("data/passages.csv")];
    const answer = await server.request(exportTargetsRequest, { uri: ROOT, targets: outside });
    assert.equal(answer?.reason, null);
  });

  it("end when nobody waits for them any more", async () => {
    const source = new CancellationTokenSource();
    const wish: ExportWish = { kind: "data", format: "csv" };
    const asked = server.request(exportRequest, { uri: ROOT, wish }, source.token);
    source.cancel();
    await assert.rejects(asked);
  });
});
