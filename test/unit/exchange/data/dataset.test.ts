import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { datasetOf } from "../../../../server/exchange/data/dataset";
import { dataFileNames, dataFiles, type DataFormat } from "../../../../server/exchange/data/files";
import type { DataTable, Dataset } from "../../../../server/exchange/data/model";
import { readStudy, type ReferenceNode } from "../../../reference/readStudy";
import { sampleSource, sourceFrom } from "../../paper/source";
import { fieldsOfCsv, rowsOfJsonLines, rowsOfParquet, textOf, type Row } from "./formats";

/** Signs that formats like to break on: quotes, commas, line ends, formulas, the names of objects. */
const STUDY = `
//- codebook.yaml
title: Tiny | study
themes:
  care:
    name: Care, "and" more
    codes:
      waiting: { definition: "=SUM(A1)", attributes: { model: "007" }, example: [a, b] }
      calls: { status: retired, replacedBy: waiting }
codes: { alone: { memo: "two\\nlines" } }
//- cases.csv
case,sector,constructor
P1,public,yes
P9,private,no
//- transcripts/a.md
---
case: P1
coder: am
date: 2009-03-10
attributes: { level: "01", "odd, \\"key\\"": "-1" }
speakers: { P1: { attributes: { level: local } }, Int: { role: interviewer } }
---
## Start

P1: 😀 [We [waited]{.waiting by=bo weight=strong} long]{#w1 .waiting .calls memo="a, b"}.

Int: [So it is, "yes"]{.calls}

P1: [One]{#bare memo=x} [two]{.unheard} [1>]three

P1: four[<1]{.alone}
<!-- memo: a thought -->
//- transcripts/b.md
P1: Nothing here. []{-}
`;

const fileOf = (dataset: Dataset, name: string, format: DataFormat) => {
  const found = [...dataFiles(dataset, format)].find((file) => file.name === name);
  assert.ok(found, name);
  return found;
};

const tableOf = (dataset: Dataset, name: string): DataTable => {
  const found = dataset.tables.find((table) => table.name === name);
  assert.ok(found, name);
  return found;
};

const rowsOf = (dataset: Dataset, name: string): Row[] => {
  const { columns, rows } = tableOf(dataset, name);
  return rows.map((row) => Object.fromEntries(row.map((value, at) => [columns[at].name, value])));
};

const pick = (row: Row, ...names: string[]) => names.map((name) => row[name]);

describe("a study as data", () => {
  it("has a row for every coding, with its words, places and people", async () => {
    const rows = rowsOf(await datasetOf(sourceFrom(STUDY)), "passages");
    const names = ["passage", "code", "coder", "speaker", "case", "words", "text", "start", "end"];
    // The wording begins “😀 We waited long.”, in which 😀 has two units.
    assert.deepEqual(
      rows.map((row) => pick(row, ...names)),
      [
        [1, "waiting", "am", "P1", "P1", 3, "We waited long", 3, 17],
        [1, "calls", "am", "P1", "P1", 3, "We waited long", 3, 17],
        [2, "waiting", "bo", "P1", "P1", 1, "waited", 6, 12],
        [3, "calls", "am", "Int", null, 0, 'So it is, "yes"', 19, 34],
        [4, "unheard", "am", "P1", "P1", 1, "two", 39, 42],
        [5, "alone", "am", "P1", "P1", 2, "three\nfour", 43, 53],
      ],
    );
    assert.deepEqual(pick(rows[0], "passage_id", "memo", "line", "column"), ["w1", "a, b", 10, 9]);
    assert.deepEqual(pick(rows[0], "path", "theme", "theme_name"), [
      "care/waiting",
      "care",
      'Care, "and" more',
    ]);
    assert.deepEqual(pick(rows[5], "path", "theme", "line", "end_line", "cases"), [
      "alone",
      null,
      14,
      16,
      '["P1"]',
    ]);
    assert.deepEqual(
      rows.map((row) => row.annotation_weight),
      [null, null, "strong", null, null, null],
    );
  });

  it("keeps attributes as written, under names that no other column has", async () => {
    const dataset = await datasetOf(sourceFrom(STUDY));
    const [one, two] = rowsOf(dataset, "transcripts");
    const names = ["attribute_level", 'attribute_odd, "key"', "attribute_sector"];
    assert.deepEqual(pick(one, ...names, "date"), ["01", "-1", "public", "2009-03-10"]);
    assert.deepEqual(pick(two, "transcript", "case", "coverage"), ["transcripts/b.md", "b", 0]);
    const [first] = rowsOf(dataset, "cases");
    assert.deepEqual(pick(first, ...names, "attribute_constructor"), [
      "local",
      "-1",
      "public",
      "yes",
    ]);
    const codes = rowsOf(dataset, "codes");
    assert.deepEqual(pick(codes[4], "code", "kind", "status"), ["unheard", "unknown", null]);
    assert.deepEqual(pick(codes[1], "attribute_model", "examples"), ["007", '["a","b"]']);
  });

  it("says what is no data", async () => {
    const { account } = await datasetOf(sourceFrom(STUDY));
    assert.deepEqual(
      account.map(({ fate, count, what, places }) => [fate, count, what, places]),
      [
        ["kept", 6, "codings", []],
        ["kept", 5, "themes, categories and codes", []],
        ["kept", 2, "transcripts", []],
        ["kept", 2, "cases", []],
        ["left out", 1, "passages without a code", ["transcripts/a.md"]],
        ["left out", 1, "memos in comments", ["transcripts/a.md"]],
        ["left out", 1, "cases of cases.csv", ["P9"]],
      ],
    );
  });

  it("has one value of an attribute for a case, and says where there are two", async () => {
    const { account } = await datasetOf(
      sourceFrom(
        "//- codebook.yaml\ncodes: { a: }\n" +
          "//- transcripts/a.md\n---\ncase: P1\nattributes: { level: high }\n---\nP1: Yes.\n" +
          "//- transcripts/b.md\n---\ncase: P1\nattributes: { level: low }\n---\nP1: No.\n",
      ),
    );
    const changed = account.filter(({ fate }) => fate === "changed");
    assert.deepEqual(
      changed.map(({ count, places }) => [count, places]),
      [[1, ["P1: level"]]],
    );
  });

  for (const [name, source] of [
    ["the sample study", () => sampleSource()],
    ["odd signs", () => sourceFrom(STUDY)],
    ["a study without anything", () => sourceFrom("//- codebook.yaml\n")],
  ] as const) {
    it(`is the same in CSV, JSON lines and Parquet: ${name}`, async () => {
      const dataset = await datasetOf(source());
      for (const { name: table, columns, rows } of dataset.tables) {
        const fromJson = rowsOfJsonLines(fileOf(dataset, `${table}.jsonl`, "jsonl"));
        assert.deepEqual(fromJson, rowsOf(dataset, table));
        const fromParquet = await rowsOfParquet(fileOf(dataset, `${table}.parquet`, "parquet"));
        assert.deepEqual(fromParquet, fromJson);
        const texts = rows.map((row) => row.map((one) => (one === null ? null : String(one))));
        const head = columns.map((column) => column.name);
        assert.deepEqual(fieldsOfCsv(fileOf(dataset, `${table}.csv`, "csv")), [head, ...texts]);
      }
    });
  }

  it("comes with a dictionary of every column, whose rules stand in the README", async () => {
    const dataset = await datasetOf(sampleSource());
    const [head, ...rows] = fieldsOfCsv(fileOf(dataset, "dictionary.csv", "parquet"));
    assert.deepEqual(head, ["table", "column", "type", "unit", "meaning", "section"]);
    assert.deepEqual(
      rows.map(([table, column]) => `${table}.${column}`),
      dataset.tables.flatMap(({ name, columns }) => columns.map((one) => `${name}.${one.name}`)),
    );
    assert.ok(rows.flat().every((field) => field !== null && field !== ""));
    const chapters = new Set(readFileSync("README.md", "utf8").match(/^## .*$/gm));
    for (const [, , , , , section] of rows) assert.ok(chapters.has(`## ${section}`), section ?? "");
    const text = textOf(fileOf(dataset, "dictionary.md", "csv"));
    for (const [, column] of rows) assert.ok(text.includes(String(column).replaceAll("_", "\\_")));
    for (const format of ["csv", "jsonl", "parquet"] as const)
      assert.deepEqual(
        [...dataFiles(dataset, format)].map((file) => file.name),
        dataFileNames(format),
      );
  });

  it("has the figures that a recount by brute force gives", async () => {
    const dataset = await datasetOf(sampleSource());
    const reference = readStudy(sampleFiles());
    const passages = rowsOf(dataset, "passages");
    assert.deepEqual(
      passages.map((row) =>
        pick(row, "transcript", "line", "column", "code", "text", "speaker", "case", "heading"),
      ),
      reference.codings.map((one) => [
        ...[one.file, one.line, one.column, one.code, one.text, one.speaker, one.case],
        one.heading,
      ]),
    );
    const figures = ["codings", "passages", "words", "cases", "transcripts"] as const;
    const nodes = new Map(reference.themes.nodes.flatMap(withInner).map((one) => [one.id, one]));
    for (const row of rowsOf(dataset, "codes")) {
      const node = nodes.get(String(row.code));
      assert.deepEqual(pick(row, "kind", ...figures), [
        node?.kind,
        ...figures.map((key) => node?.[key]),
      ]);
    }
    const { files, cases } = reference.coverage;
    const covered = ["words", "coded_words", "coverage", "uncoded_paragraphs"];
    assert.deepEqual(
      rowsOf(dataset, "transcripts").map((row) => pick(row, "transcript", "case", ...covered)),
      files.map((one) => [
        one.file,
        one.case,
        one.words,
        one.codedWords,
        one.coverage,
        one.uncodedParagraphs,
      ]),
    );
    assert.deepEqual(
      rowsOf(dataset, "cases").map((row) => pick(row, "case", ...covered)),
      cases.map((one) => [
        one.case,
        one.words,
        one.codedWords,
        one.coverage,
        one.uncodedParagraphs,
      ]),
    );
  });

  it("counts the codings and passages of each transcript and case as they can be counted by hand", async () => {
    const dataset = await datasetOf(sampleSource());
    const passages = rowsOf(dataset, "passages");
    for (const row of rowsOf(dataset, "transcripts")) {
      const own = passages.filter((one) => one.transcript === row.transcript);
      assert.deepEqual(pick(row, "codings", "passages"), [own.length, united(own)]);
    }
    for (const row of rowsOf(dataset, "cases")) {
      const own = passages.filter((one) => JSON.parse(String(one.cases)).includes(row.case));
      assert.equal(row.codings, own.length, String(row.case));
    }
  });
});

/** How many stretches are left when those that share a character are one: character by character. */
function united(passages: readonly Row[]): number {
  const inside = new Set<number>();
  const joined = new Set<number>();
  for (const { start, end } of passages)
    for (let at = Number(start); at < Number(end); at++) {
      inside.add(at);
      if (at > Number(start)) joined.add(at);
    }
  return [...inside].filter((at) => !joined.has(at)).length;
}

function withInner(node: ReferenceNode): ReferenceNode[] {
  return [node, ...node.children.flatMap(withInner)];
}

function sampleFiles(): ReadonlyMap<string, string> {
  const names = readdirSync("sample/transcripts").map((name) => `transcripts/${name}`);
  return new Map(
    ["codebook.yaml", "cases.csv", ...names].map((name) => [
      name,
      readFileSync(join("sample", name), "utf8"),
    ]),
  );
}
