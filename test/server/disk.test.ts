import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { FileChangeType } from "vscode-languageserver-protocol";
import { createNodeFiles } from "../../server/lsp/nodeFiles";
import { overviewRequest } from "../../server/protocol";
import { FAILURES, MAX_FILE_BYTES } from "../../server/study/files";
import type { TestClient } from "../support/client";
import { codingsByNode } from "../support/figures";
import { connectInMemory } from "../support/server";

const { Created, Changed, Deleted } = FileChangeType;
const WAITED = "P1: We [waited for years]{.waiting} and years.\n";

describe("a folder on the disk", () => {
  let folder: string;
  let root: string;
  let client: TestClient;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "verbatim über 100% #1 "));
    root = pathToFileURL(folder).toString();
    write("codebook.yaml", "codes: { waiting: x }\n");
    write("one.transcript", WAITED);
    client = await connectInMemory(createNodeFiles(), { folders: [root] });
  });
  afterEach(async () => {
    assert.deepEqual(client.errors, []);
    await client.shutdown();
    rmSync(folder, { recursive: true });
  });

  const pathOf = (path: string) => join(folder, path);
  const uriOf = (path: string) => pathToFileURL(pathOf(path)).toString();
  const waiting = async () => (await codingsByNode(client, root))?.waiting ?? 0;
  const report = (...changes: [string, FileChangeType][]) =>
    client.filesChanged(changes.map(([path, type]) => ({ uri: uriOf(path), type })));
  const failures = async () => {
    const [{ transcripts }] = await client.request(overviewRequest, null);
    return Object.fromEntries(transcripts.map(({ file, failure }) => [file, failure]));
  };

  function write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(pathOf(path)), { recursive: true });
    writeFileSync(pathOf(path), content);
  }

  it("is followed when files are created, changed, renamed and deleted", async () => {
    assert.equal(await waiting(), 1);
    write("sub/two.transcript", WAITED);
    report(["sub/two.transcript", Created]);
    assert.equal(await waiting(), 2);
    write("sub/two.transcript", WAITED + "\n" + WAITED);
    report(["sub/two.transcript", Changed]);
    assert.equal(await waiting(), 3);
    renameSync(pathOf("sub"), pathOf("ünder 50%"));
    report(["sub", Deleted], ["ünder 50%", Created]);
    assert.equal(await waiting(), 3);
    renameSync(pathOf("one.transcript"), pathOf("one.txt"));
    report(["one.transcript", Deleted], ["one.txt", Created]);
    assert.equal(await waiting(), 2);
    rmSync(pathOf("ünder 50%"), { recursive: true });
    report(["ünder 50%", Deleted]);
    assert.equal(await waiting(), 0);
  });

  it("may hold what cannot be read: it is listed, and the others are read", async () => {
    write("latin.transcript", Buffer.from([0x50, 0x31, 0x3a, 0x20, 0xe9, 0x0a]));
    write("huge.transcript", "");
    truncateSync(pathOf("huge.transcript"), MAX_FILE_BYTES + 1);
    write("bom.transcript", `\ufeff${WAITED}`);
    report(["latin.transcript", Created]);
    assert.equal(await waiting(), 2);
    assert.deepEqual(await failures(), {
      "bom.transcript": null,
      "huge.transcript": FAILURES.tooLarge,
      "latin.transcript": FAILURES.notUtf8,
      "one.transcript": null,
    });
    write("latin.transcript", WAITED);
    report(["latin.transcript", Changed]);
    assert.equal(await waiting(), 3);
  });

  it("is read without symbolic links and without pipes, which never end", async function () {
    if (process.platform === "win32") return this.skip();
    symlinkSync(pathOf("one.transcript"), pathOf("link.transcript"));
    symlinkSync(folder, pathOf("loop"));
    execFileSync("mkfifo", [pathOf("pipe.transcript")]);
    report(["link.transcript", Created]);
    assert.deepEqual(await failures(), { "one.transcript": null });
  });
});
