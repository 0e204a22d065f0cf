import assert from "node:assert/strict";
import type { Uri } from "vscode";
import { writeTogether, type Disk } from "../../../client/documents/writeTogether";

/** A disk in memory whose step of a number fails; folders are those of its files, or made. */
function diskOf(start: Readonly<Record<string, string>>, failing: number) {
  const files = new Map(Object.entries(start));
  const folders = new Set<string>();
  let steps = 0;
  const step = async (run: () => void): Promise<void> => {
    if (++steps === failing) throw new Error("The disk is full.");
    run();
  };
  const move = (from: string, to: string): void => {
    assert.ok(files.has(from) && !files.has(to), `${from} to ${to}`);
    files.set(to, files.get(from) ?? "");
    files.delete(from);
  };
  const disk: Disk = {
    writeFile: (uri, bytes) =>
      step(() => void files.set(String(uri), new TextDecoder().decode(bytes))),
    createDirectory: (uri) => step(() => void folders.add(String(uri))),
    rename: (from, to) => step(() => move(String(from), String(to))),
    delete: (uri, options) =>
      step(() => {
        const below = [...files.keys()].filter((name) => name.startsWith(`${String(uri)}/`));
        assert.ok(below.length === 0 || options?.recursive);
        for (const name of [String(uri), ...below]) files.delete(name);
        folders.delete(String(uri));
      }),
  };
  return { disk, files, folders, steps: () => steps };
}

const START = { "out/b": "old b", "out/d": "old d" };
const uri = (name: string): Uri => name as unknown as Uri;
const written = (failing: number) => {
  const made = diskOf(START, failing);
  const files = ["out/a", "out/b", "out/new/c", "out/d"].map((name) => ({
    ...{ uri: uri(name), bytes: new TextEncoder().encode(`new ${name}`) },
    isThere: Object.hasOwn(START, name),
  }));
  const waiting = (name?: string): Uri => uri(name === undefined ? "out/.v" : `out/.v/${name}`);
  const done = writeTogether(made.disk, files, { folders: [uri("out/new")], waiting });
  return { ...made, done };
};

describe("files that the editor writes together", () => {
  it("all take their places, and nothing waits any more", async () => {
    const { done, files, folders } = written(0);
    await done;
    assert.deepEqual(
      [...files].sort(),
      ["out/a", "out/b", "out/d", "out/new/c"].map((name) => [name, `new ${name}`]),
    );
    assert.deepEqual([...folders], ["out/new"]);
  });

  it("leave everything as it was, whichever step fails", async () => {
    const all = written(0);
    await all.done;
    // The last step only clears away what waited.
    for (let failing = 1; failing < all.steps(); failing++) {
      const { done, files, folders } = written(failing);
      await assert.rejects(done, { message: "The disk is full." });
      assert.deepEqual([Object.fromEntries(files), folders.size], [START, 0], `step ${failing}`);
    }
  });

  it("are done where only what they replaced cannot be thrown away", async () => {
    const all = written(0);
    await all.done;
    const { done, files } = written(all.steps());
    await done;
    assert.equal(files.get("out/b"), "new out/b");
  });
});
