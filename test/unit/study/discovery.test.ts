import assert from "node:assert/strict";
import { findStudies } from "../../../server/study/discovery";
import type { Files } from "../../../server/study/files";
import { memoryFiles } from "../../support/memoryFiles";

const ROOT = "memory:/work";

async function studies(paths: readonly string[], around = (files: Files) => files) {
  const files = memoryFiles(ROOT, new Map(paths.map((path) => [path, ""])));
  const found = await findStudies(around(files), ROOT);
  return Object.fromEntries(
    found.map(({ uri, paths: inside }) => [uri.slice(ROOT.length), inside]).sort(),
  );
}

describe("the studies below a folder", () => {
  it("are its folders with a codebook, each down to the next one", async () => {
    assert.deepEqual(
      await studies([
        "a/codebook.yaml",
        "a/one.md",
        "a/deep/two.md",
        "a/deep/inner/codebook.yaml",
        "a/deep/inner/three.md",
        "b/four.md",
        "c/codebook.yaml",
      ]),
      {
        "/a": ["codebook.yaml", "deep/two.md", "one.md"],
        "/a/deep/inner": ["codebook.yaml", "three.md"],
        "/c": ["codebook.yaml"],
      },
    );
  });

  it("leave out hidden folders and node_modules", async () => {
    assert.deepEqual(
      await studies([
        "codebook.yaml",
        ".git/codebook.yaml",
        ".git/x.md",
        "node_modules/p/codebook.yaml",
        "sub/.hidden/y.md",
        "sub/z.md",
      ]),
      { "": ["codebook.yaml", "sub/z.md"] },
    );
  });

  it("have their files in the order of UTF-16 units, with any names", async () => {
    assert.deepEqual(
      await studies(["codebook.yaml", "ö.md", "Z.md", "a b/100%.md", "a.md", "#.md"]),
      {
        "": ["#.md", "Z.md", "a b/100%.md", "a.md", "codebook.yaml", "ö.md"],
      },
    );
  });

  it("do not follow links, nor take a link or a folder for a codebook", async () => {
    const linked = await studies(["codebook.yaml", "a.md", "loop/b.md"], (files) => ({
      read: files.read,
      list: async (folder) =>
        (await files.list(folder))?.map((entry) => ({
          ...entry,
          isLink: entry.name !== "a.md" && entry.name !== "codebook.yaml",
        })),
    }));
    assert.deepEqual(linked, { "": ["a.md", "codebook.yaml"] });
    assert.deepEqual(await studies(["codebook.yaml/a.md", "b.md"]), {});
  });

  it("are none where the folder cannot be read", async () => {
    const files: Files = { list: async () => undefined, read: async () => ({ failure: "" }) };
    assert.deepEqual(await findStudies(files, ROOT), []);
  });
});
