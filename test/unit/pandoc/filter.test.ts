import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { codedTranscriptOf } from "../../../server/exchange/coded/codedTranscript";
import { commentedDocx } from "../../../server/exchange/office/commentedDocx";
import { finished } from "../../../server/exchange/report/steps";
import { wordingBetween } from "../../../server/markup/wording";
import { sampleSource } from "../paper/source";
import { writeTranscript } from "../../../server/exchange/imports/writeTranscript";
import { readText } from "../../../server/exchange/imports/documents/text";
import { parseTranscript } from "../../../server/markup/parse";
import { arbitraryTranscript } from "../../reference/arbitrary";
import { runs } from "../../support/runs";
import { HOSTILE } from "../report/hostile";
import { commentsByPandoc, hasPandoc, readByPandoc, readByUs } from "./readByPandoc";

/** What Pandoc's own Markdown would take for something else. */
const ODD = `---
case: K1
speakers: { Int: { role: interviewer }, K 1: }
---
<!-- memo: not
said --> Int: *How* [1>]long -- "did" $x$ it~take~ @you?
K 1: [00:01:02] [A [b]{.inner memo="a \\"b\\"
c" weight=3} c[<1]{#r1 .crossing} <https://x.example>]{.outer} [link](x) ![y](z) \\* 1. one

    indented words []{.whole}
[2>]Note: no label

- a list[<2]{.two .codes}
| a table | with_under_scores |
::: fence
\`code\` <b>html</b> \\\\alpha {.detached} word{.a} [x] {.b} [unclosed]{.c
`;

describe("Pandoc with pandoc/verbatim.lua", function () {
  this.timeout(240_000);

  before(function () {
    if (hasPandoc) return;
    console.log("      (pandoc is not installed: what it reads is not compared)");
    this.skip();
  });

  const assertSame = (text: string, how: "filter" | "reader" = "filter"): void =>
    assert.deepEqual(readByPandoc(text, how), readByUs(text));

  for (const how of ["filter", "reader"] as const) {
    it(`reads the sample study as we do, as a ${how}`, () => {
      for (const file of readdirSync("sample/transcripts"))
        assertSame(readFileSync(join("sample/transcripts", file), "utf8"), how);
    });

    it(`takes no words for markup of its own, as a ${how}`, () => {
      const seen = readByUs(ODD);
      assert.deepEqual(
        seen.passages.map(({ codes }) => codes.join(" ")),
        ["crossing", "outer", "inner", "whole", "two codes"],
      );
      assertSame(ODD, how);
    });
  }

  it("reads the worked examples as we do", function () {
    const path = "../shared/spec/worked-examples.json";
    if (!existsSync(path)) this.skip();
    const { examples } = JSON.parse(readFileSync(path, "utf8")) as {
      examples: { name: string; text: string }[];
    };
    assert.ok(examples.length >= 24);
    for (const { text } of examples) assertSame(text);
  });

  it("reads what is imported as we do, whatever its words look like", () => {
    const lines = HOSTILE.map(
      (text, at) => `P${at % 2}: ${text.replace(/[\u0000\ud800\udc00]/g, "")}`,
    );
    const bytes = new TextEncoder().encode(lines.join("\n\n"));
    const read = readText({ name: "x.txt", bytes });
    assert.ok(!("refusal" in read));
    for (const imported of read.transcripts) {
      const wishes = { source: undefined, case: undefined, interviewers: [], renames: new Map() };
      assertSame(writeTranscript(imported, wishes).text);
    }
  });

  it("reads real transcripts as we do, where they are present", function () {
    const folder = "../shared/data/transcripts/gotime";
    if (!existsSync(folder)) this.skip();
    const files = readdirSync(folder).filter((name) => /-1\.md$|-135\.md$/.test(name));
    for (const file of files) assertSame(readFileSync(join(folder, file), "utf8"));
  });

  it("reads any transcript as we do, unless its front matter is no YAML", () => {
    const options = { numRuns: runs(60) };
    // No file in UTF-8 holds half of a surrogate pair.
    const readable = arbitraryTranscript
      .map((text) => Buffer.from(text).toString())
      .filter((text) => parseTranscript(text).frontMatter.problems.length === 0);
    fc.assert(
      fc.property(readable, (text) => assertSame(text)),
      options,
    );
  });

  it("finds every passage of a transcript for Word as a comment on the same words", async () => {
    const source = sampleSource();
    for (const path of [...source.study.figures.study.files.keys()].slice(0, 6)) {
      const context = await source.read(path);
      assert.ok(context);
      const coded = codedTranscriptOf(context);
      const seen = commentsByPandoc(finished(commentedDocx(coded)));
      const inOneParagraph = coded.passages
        .map((passage, at) => ({ ...passage, ...seen[at] }))
        .filter(({ start, end }) => !wordingBetween(context.transcript, start, end).includes("\n"));
      assert.ok(inOneParagraph.length > 0);
      for (const { start, end, by, codes, author, text, words } of inOneParagraph) {
        assert.equal(words.trim(), wordingBetween(context.transcript, start, end));
        assert.equal(author, by ?? "Verbatim");
        for (const { name } of codes) assert.ok(text.includes(name));
      }
    }
  });

  it("gives the id to the first span of a passage, and no comment to anybody", () => {
    const text = "P1: a [1>]b <!-- memo: secret -->\n\nP1: c[<1]{#n .x} d []{-}\n";
    const options = { input: text, encoding: "utf8" } as const;
    const args = ["-f", "pandoc/verbatim.lua", "-t", "html", "--wrap=none"];
    const { stdout } = spawnSync("pandoc", args, options);
    const speaker = '<span class="verbatim-speaker">P1:</span>';
    assert.equal(
      stdout,
      `<p>${speaker} a <span id="n" class="x" data-verbatim-passage="1">b</span></p>\n` +
        `<p>${speaker} <span class="x" data-verbatim-passage="1">c</span> d</p>\n`,
    );
  });

  it("says what to do where a filter has no file to read", () => {
    const args = ["--lua-filter", "pandoc/verbatim.lua", "-t", "html"];
    const { status, stderr } = spawnSync("pandoc", args, { input: "P1: a\n", encoding: "utf8" });
    assert.notEqual(status, 0);
    assert.match(stderr, /give Pandoc a file, or take -f verbatim\.lua/);
  });
});
