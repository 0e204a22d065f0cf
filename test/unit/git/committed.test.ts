import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { committedText } from "../../../server/lazy/git";

const hasGit = ((): boolean => {
  try {
    execFileSync("git", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe("the last commit, read without git", function () {
  this.timeout(60_000);
  let folder: string;
  const git = (cwd: string, ...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
      stdio: ["ignore", "pipe", "ignore"],
    });
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const textOf = async (file: string): Promise<string> => {
    const found = await committedText(file);
    return "text" in found ? found.text : `reason: ${found.reason}`;
  };

  before(function () {
    if (!hasGit) this.skip();
  });
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "verbatim git ü ")));
    git(folder, "init", "-q", "-b", "main");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const commit = (message: string): void => {
    git(folder, "add", "-A");
    git(folder, "commit", "-q", "--allow-empty", "-m", message);
  };

  it("reads loose objects, in any folder below", async () => {
    const file = write("a/study/transcripts/öne two.md", "P1: money\n");
    const top = write("p.md", "top");
    commit("first");
    writeFileSync(file, "P1: monkey\n");
    assert.equal(await textOf(file), "P1: money\n");
    assert.equal(await textOf(top), "top");
  });

  it("reads packs with differences, and packed references", async () => {
    const lines = (word: string): string =>
      Array.from({ length: 3_000 }, (_, at) => `P1: line ${at} about ${(at * 7919) % 1013}\n`).join(
        "",
      ) + word;
    const file = write("t/p.md", lines("0"));
    for (let count = 1; count <= 12; count++) {
      write("t/p.md", lines(String(count)));
      write(`t/other${count}.md`, lines(`x${count}`));
      commit(`change ${count}`);
    }
    git(folder, "gc", "-q", "--aggressive", "--prune=now");
    git(folder, "pack-refs", "--all");
    const packs = readdirSync(join(folder, ".git/objects/pack"));
    assert.ok(packs.some((name) => name.endsWith(".pack")));
    writeFileSync(file, "gone");
    assert.equal(await textOf(file), lines("12"));
    for (let count = 1; count <= 12; count++) {
      assert.equal(await textOf(join(folder, `t/other${count}.md`)), lines(`x${count}`));
    }
    git(folder, "checkout", "-q", "-f", "--detach", "HEAD~3");
    assert.equal(await textOf(file), lines("9"));
  });

  it("reads the work trees of a repository", async () => {
    write("t/p.md", "money");
    commit("first");
    const tree = `${folder}-tree`;
    try {
      git(folder, "worktree", "add", "-q", "-b", "other", tree);
      writeFileSync(join(tree, "t/p.md"), "of the other");
      git(tree, "commit", "-q", "-am", "second");
      assert.equal(await textOf(join(tree, "t/p.md")), "of the other");
      assert.equal(await textOf(join(folder, "t/p.md")), "money");
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  });

  it("reads a submodule as the repository that it is", async () => {
    const other = realpathSync(mkdtempSync(join(tmpdir(), "verbatim-sub-")));
    try {
      git(other, "init", "-q");
      writeFileSync(join(other, "p.md"), "in the submodule");
      git(other, "add", "-A");
      git(other, "commit", "-q", "-m", "first");
      git(folder, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other, "sub");
      assert.equal(await textOf(join(folder, "sub/p.md")), "in the submodule");
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it("says why there is nothing", async () => {
    const file = write("p.md", "x");
    assert.match(await textOf(file), /Nothing is committed/);
    commit("first");
    assert.match(await textOf(write("new.md", "x")), /not in the last commit/);
    const outside = realpathSync(mkdtempSync(join(tmpdir(), "verbatim-none-")));
    writeFileSync(join(outside, "p.md"), "x");
    assert.deepEqual(await committedText(join(outside, "p.md")), { reason: undefined });
    rmSync(outside, { recursive: true, force: true });
  });

  it("follows no link and no pointer out of the repository", async () => {
    const secret = realpathSync(mkdtempSync(join(tmpdir(), "verbatim-secret-")));
    try {
      git(secret, "init", "-q", "-b", "main");
      writeFileSync(join(secret, "p.md"), "a secret");
      git(secret, "add", "-A");
      git(secret, "commit", "-q", "-m", "first");
      const file = write("p.md", "ours");
      rmSync(join(folder, ".git"), { recursive: true });
      writeFileSync(join(folder, ".git"), `gitdir: ${join(secret, ".git")}\n`);
      assert.match(await textOf(file), /outside of the repository/);
      rmSync(join(folder, ".git"));
      symlinkSync(join(secret, ".git"), join(folder, ".git"));
      assert.match(await textOf(file), /is a link/);
      rmSync(join(folder, ".git"));
      git(folder, "init", "-q", "-b", "main");
      rmSync(join(folder, ".git/objects"), { recursive: true });
      symlinkSync(join(secret, ".git/objects"), join(folder, ".git/objects"));
      const head = git(secret, "rev-parse", "HEAD");
      mkdirSync(join(folder, ".git/refs/heads"), { recursive: true });
      writeFileSync(join(folder, ".git/refs/heads/main"), head);
      assert.match(await textOf(file), /leads out of it/);
      writeFileSync(join(folder, ".git/HEAD"), "ref: refs/../../../x\n");
      assert.match(await textOf(file), /HEAD/);
    } finally {
      rmSync(secret, { recursive: true, force: true });
    }
  });

  it("unpacks no more than a transcript may have", async () => {
    const file = write("p.md", "x");
    commit("first");
    const id = git(folder, "rev-parse", "HEAD").trim();
    const path = join(folder, ".git/objects", id.slice(0, 2), id.slice(2));
    assert.ok(existsSync(path));
    rmSync(path);
    writeFileSync(path, deflateSync(Buffer.alloc(200 * 1024 * 1024)));
    assert.match(await textOf(file), /too large/);
  });

  it("survives damaged packs", async () => {
    const file = write("p.md", "x".repeat(2_000));
    commit("first");
    git(folder, "gc", "-q", "--prune=now");
    git(folder, "pack-refs", "--all");
    const packs = join(folder, ".git/objects/pack");
    for (const ending of [".pack", ".idx"]) {
      const name = readdirSync(packs).find((one) => one.endsWith(ending)) ?? "";
      rmSync(join(packs, name), { force: true });
      writeFileSync(join(packs, name), Buffer.alloc(1_500, 0xff));
      assert.match(await textOf(file), /damaged|another version|too large/);
    }
  });
});
