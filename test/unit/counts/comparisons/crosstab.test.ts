import assert from "node:assert/strict";
import type { Measure } from "../../../../server/counts/comparisons";
import { crosstabOf, type CrosstabRequest } from "../../../../server/counts/crosstab/crosstab";
import { placesOfCell } from "../../../../server/counts/crosstab/places";
import { readSections } from "../../../support/sections";
import { countStudy } from "../study";

const STUDY = `
//- codebook.yaml
themes: { money: { codes: { budgets: x, staff: x } } }
codes: { care: x }
//- cases.csv
case,level
K2,local
//- a.transcript
---
case: K1
attributes: { level: central }
---
P1: [Budgets [shrink]{.staff} here]{.budgets}.

# Work

Int: [Whose budgets]{.budgets}?

P1: Nobody's. We care.
//- b.transcript
---
case: K2
speakers: { Anna: {}, Ben: { case: K3 } }
---
Int: [1>]And you?

Anna: Money first[<1]{.budgets}, [care]{.care} last.

Ben: [No staff]{.staff}.
`;

async function crosstab(source: string, request: CrosstabRequest): Promise<string[]> {
  const { figures } = await countStudy(readSections(source).files);
  const { columns, bases, rows } = await crosstabOf(figures, request);
  const base = bases.map((one) => `${one.cases}/${one.transcripts}/${one.words}`);
  return [
    columns.join(" "),
    base.join(" "),
    ...rows.map(({ id, cells, total }) => `${id}: ${cells.join(" ")} = ${total}`),
  ];
}

const by = (part: string, measure: Measure): Promise<string[]> =>
  crosstab(STUDY, { by: part, measure });

/** Counted by hand; bases are cases/transcripts/words. */
describe("a crosstab", () => {
  it("by an attribute: what has no value stands last, and interviewers' passages with it", async () => {
    // K1 is central by its file, K2/Anna has no row in cases.csv, Ben is K3.
    assert.deepEqual(await by("level", "passages"), [
      "central (none)",
      "1/1/6 2/1/6",
      "money: 1 3 = 4",
      "budgets: 1 2 = 3",
      "staff: 1 1 = 2",
      "care: 0 1 = 1",
    ]);
  });

  it("by an attribute in words, of participants alone", async () => {
    assert.deepEqual(await by("level", "words"), [
      "central (none)",
      "1/1/6 2/1/6",
      "money: 3 4 = 7",
      "budgets: 3 2 = 5",
      "staff: 1 2 = 3",
      "care: 0 1 = 1",
    ]);
  });

  it("by case: a passage stands with its participants, not with the interviewer in it", async () => {
    assert.deepEqual(await by("case", "codings"), [
      "K1 K2/Anna K3 (none)",
      "1/1/6 1/1/4 1/1/2 0/0/0",
      "money: 2 1 1 1 = 5",
      "budgets: 1 1 0 1 = 3",
      "staff: 1 0 1 0 = 2",
      "care: 0 1 0 0 = 1",
    ]);
  });

  it("by speaker: interviewers too, who are no cases and say no participant's words", async () => {
    assert.deepEqual(await by("speaker", "codings"), [
      "Anna Ben Int P1",
      "1/1/4 1/1/2 0/2/0 1/1/6",
      "money: 1 1 2 2 = 5",
      "budgets: 1 0 2 1 = 3",
      "staff: 0 1 0 1 = 2",
      "care: 1 0 0 0 = 1",
    ]);
    assert.deepEqual((await by("speaker", "cases")).slice(2, 4), [
      "money: 1 1 0 1 = 3",
      "budgets: 1 0 0 1 = 2",
    ]);
  });

  it("by heading: what comes before the first one stands last", async () => {
    assert.deepEqual(await by("heading", "cases"), [
      "Work (none)",
      "1/1/3 3/2/9",
      "money: 0 3 = 3",
      "budgets: 0 2 = 2",
      "staff: 0 2 = 2",
      "care: 0 1 = 1",
    ]);
  });

  it("by file, in transcripts", async () => {
    assert.deepEqual(await by("file", "transcripts"), [
      "a.transcript b.transcript",
      "1/1/6 2/1/6",
      "money: 1 1 = 2",
      "budgets: 1 1 = 2",
      "staff: 1 1 = 2",
      "care: 0 1 = 1",
    ]);
  });

  it("by coder: only that coder's codings are united", async () => {
    const source = `
//- codebook.yaml
codes: { a: x }
//- one.transcript
P1: [One [two]{.a by=jo} three]{.a by=am} and [four]{.a}.
//- two.transcript
---
coder: jo
---
P2: [Five [six]{.a} [seven]{.a}]{.a by=am}.
`;
    assert.deepEqual(await crosstab(source, { by: "coder", measure: "passages" }), [
      "am jo (none)",
      "2/2/8 2/2/8 1/1/5",
      "a: 2 3 1 = 3",
    ]);
  });

  it("has only the rows that are asked for, in the codebook's order", async () => {
    const rows = await crosstab(STUDY, {
      by: "file",
      measure: "codings",
      nodes: ["care", "money"],
    });
    assert.deepEqual(rows.slice(2), ["money: 3 2 = 5", "care: 0 1 = 1"]);
  });

  it("says how many columns it leaves out where fewer are asked for", async () => {
    const { figures } = await countStudy(readSections(STUDY).files);
    const request = { by: "speaker", measure: "codings", mostColumns: 3 } as const;
    const { columns, bases, rows, columnsLeftOut } = await crosstabOf(figures, request);
    assert.deepEqual([columns.length, bases.length, rows[0].cells.length], [3, 3, 3]);
    assert.equal(columnsLeftOut, 1);
  });

  it("of an empty study, and by an attribute that nobody has", async () => {
    const empty = "//- codebook.yaml\nthemes: { t: {} }\n";
    assert.deepEqual(await crosstab(empty, { by: "level", measure: "cases" }), ["", "", "t:  = 0"]);
    assert.deepEqual((await by("colour", "cases")).slice(0, 2), ["(none)", "3/2/12"]);
  });

  it("takes a speaker's own value before the file's and before that of cases.csv; an empty one says nothing", async () => {
    const source = `
//- codebook.yaml
codes: { a: x }
//- cases.csv
case,level,sector
one/Cem,north,
one/Ben,north,health
//- one.transcript
---
attributes: { level: 3 }
speakers: { Anna: { attributes: { level: "4" } }, Ben: { attributes: { level: "" } }, Cem: {} }
---
Anna: [One]{.a}.

Ben: [Two]{.a}.

Cem: [Three]{.a}.
`;
    assert.deepEqual(await crosstab(source, { by: "level", measure: "cases" }), [
      "3 4",
      "2/1/2 1/1/1",
      "a: 2 1 = 3",
    ]);
    assert.deepEqual(await crosstab(source, { by: "sector", measure: "cases" }), [
      "health (none)",
      "1/1/1 2/1/2",
      "a: 1 2 = 3",
    ]);
  });
});

describe("the passages of a cell", () => {
  it("are whole, also where they reach beyond the column", async () => {
    const { figures } = await countStudy(readSections(STUDY).files);
    const cell = { by: "speaker", node: "money", column: "Int" };
    const places = await placesOfCell(figures, cell);
    assert.deepEqual(
      places.map(({ file, firstWord, endWord }) => [file.path, firstWord, endWord]),
      [
        ["a.transcript", 3, 5],
        ["b.transcript", 0, 4],
      ],
    );
    assert.deepEqual(await placesOfCell(figures, { ...cell, node: "gone" }), []);
    assert.deepEqual(await placesOfCell(figures, { ...cell, column: "gone" }), []);
  });
});
