import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { buildCli, newFolder, runCli } from "../support/cli";

/** `verbatim seal` and `verbatim verify` (section 7 of the markup). */

const hashOf = (wording: string): string =>
  `sha256-${createHash("sha256").update(wording).digest("base64url")}`;

describe("the command line: sealed words", function () {
  this.timeout(60_000);
  let folder: string;
  before(buildCli);
  beforeEach(() => {
    folder = newFolder("verbatim seal ö ", [
      ["codebook.yaml", "codes: { a: A }\n"],
      ["transcripts/p1.md", "P1: [Money gets tighter]{.a} every year.\r\n"],
      ["transcripts/p2.md", "\ufeff---\ncase: x # who\n---\nP2: Other words.\n"],
    ]);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const pathOf = (name: string): string => join(folder, "transcripts", `${name}.md`);
  const put = (name: string, text: string): void => writeFileSync(pathOf(name), text);
  const textOf = (name: string): string => readFileSync(pathOf(name), "utf8");
  const verbatim = (...args: string[]) => runCli(folder, args);
  const rows = (...args: string[]): { file: string }[] =>
    JSON.parse(verbatim(...args, "--format", "json").stdout);

  it("seals a study once, and changes nothing but the front matter", () => {
    const first = verbatim("seal", ".");
    assert.equal(first.status, 0, first.stderr);
    const seal = hashOf("Money gets tighter every year.");
    assert.equal(
      textOf("p1"),
      `---\r\nverbatim: ${seal}\r\n---\r\n\r\nP1: [Money gets tighter]{.a} every year.\r\n`,
    );
    assert.equal(
      textOf("p2"),
      `\ufeff---\ncase: x # who\nverbatim: ${hashOf("Other words.")}\n---\nP2: Other words.\n`,
    );
    assert.deepEqual(readdirSync(join(folder, "transcripts")).sort(), ["p1.md", "p2.md"]);
    const before = textOf("p1");
    assert.match(verbatim("seal", ".").stdout, /already sealed/);
    assert.equal(textOf("p1"), before);
    assert.deepEqual(verbatim("verify", "."), {
      status: 0,
      stdout: "file  line  column  result  was  is  message\n",
      stderr: "",
    });
  });

  it("lists transcripts without a seal, and fails for them only when it is strict", () => {
    verbatim("seal", "transcripts/p1.md");
    assert.equal(verbatim("verify", ".").status, 0);
    assert.equal(verbatim("verify", ".", "--strict").status, 1);
    assert.deepEqual(
      rows("verify", ".").map(({ file }) => file),
      ["transcripts/p2.md"],
    );
    assert.equal(verbatim("verify", "transcripts/p1.md", "--strict").status, 0);
  });

  it("fails where words changed, and does not seal them again in silence", () => {
    verbatim("seal", ".");
    put("p1", textOf("p1").replace("Money", "Monkey"));
    const changed = textOf("p1");
    assert.equal(verbatim("verify", ".").status, 1);
    assert.match(verbatim("verify", ".").stdout, /which ones changed is not known/);
    assert.equal(verbatim("seal", ".").status, 1);
    assert.equal(textOf("p1"), changed);
    assert.equal(verbatim("seal", ".", "--reseal").status, 0);
    assert.equal(verbatim("verify", ".", "--strict").status, 0);
  });

  it("names the words where the last commit has them", function () {
    const git = (...args: string[]): void => {
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.org", ...args], {
        cwd: folder,
        stdio: "ignore",
      });
    };
    try {
      git("init", "-q");
    } catch {
      this.skip();
    }
    verbatim("seal", ".");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    put("p1", textOf("p1").replace("Money", "Monkey").replace(" every", ""));
    assert.equal(verbatim("verify", ".").status, 1);
    assert.deepEqual(
      rows("verify", ".").map((row) => ({ ...row, message: "" })),
      [
        {
          file: "transcripts/p1.md",
          line: 5,
          column: 6,
          result: "changed",
          was: "Money",
          is: "Monkey",
          message: "",
        },
        {
          file: "transcripts/p1.md",
          line: 5,
          column: 30,
          result: "changed",
          was: "every",
          is: "",
          message: "",
        },
      ],
    );
  });

  it("refuses links, broken front matter and wrong usage", () => {
    put("p3", "---\ncase: [\n---\nWords.\n");
    const before = textOf("p3");
    assert.equal(verbatim("seal", "transcripts/p3.md").status, 1);
    assert.equal(textOf("p3"), before);
    symlinkSync(pathOf("p2"), join(folder, "link.md"));
    const linked = verbatim("seal", "link.md");
    assert.equal(linked.status, 1);
    assert.match(linked.stdout, /link/);
    assert.ok(!textOf("p2").includes("verbatim:"));
    assert.equal(verbatim("verify").status, 2);
    assert.equal(verbatim("verify", "nowhere").status, 2);
    assert.equal(verbatim("seal", "nowhere.md").status, 2);
  });
});
