import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  FileChangeType,
  WorkspaceDiagnosticRequest,
  type Diagnostic,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver-protocol";
import { startInMemory, type MemoryOptions, type ServerInMemory } from "../support/server";

const STUDY = `
//- codebook.yaml
codes:
  waiting: Having to wait.
//- one.transcript
P1: We [waited for years]{.waitin} and years.

P1: Nobody has ever asked us about that before.

P1: Right.
//- two.transcript
P2: They said so, but we had no idea at all.

P2: Yes.
`;

describe("diagnostics on request", () => {
  it("are given for a document, and unchanged when nothing has changed", () =>
    withServer({}, async (server) => {
      const uri = server.uri("one.transcript");
      server.open(uri, server.disk.get("one.transcript") ?? "");
      const params = { textDocument: { uri } };
      const first = await server.request(DocumentDiagnosticRequest.type, params);
      assert.ok(first.kind === "full");
      assert.deepEqual(codesOf(first.items), ["uncoded", "unknown-code"]);
      const previousResultId = first.resultId;
      const ask = () =>
        server.request(DocumentDiagnosticRequest.type, { ...params, previousResultId });
      assert.deepEqual(await ask(), { kind: "unchanged", resultId: previousResultId });
      server.change(uri, "P1: [ ]{.waiting}\n");
      assert.equal((await ask()).kind, "full");
    }));

  it("of the workspace name every file, and only changed ones again", () =>
    withServer({}, async (server) => {
      const first = await server.workspaceDiagnostics();
      assert.deepEqual(namesOf(server, first), [
        ["cases.csv", []],
        ["codebook.yaml", ["unused-code"]],
        ["one.transcript", ["unknown-code"]],
        ["two.transcript", []],
      ]);
      const previous = idsOf(first);
      server.open(server.uri("two.transcript"), "P2: They [said so]{.waiting}.\n");
      const second = await server.workspaceDiagnostics(previous);
      assert.deepEqual(
        second.items.filter(({ kind }) => kind === "full").map(({ uri }) => uri),
        ["cases.csv", "codebook.yaml", "two.transcript"].map(server.uri),
      );
    }));

  it("of the workspace are answered as soon as there is news for a client that knows them all", () =>
    withServer({}, async (server) => {
      const previous = idsOf(await server.workspaceDiagnostics());
      let isAnswered = false;
      const again = server.workspaceDiagnostics(previous).finally(() => (isAnswered = true));
      for (let round = 0; round < 3; round++)
        await server.diagnosticsOf(server.uri("x.transcript"));
      assert.equal(isAnswered, false);
      const source = new CancellationTokenSource();
      const params = { previousResultIds: previous };
      const cancelled = server.request(WorkspaceDiagnosticRequest.type, params, source.token);
      source.cancel();
      await assert.rejects(cancelled);
      server.open(server.uri("two.transcript"), "P2: They [said so]{.waiting}.\n");
      const news = (await again).items.filter(({ kind }) => kind === "full");
      assert.ok(news.some(({ uri }) => uri === server.uri("two.transcript")));
    }));

  it("of the workspace take back those of a file that is gone", () =>
    withServer({}, async (server) => {
      const previous = idsOf(await server.workspaceDiagnostics());
      server.disk.delete("one.transcript");
      server.filesChanged([{ uri: server.uri("one.transcript"), type: FileChangeType.Deleted }]);
      const { items } = await server.workspaceDiagnostics(previous);
      const gone = items.find(({ uri }) => uri === server.uri("one.transcript"));
      assert.ok(gone?.kind === "full");
      assert.deepEqual(gone.items, []);
    }));

  it("are new for a file, and for a study, that was deleted and created again", () =>
    withServer({}, async (server) => {
      const previous = idsOf(await server.workspaceDiagnostics());
      const recreate = async (path: string, text: string): Promise<void> => {
        const uri = server.uri(path);
        server.disk.delete(path);
        server.filesChanged([{ uri, type: FileChangeType.Deleted }]);
        server.disk.set(path, text);
        server.filesChanged([{ uri, type: FileChangeType.Created }]);
        const { items } = await server.workspaceDiagnostics(previous);
        assert.equal(items.find(({ uri }) => uri === server.uri(path))?.kind, "full", path);
      };
      await recreate("one.transcript", "P1: Other words altogether, many of them.\n");
      await recreate("codebook.yaml", "codes: { waitin: Other. }\n");
    }));

  it("leave out uncoded paragraphs of closed files, unless a setting wants them", () =>
    withServer({ settings: {} }, async (server) => {
      const uncoded = async (): Promise<number> => {
        const { items } = await server.workspaceDiagnostics();
        const all = items.flatMap((item) => (item.kind === "full" ? item.items : []));
        return all.filter(({ code }) => code === "uncoded").length;
      };
      assert.equal(await uncoded(), 0);
      server.open(server.uri("one.transcript"), server.disk.get("one.transcript") ?? "");
      assert.equal(await uncoded(), 1);
      server.settingsChanged({ uncoded: { inClosedFiles: true } });
      assert.equal(await uncoded(), 2);
      server.settingsChanged({ uncoded: { inClosedFiles: true, minWords: 1 } });
      assert.equal(await uncoded(), 4);
      server.settingsChanged({ uncoded: { inClosedFiles: true, severity: "off" } });
      assert.equal(await uncoded(), 0);
    }));

  it("are asked for anew when a setting, the codebook or the disk changes them", () =>
    withServer({ settings: {} }, async (server) => {
      const refreshes = () =>
        server.heard.filter((method) => method === "workspace/diagnostic/refresh").length;
      await server.until(() => refreshes() > 0);
      let before = refreshes();
      server.settingsChanged({ uncoded: { minWords: 1 } });
      await server.until(() => refreshes() > before);
      before = refreshes();
      server.open(server.uri("codebook.yaml"), "codes: { waitin: x }\n");
      await server.until(() => refreshes() > before);
      before = refreshes();
      server.disk.set("two.transcript", "P2: [Yes]{.waitin}.\n");
      server.filesChanged([{ uri: server.uri("two.transcript"), type: FileChangeType.Changed }]);
      await server.until(() => refreshes() > before);
    }));
});

describe("diagnostics for clients that cannot ask", () => {
  const push: MemoryOptions = { diagnostics: "push", settings: {} };
  const published = (server: ServerInMemory, path: string): string[] =>
    codesOf(server.published.get(server.uri(path)) ?? []);
  const sees = (server: ServerInMemory, path: string, ...codes: string[]): Promise<void> =>
    server.until(() => published(server, path).join() === codes.join());

  it("are sent for every file after the start", () =>
    withServer(push, async (server) => {
      await sees(server, "one.transcript", "unknown-code");
      await sees(server, "codebook.yaml", "unused-code");
    }));

  it("follow every keystroke, in the codebook too", () =>
    withServer(push, async (server) => {
      const uri = server.uri("one.transcript");
      server.open(uri, server.disk.get("one.transcript") ?? "");
      await sees(server, "one.transcript", "uncoded", "unknown-code");
      server.change(uri, "P1: We [waited]{.waiting}.\n\nP1: Right.\n");
      await sees(server, "one.transcript");
      await sees(server, "codebook.yaml");
    }));

  it("lose the uncoded paragraphs of a file that is closed", () =>
    withServer(push, async (server) => {
      const uri = server.uri("two.transcript");
      server.open(uri, server.disk.get("two.transcript") ?? "");
      await sees(server, "two.transcript", "uncoded");
      server.close(uri);
      await sees(server, "two.transcript");
    }));

  it("follow a change of a closed file on the disk", () =>
    withServer(push, async (server) => {
      await sees(server, "codebook.yaml", "unused-code");
      server.disk.set("two.transcript", "P2: They [said so]{.nothing}. [x]{.waiting}\n");
      server.filesChanged([{ uri: server.uri("two.transcript"), type: FileChangeType.Changed }]);
      await sees(server, "two.transcript", "unknown-code");
      await sees(server, "codebook.yaml");
    }));

  it("are taken back when a file or the whole study is gone", () =>
    withServer(push, async (server) => {
      await sees(server, "one.transcript", "unknown-code");
      server.disk.delete("one.transcript");
      server.filesChanged([{ uri: server.uri("one.transcript"), type: FileChangeType.Deleted }]);
      await sees(server, "one.transcript");
      server.disk.delete("codebook.yaml");
      server.filesChanged([{ uri: server.uri("codebook.yaml"), type: FileChangeType.Deleted }]);
      await sees(server, "codebook.yaml");
    }));

  it("follow the settings, also of clients that send them", () =>
    withServer({ diagnostics: "push" }, async (server) => {
      const uri = server.uri("two.transcript");
      server.open(uri, server.disk.get("two.transcript") ?? "");
      await sees(server, "two.transcript", "uncoded");
      server.settingsChanged({ uncoded: { severity: "off" } });
      await sees(server, "two.transcript");
    }));
});

async function withServer(
  options: MemoryOptions,
  test: (server: ServerInMemory) => Promise<void>,
): Promise<void> {
  const server = await startInMemory(STUDY, options);
  await test(server);
  assert.deepEqual(server.errors, []);
  await server.shutdown();
}

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  const codes = diagnostics.map(({ code }) => String(code)).sort();
  return codes.filter((code) => code !== "unknown-speaker");
}

function namesOf(server: ServerInMemory, { items }: WorkspaceDiagnosticReport): unknown[] {
  const root = server.uri("").length;
  return items.map((item) => [
    item.uri.slice(root),
    item.kind === "full" ? codesOf(item.items) : item.kind,
  ]);
}

function idsOf({ items }: WorkspaceDiagnosticReport): { uri: string; value: string }[] {
  return items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
}
