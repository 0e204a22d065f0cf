import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createFolderOf, type NewFile } from "../../../server/cli/replaceFile";
import { newFolder } from "../../support/cli";

describe("making a folder of files", () => {
  let folder: string;
  beforeEach(() => (folder = newFolder("verbatim folder ", [["other", "1"]])));
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (path: string): NewFile => ({ path, bytes: Buffer.from(path) });
  const FILES = ["memos/a.md", "transcripts/1.md", "transcripts/2.md", "codebook.yaml"].map(file);
  const nothing = (): undefined => undefined;
  const make = (path: string, files = FILES, last: () => string | undefined = nothing) =>
    createFolderOf(join(folder, path), files, last);
  const filesIn = (path: string): string[] =>
    readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();

  it("makes it with those above it", async () => {
    assert.equal(await make("new/copy"), undefined);
    assert.deepEqual(filesIn("new"), ["1.md", "2.md", "a.md", "codebook.yaml"]);
    assert.equal(readFileSync(join(folder, "new/copy/memos/a.md"), "utf8"), "memos/a.md");
    assert.deepEqual(readdirSync(folder).sort(), ["new", "other"]);
  });

  it("fills an empty one, and leaves nothing else in it", async () => {
    mkdirSync(join(folder, "copy"));
    assert.equal(await make("copy"), undefined);
    assert.deepEqual(readdirSync(join(folder, "copy")).sort(), [
      ...["codebook.yaml", "memos", "transcripts"],
    ]);
    assert.deepEqual(filesIn("copy"), ["1.md", "2.md", "a.md", "codebook.yaml"]);
  });

  it("makes nothing where a file cannot be written", async () => {
    // A file and a folder of one name cannot both be.
    const files = [file("memos/a.md"), file("memos"), file("codebook.yaml")];
    assert.match((await make("new/copy", files)) ?? "", /copy”: It (is there|cannot be written)/);
    mkdirSync(join(folder, "empty"));
    assert.match((await make("empty", files)) ?? "", /empty”: It (is there|cannot be written)/);
    assert.deepEqual(filesIn("empty"), []);
    assert.deepEqual(readdirSync(folder).sort(), ["empty", "other"]);
  });

  it("makes nothing where the last thing cannot be done", async () => {
    assert.equal(await make("new/copy", FILES, () => "No key."), "No key.");
    assert.deepEqual(readdirSync(folder), ["other"]);
  });

  it("touches nothing where the folder has come to hold something", async () => {
    const disturb = (path: string) => (): undefined => {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, "theirs"), "2");
    };
    assert.match((await make("copy", FILES, disturb("copy"))) ?? "", /copy”: /);
    mkdirSync(join(folder, "empty"));
    assert.match((await make("empty", FILES, disturb("empty"))) ?? "", /not empty any more/);
    for (const path of ["copy", "empty"]) assert.deepEqual(filesIn(path), ["theirs"]);
    assert.deepEqual(readdirSync(folder).sort(), ["copy", "empty", "other"]);
  });

  it("leaves nothing behind where somebody interrupts it", async () => {
    const files = FILES.map((one, index) => {
      if (index !== 1) return one;
      return {
        path: one.path,
        get bytes() {
          process.emit("SIGINT");
          return one.bytes;
        },
      };
    });
    assert.equal(await make("new/copy", files), "It was interrupted.");
    assert.deepEqual(readdirSync(folder), ["other"]);
    assert.equal(existsSync(join(folder, "new")), false);
  });
});
