import assert from "node:assert/strict";
import { themeTableOf, type ThemeTable } from "../../../server/exchange/paper/themeTable";
import { themeTableDocument } from "../../../server/exchange/paper/themeTableDocument";
import { tableWish, type TableWords } from "../../../server/exchange/paper/wish";
import { markdownOf } from "../../../server/exchange/report/markdown";
import type { PaperSource } from "../../../server/exchange/paper/source";
import { sourceFrom } from "./source";

const STUDY = `//- codebook.yaml
title: Tiny
themes:
  empty:
    name: Nothing yet
    codes: { never: { definition: Not used. } }
  care:
    name: Care
    definition: Looking after people.
    attributes: { question: one }
    codes:
      help:
        name: Helping
        attributes: { question: two }
        codes:
          visits: { definition: Going there., example: We went., illustration: They go. }
          calls: Ringing up.
      waiting: { definition: Having to wait., example: We waited. }
codes:
  blame: { definition: Being blamed., attributes: { question: one } }
  old: { definition: Given up., status: retired }
tables:
  One:
    title: The first question
    level: code
    where: question=one
    columns: [code, cases, quotation]
    titles: { code: What, cases: Interviews }
    attributes: [level, nothing, sector]
//- a.transcript
---
case: A
attributes: { level: local, sector: voluntary }
speakers: { Int: { role: interviewer }, P1: {} }
---
P1: [We waited all day]{.waiting} and [they rang]{.calls}.

P1: [1>]We went there twice.

Int: Twice?

P1: And they were out.[<1]{.visits exemplar=yes}
//- b.transcript
P1: [We waited, too]{.waiting exemplar=waiting} and [they blamed us]{.blame}.

P1: [Again we waited]{.waiting exemplar=yes}.
//- cases.csv
case,sector
b,statutory
`;

async function table(words: TableWords, source: PaperSource = sourceFrom(STUDY)) {
  const wish = tableWish(source.study.figures.study.codebook, words);
  assert.ok(!("problem" in wish), JSON.stringify(wish));
  return themeTableOf(source, wish);
}

const sketch = ({ rows }: ThemeTable): string[] =>
  rows.map(({ id, cases, passages, codings }) => `${id} ${cases} ${passages} ${codings}`);

describe("a theme table", () => {
  it("has the themes, most recurrent first, those without a coding too", async () => {
    // care: A has three stretches, b has two; every case speaks in one.
    assert.deepEqual(sketch(await table({})), ["care 2 5 5", "empty 0 0 0"]);
  });

  it("has categories or codes instead, retired ones only when they are used", async () => {
    assert.deepEqual(sketch(await table({ level: "category" })), ["help 1 2 2"]);
    assert.deepEqual(sketch(await table({ level: "code" })), [
      ...["waiting 2 3 3", "visits 1 1 1", "calls 1 1 1", "blame 1 1 1", "never 0 0 0"],
    ]);
  });

  it("shows a part of the codebook: by ids, or by attributes, which are those from above", async () => {
    assert.deepEqual(sketch(await table({ level: "code", nodes: "help" })), [
      "visits 1 1 1",
      "calls 1 1 1",
    ]);
    assert.deepEqual(sketch(await table({ level: "code", where: ["question=two"] })), [
      "visits 1 1 1",
      "calls 1 1 1",
    ]);
    assert.deepEqual(sketch(await table({ level: "code", where: ["question=one"] })), [
      "waiting 2 3 3",
      "blame 1 1 1",
    ]);
    assert.deepEqual(sketch(await table({ where: ["question=one"], nodes: "help" })), []);
  });

  it("quotes the first exemplar of the code, with the case and the chosen attributes", async () => {
    const { rows } = await table({ level: "code", attributes: "level,sector" });
    const waiting = rows.find(({ id }) => id === "waiting");
    assert.deepEqual(waiting?.quotation, {
      from: "exemplar",
      file: "b.transcript",
      said: [{ words: "We waited, too", source: "b, statutory" }],
    });
    const visits = rows.find(({ id }) => id === "visits");
    assert.deepEqual(visits?.quotation, {
      from: "exemplar",
      file: "a.transcript",
      said: [{ words: "We went there twice. … And they were out.", source: "A, local, voluntary" }],
    });
  });

  it("quotes for a theme the exemplar of its most recurrent code", async () => {
    const [care, empty] = (await table({})).rows;
    assert.deepEqual(care.quotation?.said, [{ words: "We waited, too", source: "b" }]);
    assert.equal(empty.quotation, null);
  });

  it("quotes the codebook where no passage is an exemplar, also where the file is gone", async () => {
    const unmarked = sourceFrom(STUDY.replace(/ exemplar=\w+/g, ""));
    const [care] = (await table({}, unmarked)).rows;
    assert.deepEqual(care.quotation, {
      from: "codebook",
      file: null,
      said: [{ words: "We waited.", source: "" }],
    });
    const gone = { ...sourceFrom(STUDY), read: () => undefined };
    assert.equal((await table({}, gone)).rows[0].quotation?.from, "codebook");
  });

  it("quotes no words of a file that has changed since it was counted", async () => {
    const source = sourceFrom(STUDY);
    const other = sourceFrom(STUDY.replace("We waited, too", "We sat"));
    const changed = { ...source, read: (path: string) => other.read(path) };
    const [care] = (await table({}, changed)).rows;
    assert.equal(care.quotation?.file, "a.transcript");
  });

  it("is kept in the codebook, under a name", async () => {
    const found = await table({ name: "One" });
    const text = [...markdownOf(themeTableDocument(found))].join("");
    assert.equal(text.slice(0, text.indexOf("\n*How it is counted")), MARKDOWN);
  });

  it("takes what is said before what the codebook says", async () => {
    const { columns, level } = await table({ name: "One", columns: "id,words=How much" });
    assert.equal(level, "code");
    assert.deepEqual(columns, [
      { column: "id", title: "Id" },
      { column: "words", title: "How much" },
    ]);
  });

  it("states how it is counted, once", async () => {
    const { blocks } = themeTableDocument(await table({ name: "One" }));
    const notes = blocks.filter((block) => block.kind === "paragraph");
    assert.equal(notes.length, 1);
    assert.match(notes[0].text, /^How it is counted: .*Most recurrent first: by cases/);
  });
});

const MARKDOWN = `# The first question

| What | Interviews | Quotation |
| --- | ---: | --- |
| Waiting | 2 | “We waited, too” (b, statutory) |
| Blame | 1 |  |
`;

describe("words that ask for a table", () => {
  const { codebook } = sourceFrom(STUDY).study.figures.study;
  const problems: [string, TableWords, string][] = [
    [
      "a table that is not there",
      { name: "Two" },
      "The codebook has no table “Two”. There is “One”.",
    ],
    ["a level", { level: "them" }, "“them” is not a level: take theme, category or code."],
    ["a column", { columns: "theme,case" }, "“case” is not a column: “cases”?"],
    ["no column", { columns: " , " }, /^Name at least one column: theme, category,/.source],
    [
      "a condition without a value",
      { where: ["question"] },
      "The condition “question”, column 1: Write “question” as attribute=value.",
    ],
    [
      "an attribute",
      { where: ["modle=x"] },
      "The condition “modle=x”, column 1: No theme or code has the attribute “modle”.",
    ],
    [
      "an id",
      { nodes: "care,hlep" },
      "The codebook has no theme or code “hlep”. Did you mean “help”?",
    ],
  ];
  for (const [what, words, problem] of problems) {
    it(`are refused with a sentence that names ${what}`, () => {
      const wish = tableWish(codebook, words);
      const found = "problem" in wish ? wish.problem : "";
      if (problem.startsWith("^")) assert.match(found, new RegExp(problem));
      else assert.equal(found, problem);
    });
  }
});
