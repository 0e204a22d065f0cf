import assert from "node:assert/strict";
import { textHash } from "../../server/protocol/textHash";
import {
  entryAtRequest,
  renameAtRequest,
  reshapeRequest,
  type Reshaping,
} from "../../server/protocol/reshape";
import type { FileEditResult } from "../../server/protocol";
import { startInMemory, type ServerInMemory } from "../support/server";
import { applyChanges } from "../unit/features/changes";

const CODEBOOK = `themes:
  money:
    codes:
      # about cuts
      cuts: Less.
      limits: Too little.
codes:
  old: { definition: x, status: retired, replacedBy: cuts }
`;
const ONE = "P1: We [saved]{.cuts} it [all]{.old}.\n";
const TWO = "P2: [They [saved]{.limits} too]{.cuts}.\n";
const STUDY = `//- codebook.yaml\n${CODEBOOK}//- one.transcript\n${ONE}//- two.transcript\n${TWO}`;

async function reshape(server: ServerInMemory, change: Reshaping) {
  return server.request(reshapeRequest, { uri: server.uri("codebook.yaml"), change });
}

function pathsOf(files: readonly FileEditResult[]): string[] {
  return files.map(({ uri }) => uri.slice(uri.lastIndexOf("/") + 1));
}

describe("reshaping the codebook over the wire", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  const after = (files: readonly FileEditResult[], path: string, text: string) =>
    applyChanges(text, [...(files.find(({ uri }) => uri === server.uri(path))?.edits ?? [])]);

  it("moves codes in the codebook alone", async () => {
    const to = { under: "limits" };
    const result = await reshape(server, { kind: "move", ids: ["cuts", "old"], to });
    assert.equal(result.reason, null);
    assert.deepEqual(pathsOf(result.files), ["codebook.yaml"]);
    assert.equal(
      after(result.files, "codebook.yaml", CODEBOOK),
      `themes:
  money:
    codes:
      limits:
        definition: Too little.
        codes:
          # about cuts
          cuts: Less.
          old: { definition: x, status: retired, replacedBy: cuts }
codes:
`,
    );
  });

  it("gives the name of the text that edits of a closed file are for, and versions of open ones", async () => {
    server.open(server.uri("one.transcript"), `${ONE}\nP1: [More]{.cuts}.\n`);
    const change = { kind: "delete", id: "cuts", passages: "remove", below: "moved up" } as const;
    const { files, passages, transcripts, reason } = await reshape(server, change);
    assert.equal(reason, null);
    assert.deepEqual([passages, transcripts], [3, 2]);
    assert.deepEqual(
      files.map(({ version, hash }) => [version, hash]),
      [
        [null, textHash(CODEBOOK)],
        [1, null],
        [null, textHash(TWO)],
      ],
    );
    assert.equal(after(files, "two.transcript", TWO), "P2: They [saved]{.limits} too.\n");
  });

  it("applies the replacements of retired codes in one change", async () => {
    const result = await reshape(server, { kind: "applyReplacements", ids: null });
    assert.deepEqual(pathsOf(result.files), ["one.transcript"]);
    assert.equal(after(result.files, "one.transcript", ONE), ONE.replace(".old", ".cuts"));
  });

  it("unites passages that meet when two codes are merged", async () => {
    const result = await reshape(server, { kind: "merge", from: "cuts", into: "limits" });
    assert.equal(after(result.files, "two.transcript", TWO), "P2: [They saved too]{.limits}.\n");
  });

  it("says in F2 that an id is taken, and by which code", async () => {
    const uri = server.uri("one.transcript");
    server.open(uri, ONE);
    const position = { line: 0, character: 17 };
    const taken = await server.request(renameAtRequest, { uri, position, newId: "limits" });
    assert.deepEqual([taken.id, taken.existing, taken.files], ["cuts", "limits", []]);
    assert.match(taken.reason ?? "", /exists already/);
    const free = await server.request(renameAtRequest, { uri, position, newId: "savings" });
    assert.deepEqual([free.id, free.existing, free.passages], ["cuts", null, 2]);
    const nowhere = await server.request(renameAtRequest, {
      uri,
      position: { line: 0, character: 1 },
      newId: "x",
    });
    assert.equal(nowhere.id, null);
    assert.match(nowhere.reason ?? "", /Put the cursor on a code/);
  });

  it("knows the entry of the codebook at a place", async () => {
    const uri = server.uri("codebook.yaml");
    server.open(uri, CODEBOOK);
    const at = (line: number) => {
      const start = { line, character: 8 };
      return server.request(entryAtRequest, { uri, range: { start, end: start } });
    };
    assert.equal((await at(4))?.id, "cuts");
    assert.equal((await at(1))?.id, "money");
    assert.deepEqual(await at(7), {
      id: "old",
      name: "Old",
      status: "retired",
      replacedBy: "cuts",
    });
    assert.equal(await at(6), null);
  });

  it("stops at a codebook with errors, and changes nothing", async () => {
    server.open(server.uri("codebook.yaml"), CODEBOOK.replace("cuts: Less.", "cuts: [Less."));
    const changes: readonly Reshaping[] = [
      { kind: "rename", id: "cuts", newId: "savings" },
      { kind: "move", ids: ["cuts"], to: { top: "codes" } },
      { kind: "merge", from: "cuts", into: "limits" },
      { kind: "delete", id: "cuts", passages: "keep", below: "deleted" },
      { kind: "retire", id: "cuts", replacedBy: null },
      { kind: "applyReplacements", ids: null },
    ];
    for (const change of changes) {
      const { files, reason } = await reshape(server, change);
      assert.deepEqual(files, [], change.kind);
      assert.match(reason ?? "", /^The codebook cannot be read \(see line \d+\)/, change.kind);
    }
  });

  it("names a file that is read-only", async () => {
    const locked = await startInMemory(STUDY, {
      around: (files) => ({
        ...files,
        async read(uri) {
          const found = await files.read(uri);
          return uri.endsWith("two.transcript") ? { ...found, isReadOnly: true } : found;
        },
      }),
    });
    const { files, reason } = await reshape(locked, { kind: "rename", id: "cuts", newId: "x" });
    assert.deepEqual(files, []);
    assert.match(reason ?? "", /^two\.transcript is read-only/);
    await locked.shutdown();
  });
});

describe("two studies that share ids", () => {
  it("are changed apart, and ids of another normalisation form are found", async () => {
    const decomposed = "u\u0308ber";
    const server = await startInMemory(
      new Map([
        ["a/codebook.yaml", `codes:\n  ${decomposed}: x\n`],
        ["a/one.transcript", `P1: [Yes]{.${decomposed}} [no]{.\u00fcber}.\n`],
        ["b/codebook.yaml", "codes:\n  \u00fcber: x\n"],
        ["b/two.transcript", "P1: [Yes]{.\u00fcber}.\n"],
      ]),
    );
    const change = { kind: "rename", id: "\u00fcber", newId: "over" } as const;
    const { files } = await server.request(reshapeRequest, {
      uri: server.uri("a/codebook.yaml"),
      change,
    });
    assert.deepEqual(
      files.map(({ uri, edits }) => [uri, edits.length]),
      [
        [server.uri("a/codebook.yaml"), 1],
        [server.uri("a/one.transcript"), 2],
      ],
    );
    await server.shutdown();
  });
});
