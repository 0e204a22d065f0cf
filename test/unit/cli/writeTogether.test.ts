import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { writeTogether, type TogetherFile } from "../../../server/cli/writeTogether";
import { newFolder, writeFiles } from "../../support/cli";

describe("files that belong together", () => {
  let folder: string;
  beforeEach(() => (folder = newFolder("verbatim together ", [["b", "old b"]])));
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = (...names: string[]): readonly TogetherFile[] =>
    names.map((name) => ({ path: join(folder, name), bytes: Buffer.from(`new ${name}`) }));
  /** Every file below the folder, with what it holds. */
  const contents = () =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .sort()
      .map((name) => [name, textAt(join(folder, name))]);

  it("are all written, in folders that are made, over none that is there", async () => {
    assert.equal(await writeTogether(files("a", "new/deep/c"), { isForced: false }), undefined);
    assert.deepEqual(contents(), [
      ["a", "new a"],
      ["b", "old b"],
      ["new", undefined],
      ["new/deep", undefined],
      ["new/deep/c", "new new/deep/c"],
    ]);
  });

  it("take the places of others where that was said", async () => {
    assert.equal(await writeTogether(files("a", "b"), { isForced: true }), undefined);
    assert.deepEqual(contents(), [
      ["a", "new a"],
      ["b", "new b"],
    ]);
  });

  it("are none where one is there by then", async () => {
    const problem = await writeTogether(files("a", "new/c", "b"), { isForced: false });
    assert.match(problem ?? "", /b”: It is there already.* Nothing was written\.$/);
    assert.deepEqual(contents(), [["b", "old b"]]);
  });

  it("are none where a folder has the place of one, and what they replaced is put back", async () => {
    mkdirSync(join(folder, "c"));
    const problem = await writeTogether(files("a", "b", "c"), { isForced: true });
    assert.match(problem ?? "", /c”: It is no file, so it was left alone\. Nothing was written\.$/);
    assert.deepEqual(contents(), [
      ["b", "old b"],
      ["c", undefined],
    ]);
  });

  it("are none where a file has the place of a folder", async () => {
    const problem = await writeTogether(files("a", "b/c"), { isForced: true });
    assert.match(
      problem ?? "",
      /b”: A file stands where this folder would be\. Nothing was written\.$/,
    );
    assert.deepEqual(contents(), [["b", "old b"]]);
  });

  it("are none where one cannot be made", async () => {
    const making = function* (): Generator<TogetherFile> {
      yield* files("a", "new/c");
      throw new Error("It is too large.");
    };
    await assert.rejects(writeTogether(making(), { isForced: false }), /It is too large/);
    assert.deepEqual(contents(), [["b", "old b"]]);
  });

  it("are none where somebody interrupts, and others hear of signals again", async () => {
    const before = process.listenerCount("SIGTERM");
    const making = function* (): Generator<TogetherFile> {
      yield* files("a");
      process.emit("SIGTERM");
      yield* files("b", "c");
    };
    const problem = await writeTogether(making(), { isForced: true });
    assert.equal(problem, "It was interrupted. Nothing was written.");
    assert.deepEqual(contents(), [["b", "old b"]]);
    assert.equal(process.listenerCount("SIGTERM"), before);
  });

  it("are not in their places before all of them are made", async () => {
    const making = function* (): Generator<TogetherFile> {
      yield* files("a", "b");
      writeFiles(folder, [["seen", String(textAt(join(folder, "b")))]]);
      yield* files("c");
    };
    assert.equal(await writeTogether(making(), { isForced: true }), undefined);
    assert.equal(textAt(join(folder, "seen")), "old b");
    assert.equal(textAt(join(folder, "b")), "new b");
  });
});

function textAt(path: string): string | undefined {
  return statSync(path).isDirectory() ? undefined : readFileSync(path, "utf8");
}
