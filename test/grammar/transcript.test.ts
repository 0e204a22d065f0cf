// The grammar colours a transcript by itself, before the server has answered.
import { deepEqual, equal, ok } from "node:assert/strict";
import { scopesOf, tokenize } from "./grammar";

const passage = "punctuation.definition.passage.verbatim";
const code = "entity.name.tag.code.verbatim";
const label = "entity.name.function.label.verbatim";
const stamp = "constant.numeric.timestamp.verbatim";

async function innermost(text: string, part: string): Promise<string | undefined> {
  return (await scopesOf(text, part)).at(-1);
}

describe("grammar of transcripts", () => {
  it("reads front matter as YAML, only at the start", async () => {
    const text = "---\ncase: P35\n---\n\ncase: P36";
    ok((await scopesOf(text, "case: P35")).includes("meta.embedded.block.frontmatter.verbatim"));
    deepEqual(await scopesOf(text, "P36"), []);
  });

  it("colours headings, comments, memos and ignored lines", async () => {
    equal(await innermost("## What helps", "What helps"), "entity.name.section.verbatim");
    deepEqual(await scopesOf("#hashtag", "#hashtag"), []);
    equal(await innermost("a <!-- b\nc --> d", "c "), "comment.block.verbatim");
    equal(await innermost("<!-- memo: x -->", "memo:"), "keyword.other.memo.verbatim");
    equal(await innermost("* * *", "* * *"), "comment.line.ignored.verbatim");
    equal(await innermost("::: note", "::: note"), "comment.line.ignored.verbatim");
  });

  for (const line of [
    "P35: Yes",
    "**P35:** Yes",
    "**P35**: Yes",
    "  P35 : Yes",
    "住房：好",
    "int: Why?",
  ])
    it(`finds the label of ${line}`, async () => {
      const name = /[\p{L}\d]+/u.exec(line)?.[0] ?? "";
      equal(await innermost(line, name), label);
    });

  it("finds time stamps before and after a label", async () => {
    equal(await innermost("[00:04:10] Int: How?", "[00:04:10]"), stamp);
    equal(await innermost("[00:04:10] Int: How?", "Int"), label);
    equal(await innermost("Ms Smith (4:10): x\nP1: (04:10)", "(04:10)"), stamp);
    equal(await innermost("04:10,5 P1: x", "04:10,5"), stamp);
  });

  it("takes no sentence for a label", async () => {
    for (const line of [
      "and he said: no",
      "We had one rule that everyone knew: pay.",
      "https://x.org",
    ])
      deepEqual((await tokenize(line)).flat()[0]?.scopes, [], line);
  });

  it("colours spans with their codes, keys and values", async () => {
    const text = 'I [had no money]{.no-money .x #p1 memo="a } b" by=am} then';
    equal(await innermost(text, "["), passage);
    equal(await innermost(text, "]"), passage);
    equal(await innermost(text, "no-money"), code);
    equal(await innermost(text, "p1"), "entity.name.label.id.verbatim");
    equal(await innermost(text, "memo"), "entity.other.attribute-name.verbatim");
    equal(await innermost(text, "a } b"), "string.quoted.double.verbatim");
    equal(await innermost(text, "am"), "string.unquoted.verbatim");
    deepEqual(await scopesOf(text, "then"), []);
  });

  it("colours codes of any script", async () => {
    equal(await innermost("[x]{.Überlastung .住房}", "住房"), code);
  });

  it("colours ranges, paragraph codes and the mark for nothing", async () => {
    const text = "[1>]one\n\nP1: two[<1]{.a} []{.b}\n\nthree []{- by=am}";
    equal(await innermost(text, "[1>]"), "keyword.other.range.begin.verbatim");
    equal(await innermost(text, "[<1]"), "keyword.other.range.end.verbatim");
    equal(await innermost(text, "b"), code);
    equal(await innermost(text, "-"), "keyword.control.nothing.verbatim");
    equal(await innermost("[1>]P1: x", "P1"), label);
  });

  it("leaves brackets of the transcriber alone", async () => {
    for (const text of ["so [laughs] yes", "at [00:12:03] yes", "x] {.a}", "\\[a]\\{.b}"])
      for (const { scopes } of (await tokenize(text)).flat())
        ok(!scopes.includes(passage) && !scopes.includes(code), text);
  });

  it("reads a block over two lines, and ends an open one with the paragraph", async () => {
    equal(await innermost("[x]{.a\n.b} y", "b"), code);
    deepEqual(await scopesOf("[x]{.a\n\nP1 went on", "P1 went on"), []);
  });
});
