import assert from "node:assert/strict";
import { FileChangeType } from "vscode-languageserver-protocol";
import { overviewRequest, themesRequest } from "../../server/protocol";
import { codingsByNode } from "../support/figures";
import { ROOT, startInMemory, type ServerInMemory } from "../support/server";

const { Created, Changed, Deleted } = FileChangeType;

const STUDY = `
//- codebook.yaml
themes:
  care:
    codes:
      waiting: Having to wait.
      blame: Being blamed.
//- one.transcript
P1: We [waited for years]{.waiting} and years.
//- two.transcript
P2: They [blamed us]{.blame} again and again.
`;

describe("changes on the disk", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  const figures = () => codingsByNode(server, ROOT);
  const report = (...changes: [string, FileChangeType][]) =>
    server.filesChanged(changes.map(([path, type]) => ({ uri: server.uri(path), type })));

  it("counts a file that is created", async () => {
    server.disk.set("three.transcript", "P3: [Waiting]{.waiting} it is.\n");
    report(["three.transcript", Created]);
    assert.deepEqual(await figures(), { care: 3, waiting: 2, blame: 1 });
  });

  it("forgets a file that is deleted", async () => {
    server.disk.delete("two.transcript");
    report(["two.transcript", Deleted]);
    assert.deepEqual(await figures(), { care: 1, waiting: 1 });
  });

  it("follows a file that is renamed out of the study's transcripts", async () => {
    server.disk.set("one.bak", server.disk.get("one.transcript") ?? "");
    server.disk.delete("one.transcript");
    report(["one.transcript", Deleted], ["one.bak", Created]);
    assert.deepEqual(await figures(), { care: 1, blame: 1 });
  });

  it("follows a change of a file that no editor has open", async () => {
    server.disk.set("one.transcript", "P1: [We]{.blame} [waited]{.blame}.\n");
    report(["one.transcript", Changed]);
    assert.deepEqual(await figures(), { care: 3, blame: 3 });
  });

  it("reads anew what stands in a folder that took the place of another", async () => {
    server.disk.set("old/a.transcript", "P1: [Wait]{.waiting} now.\n");
    report(["old", Created]);
    assert.deepEqual(await figures(), { care: 3, waiting: 2, blame: 1 });
    server.disk.set("old/a.transcript", "P1: [Blame]{.blame} now.\n");
    report(["old", Deleted], ["old", Created]);
    assert.deepEqual(await figures(), { care: 3, waiting: 1, blame: 2 });
  });

  it("follows a folder that is deleted, when only the folder is reported", async () => {
    server.disk.set("old/a.transcript", "P1: [Wait]{.waiting} now.\n");
    report(["old/a.transcript", Created]);
    assert.equal((await figures())?.waiting, 2);
    server.disk.delete("old/a.transcript");
    report(["old", Deleted]);
    assert.equal((await figures())?.waiting, 1);
  });

  it("leaves hidden folders and node_modules alone, whatever is reported of them", async () => {
    for (const path of [".git/a.transcript", "node_modules/b.transcript"]) {
      server.disk.set(path, "P1: [Wait]{.waiting} now.\n");
      report([path, Changed]);
      server.open(server.uri(path), "P1: [Wait]{.waiting} now.\n");
    }
    assert.deepEqual(await figures(), { care: 2, waiting: 1, blame: 1 });
  });

  it("gives the files below a new codebook to the nested study, and takes them back", async () => {
    server.disk.set("sub/a.transcript", "P1: [Wait]{.waiting} now.\n");
    report(["sub/a.transcript", Created]);
    server.open(server.uri("sub/a.transcript"), "P1: [Wait]{.waiting} [now]{.waiting}.\n");
    assert.equal((await figures())?.waiting, 3);
    server.disk.set("sub/codebook.yaml", "codes: { waiting: x }\n");
    report(["sub/codebook.yaml", Created]);
    assert.equal((await figures())?.waiting, 1);
    assert.deepEqual(await codingsByNode(server, server.uri("sub")), { waiting: 2 });
    server.disk.delete("sub/codebook.yaml");
    report(["sub/codebook.yaml", Deleted]);
    assert.equal((await figures())?.waiting, 3);
    assert.deepEqual(await codingsByNode(server, server.uri("sub")), await figures());
  });

  it("loses the study with its codebook and finds it again", async () => {
    const codebook = server.disk.get("codebook.yaml") ?? "";
    server.disk.delete("codebook.yaml");
    report(["codebook.yaml", Deleted]);
    assert.equal(await server.request(themesRequest, { uri: ROOT }), null);
    assert.deepEqual(await server.request(overviewRequest, null), []);
    server.disk.set("codebook.yaml", codebook);
    report(["codebook.yaml", Created]);
    assert.deepEqual(await figures(), { care: 2, waiting: 1, blame: 1 });
  });

  it("follows the codebook's own list of transcripts", async () => {
    const codebook = server.disk.get("codebook.yaml") ?? "";
    server.disk.set("codebook.yaml", `transcripts: ["one.*"]\n${codebook}`);
    report(["codebook.yaml", Changed]);
    assert.deepEqual(await figures(), { care: 1, waiting: 1 });
    server.open(server.uri("codebook.yaml"), `transcripts: ["two.*"]\n${codebook}`);
    assert.deepEqual(await figures(), { care: 1, blame: 1 });
  });

  it("takes in a thousand changes at once, as after a git checkout", async () => {
    const changes: [string, FileChangeType][] = [];
    for (let index = 0; index < 1000; index++) {
      server.disk.set(`many/${index}.transcript`, "P1: [Wait]{.waiting} now.\n");
      changes.push([`many/${index}.transcript`, Created]);
    }
    server.disk.delete("one.transcript");
    report(...changes, ["one.transcript", Deleted]);
    assert.deepEqual(await figures(), { care: 1001, waiting: 1000, blame: 1 });
  });
});

describe("open editors", () => {
  let server: ServerInMemory;
  beforeEach(async () => {
    server = await startInMemory(STUDY);
  });
  afterEach(() => server.shutdown());

  const figures = () => codingsByNode(server, ROOT);

  it("count at once, before they are saved", async () => {
    server.open(server.uri("one.transcript"), "P1: nothing of note\n");
    assert.deepEqual(await figures(), { care: 1, blame: 1 });
    server.change(server.uri("one.transcript"), "P1: [We]{.blame} waited.\n");
    assert.deepEqual(await figures(), { care: 2, blame: 2 });
  });

  it("win over a change on the disk, and give way to it when they are closed", async () => {
    server.open(server.uri("one.transcript"), "P1: nothing of note\n");
    server.disk.set("one.transcript", "P1: [We]{.blame} [waited]{.blame}.\n");
    server.filesChanged([{ uri: server.uri("one.transcript"), type: Changed }]);
    assert.deepEqual(await figures(), { care: 1, blame: 1 });
    server.close(server.uri("one.transcript"));
    assert.deepEqual(await figures(), { care: 3, blame: 3 });
  });

  it("count before they are saved for the first time, also when they were open at the start", async () => {
    const early = await startInMemory(STUDY);
    early.open(early.uri("new.transcript"), "P9: [We]{.blame} waited.\n");
    assert.deepEqual(await codingsByNode(early, ROOT), { care: 3, waiting: 1, blame: 2 });
    early.filesChanged([{ uri: early.uri("other.txt"), type: Created }]);
    assert.deepEqual(await codingsByNode(early, ROOT), { care: 3, waiting: 1, blame: 2 });
    early.close(early.uri("new.transcript"));
    assert.deepEqual(await codingsByNode(early, ROOT), { care: 2, waiting: 1, blame: 1 });
    await early.shutdown();
  });

  it("keep their text when the file is deleted on the disk", async () => {
    server.open(server.uri("two.transcript"), server.disk.get("two.transcript") ?? "");
    server.disk.delete("two.transcript");
    server.filesChanged([{ uri: server.uri("two.transcript"), type: Deleted }]);
    assert.equal((await figures())?.blame, 1);
    server.close(server.uri("two.transcript"));
    assert.equal((await figures())?.blame, undefined);
  });

  it("of the codebook regroup the figures at once", async () => {
    const moved = "themes: { one: { codes: { waiting: x } }, two: { codes: { blame: y } } }\n";
    server.open(server.uri("codebook.yaml"), moved);
    assert.deepEqual(await figures(), { one: 1, waiting: 1, two: 1, blame: 1 });
  });

  it("of a table of cases that is deleted on the disk keep it", async () => {
    const conflict = async (): Promise<string[]> =>
      (await server.diagnosticsOf(server.uri("one.transcript"))).map(({ code }) => String(code));
    server.open(
      server.uri("one.transcript"),
      "---\nattributes: { level: low }\n---\nP1: We are here.\n",
    );
    server.open(server.uri("cases.csv"), "case,level\none,high\n");
    assert.ok((await conflict()).includes("attribute-conflict"));
    server.filesChanged([{ uri: server.uri("cases.csv"), type: Deleted }]);
    assert.ok((await conflict()).includes("attribute-conflict"));
    server.close(server.uri("cases.csv"));
    assert.ok(!(await conflict()).includes("attribute-conflict"));
  });
});

describe("a text that is opened while its file is being read", () => {
  it("wins over the disk", async () => {
    let release = (): void => undefined;
    const opened = new Promise<void>((resolve) => (release = resolve));
    const server = await startInMemory(STUDY, {
      around: (files) => ({
        list: files.list,
        async read(file) {
          const found = await files.read(file);
          if (file.endsWith("one.transcript")) await opened;
          return found;
        },
      }),
      knowsVerbatim: true,
    });
    await server.until(() => server.heard.includes("verbatim/indexing true"));
    server.open(server.uri("one.transcript"), "P1: nothing of note\n");
    await server.connection.sendRequest("$/verbatim/unknown").catch(() => undefined);
    release();
    assert.deepEqual(await codingsByNode(server, ROOT), { care: 1, blame: 1 });
    await server.shutdown();
  });
});
