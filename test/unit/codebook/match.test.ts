import assert from "node:assert/strict";
import { transcriptMatcher } from "../../../server/codebook/match";
import { readCodebook } from "../../../server/codebook/parse";
import { problemsOf, read } from "./helpers";

function check(matches: (path: string) => boolean, yes: string[], no: string[]): void {
  for (const path of yes) assert.equal(matches(path), true, path);
  for (const path of no) assert.equal(matches(path), false, path);
}

const withGlobs = (...globs: string[]) =>
  transcriptMatcher(read(`transcripts: ${JSON.stringify(globs)}\n`));

describe("which files are transcripts by default", () => {
  const matches = transcriptMatcher(undefined);

  it("is told by the ending or by a folder named transcripts", () => {
    check(
      matches,
      [
        "P1.transcript",
        "P1.transcript.md",
        "wave 1/P1.transcript.txt",
        "transcripts/P1.md",
        "a/transcripts/b/P1.txt",
        "memos/deep/P1.transcript",
      ],
      [
        "P1.md",
        "P1.txt",
        "transcripts.md",
        "transcripts",
        "my-transcripts/P1.md",
        "Transcripts/P1.md",
        "transcripts/P1.docx",
        "P1.transcript.docx",
        "P1transcript",
      ],
    );
  });

  it("is never hidden, outside, in node_modules, a memo or a table", () => {
    const never = [
      ".git/P1.transcript",
      "transcripts/.P1.md",
      "a/node_modules/transcripts/P1.md",
      "../P1.transcript",
      "/transcripts/P1.md",
      "transcripts//P1.md",
      "memos/P1.transcript.md",
      "",
    ];
    check(matches, [], never);
    check(withGlobs("**", "**/*", "memos/*"), ["a"], [...never, "codebook.yaml", "cases.csv"]);
  });

  it("holds as well for a codebook that says nothing usable", () => {
    for (const text of [
      "codes:\n",
      "transcripts:\n",
      "transcripts: []\n",
      "transcripts: [../x]\n",
    ]) {
      check(transcriptMatcher(read(text)), ["P1.transcript"], ["P1.md"]);
    }
  });
});

describe("which files are transcripts by globs", () => {
  it("knows stars, question marks, folders and braces", () => {
    check(withGlobs("*.md"), ["a.md", "ä b.md"], ["a/b.md", "a.MD", "a.mdx"]);
    check(
      withGlobs("interviews/**/*.txt"),
      ["interviews/a.txt", "interviews/x/y/a.txt"],
      ["a.txt"],
    );
    check(withGlobs("P?.txt"), ["P1.txt"], ["P.txt", "P12.txt"]);
    check(withGlobs("{a,b{1,2}}/*.{md,txt}"), ["a/x.md", "b2/y.txt"], ["b/x.md", "b1/x.doc"]);
    check(withGlobs("./raw/"), ["raw/a", "raw/b/c.md"], ["a/raw/b"]);
    check(withGlobs("**/raw/*"), ["raw/a", "x/y/raw/b"], ["raw/x/y"]);
    check(withGlobs("a+b(c).md", "{x}.md"), ["a+b(c).md", "{x}.md"], ["aab(c).md"]);
    check(withGlobs("a**b.md"), ["ab.md", "axxb.md"], ["a/b.md"]);
  });

  it("are used up to 200, each up to 200 characters", () => {
    const globs = Array.from({ length: 201 }, (_, index) => `g${index}.md`);
    const text = `transcripts: [${globs.join(", ")}]\n`;
    assert.deepEqual(problemsOf(text), ["limit-reached g200.md"]);
    check(transcriptMatcher(read(text)), ["g199.md"], ["g200.md"]);
    assert.deepEqual(problemsOf(`transcripts: [${"a".repeat(201)}]\n`), [
      `limit-reached ${"a".repeat(201)}`,
    ]);
  });

  it("refuse braces that come to too much", () => {
    const glob = `'${"{a,b}".repeat(10)}'`;
    const { problems } = readCodebook(`transcripts: [${glob}]\n`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ["limit-reached"],
    );
    const several = `transcripts: [${Array(3).fill("'{a,b,c,d,e,f,g,h,i}{1,2,3,4,5,6,7,8,9}'").join(", ")}]`;
    assert.equal(readCodebook(several).problems.length, 1);
  });
});
