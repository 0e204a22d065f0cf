import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  DefinitionRequest,
  FileChangeType,
  LSPErrorCodes,
  ReferencesRequest,
  ResponseError,
  type Location,
} from "vscode-languageserver-protocol";
import { FAILURES, type Files } from "../../server/study/files";
import {
  codingsRequest,
  overviewRequest,
  themesRequest,
  type StudyOverview,
} from "../../server/protocol";
import { codingsByNode } from "../support/figures";
import { placeOf } from "../support/sections";
import { connectInMemory, ROOT, startInMemory, type ServerInMemory } from "../support/server";

const CODEBOOK = "codes:\n  waiting: Having to wait.\n";
const WAITED = "P1: We [waited for years]{.waiting} and years.\n";

const overview = async (server: ServerInMemory): Promise<StudyOverview> =>
  (await server.request(overviewRequest, null))[0];

describe("several studies", () => {
  it("have their own figures, each file in the nearest one", async () => {
    const server = await startInMemory(
      new Map([
        ["a/codebook.yaml", CODEBOOK],
        ["a/one.transcript", WAITED],
        ["a/deep/down/codebook.yaml", CODEBOOK],
        ["a/deep/down/two.transcript", WAITED + WAITED],
        ["a/deep/three.transcript", WAITED],
        ["b/codebook.yaml", CODEBOOK],
        ["outside.transcript", WAITED],
      ]),
    );
    const waiting = async (path: string) =>
      (await codingsByNode(server, server.uri(path)))?.waiting ?? 0;
    assert.equal(await waiting("a/deep/three.transcript"), 2);
    assert.equal(await waiting("a/deep/down"), 2);
    assert.equal(await waiting("b"), 0);
    assert.equal(await codingsByNode(server, server.uri("outside.transcript")), null);
    const studies = await server.request(overviewRequest, null);
    assert.deepEqual(
      studies.map(({ uri }) => uri),
      ["a", "a/deep/down", "b"].map(server.uri),
    );
    await server.shutdown();
  });

  it("come and go with the workspace's folders", async () => {
    const server = await startInMemory(
      new Map([
        ["a/codebook.yaml", CODEBOOK],
        ["b/codebook.yaml", CODEBOOK],
      ]),
      { folders: [`${ROOT}/a`] },
    );
    const folders = async () =>
      (await server.request(overviewRequest, null)).map(({ uri }) => uri.slice(ROOT.length));
    assert.deepEqual(await folders(), ["/a"]);
    server.foldersChanged([`${ROOT}/b`], []);
    assert.deepEqual(await folders(), ["/a", "/b"]);
    server.foldersChanged([], [`${ROOT}/a`]);
    assert.deepEqual(await folders(), ["/b"]);
    await server.shutdown();
  });
});

describe("a codebook that stops parsing", () => {
  it("leaves the last good one in force, and says so", async () => {
    const server = await startInMemory(
      new Map([
        ["codebook.yaml", CODEBOOK],
        ["one.transcript", WAITED],
      ]),
    );
    const uri = server.uri("codebook.yaml");
    server.open(uri, "codes:\n  waiting: [\n");
    const themes = await server.request(themesRequest, { uri: ROOT });
    assert.equal(themes?.nodes[0].kind, "code");
    assert.match((await overview(server)).codebookFailure ?? "", /last codebook .* in force/);
    assert.ok(
      (await server.diagnosticsOf(uri)).some(({ message }) => /in force/.test(String(message))),
    );
    server.change(uri, CODEBOOK);
    assert.equal((await overview(server)).codebookFailure, null);
    await server.shutdown();
  });
});

describe("files that cannot be read", () => {
  const failing: Readonly<Record<string, string>> = {
    "latin.transcript": FAILURES.notUtf8,
    "huge.transcript": FAILURES.tooLarge,
    "locked.transcript": FAILURES.unreadable,
  };
  const study = new Map([
    ["codebook.yaml", CODEBOOK],
    ["one.transcript", WAITED],
    ...Object.keys(failing).map((path): [string, string] => [path, WAITED]),
  ]);
  const without = (failures: Readonly<Record<string, string>>) => (files: Files) => ({
    list: files.list,
    async read(uri: string) {
      const failure = failures[uri.slice(ROOT.length + 1)];
      return failure === undefined ? files.read(uri) : { failure };
    },
  });

  it("are listed with the reason, and never stop the others", async () => {
    const server = await startInMemory(study, { around: without(failing) });
    assert.deepEqual(await codingsByNode(server, ROOT), { waiting: 1 });
    const { transcripts } = await overview(server);
    assert.deepEqual(Object.fromEntries(transcripts.map(({ file, failure }) => [file, failure])), {
      ...failing,
      "one.transcript": null,
    });
    const [problem] = await server.diagnosticsOf(server.uri("latin.transcript"));
    assert.equal(problem.message, FAILURES.notUtf8);
    const { items } = await server.workspaceDiagnostics();
    assert.ok(items.some(({ uri }) => uri === server.uri("huge.transcript")));
    await server.shutdown();
  });

  it("count as soon as they can be read", async () => {
    const failures = { ...failing };
    const server = await startInMemory(study, { around: without(failures) });
    assert.equal((await overview(server)).transcripts.length, 4);
    const uri = server.uri("latin.transcript");
    delete failures["latin.transcript"];
    server.filesChanged([{ uri, type: FileChangeType.Changed }]);
    assert.deepEqual(await codingsByNode(server, ROOT), { waiting: 2 });
    const codes = (await server.diagnosticsOf(uri)).map(({ code }) => code);
    assert.ok(!codes.includes("unreadable-file"));
    await server.shutdown();
  });

  it("are named when they are the codebook or the table of cases", async () => {
    const around = without({
      "codebook.yaml": FAILURES.notUtf8,
      "cases.csv": FAILURES.unreadable,
    });
    const server = await startInMemory(new Map([...study, ["cases.csv", "case\n"]]), { around });
    const { codebookFailure, transcripts } = await overview(server);
    assert.equal(codebookFailure, FAILURES.notUtf8);
    assert.equal(transcripts.length, 4);
    for (const path of ["codebook.yaml", "cases.csv"]) {
      const [problem] = await server.diagnosticsOf(server.uri(path));
      assert.equal(problem?.code, "unreadable-file", path);
    }
    server.filesChanged([{ uri: server.uri("new.txt"), type: FileChangeType.Created }]);
    assert.equal((await overview(server)).codebookFailure, FAILURES.notUtf8);
    await server.shutdown();
  });
});

describe("texts of all kinds", () => {
  it("with a merge conflict are read around it", async () => {
    const text = `<<<<<<< HEAD\n${WAITED}=======\n${WAITED}>>>>>>> main\n`;
    const server = await startInMemory(
      new Map([
        ["codebook.yaml", CODEBOOK],
        ["one.transcript", text],
      ]),
    );
    assert.deepEqual(await codingsByNode(server, ROOT), { waiting: 2 });
    const found = await server.diagnosticsOf(server.uri("one.transcript"));
    assert.equal(found.filter(({ code }) => code === "merge-conflict").length, 3);
    await server.shutdown();
  });

  it("with CRLF, CR and a byte order mark have the same figures and places", async () => {
    const text = `## Head\n\n${WAITED}\nP2: [Over\nlines]{.waiting} here.\n`;
    const server = await startInMemory(
      new Map([
        ["codebook.yaml", `\ufeff${CODEBOOK.replaceAll("\n", "\r\n")}`],
        ["bom.transcript", `\ufeff${text}`],
        ["cr.transcript", text.replaceAll("\n", "\r")],
        ["crlf.transcript", text.replaceAll("\n", "\r\n")],
        ["lf.transcript", text],
      ]),
    );
    const rows = (await server.request(codingsRequest, { uri: ROOT })) ?? [];
    const places = (file: string) =>
      rows
        .filter((row) => row.file === file)
        .map(({ line, column, text: words }) => [line, column, words]);
    assert.equal(places("lf.transcript").length, 2);
    for (const file of ["bom.transcript", "cr.transcript", "crlf.transcript"]) {
      assert.deepEqual(places(file), places("lf.transcript"), file);
    }
    await server.shutdown();
  });

  it("stand in files and folders of any name", async () => {
    const path = "Ge spräche/100% #1 [x]/o'ne+two;.transcript";
    const server = await startInMemory(
      new Map([
        ["codebook.yaml", CODEBOOK],
        [path, WAITED],
      ]),
    );
    assert.deepEqual(await codingsByNode(server, ROOT), { waiting: 1 });
    // VS Code, Neovim and others write the same URI in different ways.
    for (const uri of [server.uri(path), encodeURI(`${ROOT}/${path}`).replace("#", "%23")]) {
      server.open(uri, WAITED + "\n" + WAITED);
      assert.deepEqual(await codingsByNode(server, uri), { waiting: 2 });
      const position = placeOf(WAITED, ".wai$0ting");
      const params = { textDocument: { uri }, position };
      assert.ok(await server.request(DefinitionRequest.type, params));
      const context = { includeDeclaration: false };
      const found = await server.request(ReferencesRequest.type, { ...params, context });
      assert.deepEqual(
        (found as Location[]).map((one) => decodeURIComponent(one.uri)),
        Array(2).fill(`${ROOT}/${path}`),
      );
      server.close(uri);
      assert.deepEqual(await codingsByNode(server, ROOT), { waiting: 1 });
    }
    await server.shutdown();
  });

  it("may have any scheme", async () => {
    const root = "vscode-vfs://github/owner/repo";
    const texts = new Map([
      ["codebook.yaml", CODEBOOK],
      ["one.transcript", WAITED],
    ]);
    const { memoryFiles } = await import("../support/memoryFiles");
    const server = await connectInMemory(memoryFiles(root, texts), { folders: [root] });
    assert.deepEqual(await codingsByNode(server, root), { waiting: 1 });
    server.open(`${root}/one.transcript`, "P1: Nothing.\n");
    assert.deepEqual(await codingsByNode(server, root), {});
    server.open("untitled:Untitled-1", WAITED);
    assert.deepEqual(await server.diagnosticsOf("untitled:Untitled-1"), []);
    await server.shutdown();
  });
});

describe("a request that is cancelled", () => {
  const isCancelled = (error: unknown): boolean =>
    error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;

  it("ends at once, also while the study is still being read", async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const server = await startInMemory(new Map([["codebook.yaml", CODEBOOK]]), {
      around: (files) => ({
        list: files.list,
        read: async (uri) => (await released, files.read(uri)),
      }),
    });
    const source = new CancellationTokenSource();
    const answer = server.request(themesRequest, { uri: ROOT }, source.token);
    const diagnostics = server.workspaceDiagnostics();
    source.cancel();
    await assert.rejects(answer, isCancelled);
    release();
    assert.ok((await diagnostics).items.length > 0);
    await server.shutdown();
  });

  it("ends in the middle of its work", async () => {
    const texts = new Map([["codebook.yaml", CODEBOOK]]);
    for (let index = 0; index < 2000; index++) texts.set(`${index}.transcript`, WAITED.repeat(50));
    const server = await startInMemory(texts);
    await server.request(themesRequest, { uri: ROOT });
    const source = new CancellationTokenSource();
    const answer = server.request(codingsRequest, { uri: ROOT }, source.token);
    setImmediate(() => source.cancel());
    await assert.rejects(answer, isCancelled);
    await server.shutdown();
  });
});
