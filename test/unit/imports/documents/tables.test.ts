import assert from "node:assert/strict";
import { readCsv } from "../../../../server/exchange/imports/documents/csv";
import type { SurveyWishes } from "../../../../server/exchange/imports/documents/survey";
import {
  readCsvAnswers,
  readXlsxAnswers,
} from "../../../../server/exchange/imports/documents/tables";
import { readXlsx } from "../../../../server/exchange/imports/documents/xlsx";
import { zipped } from "./archives";
import { refusalIn, saidIn } from "./said";

function rowsOf(csv: string): readonly (readonly (readonly [number, string])[])[] {
  return readCsv(csv).rows.map((row) => [...row]);
}

describe("a table of text", () => {
  it("has values between commas, semicolons or tabs, in quotation marks or not", () => {
    for (const sign of [",", ";", "\t", "|"])
      assert.deepEqual(
        rowsOf(`a${sign}b${sign}c\r\n1${sign}"x${sign}""y""\nz"${sign}\n${sign}${sign}3`),
        [
          [
            [0, "a"],
            [1, "b"],
            [2, "c"],
          ],
          [
            [0, "1"],
            [1, `x${sign}"y"\nz`],
          ],
          [[2, "3"]],
        ],
        sign,
      );
  });

  it("may say which sign divides it, have empty lines, and never close a mark", () => {
    assert.deepEqual(rowsOf('sep=;\na,b;c\n\n;;\nd;"e\nf'), [
      [
        [0, "a,b"],
        [1, "c"],
      ],
      [
        [0, "d"],
        [1, "e\nf"],
      ],
    ]);
  });
});

const HEAD = "ID,Age,How was it?,Region,What next?";
const ROWS = [
  "P1,34,It was hard for all of us here.,North,We will go on and see.",
  'P2,51,"We had no money, and no time.\n\nStill, we tried.",South,',
  "P3,29,,North,",
  "P4,40,Nobody told us what it was for.,,I do not know what comes now.",
];
const CSV = [HEAD, ...ROWS].join("\n");

function transcriptsOf(csv: string, wishes?: SurveyWishes) {
  const read = readCsvAnswers({ name: "survey.csv", bytes: new TextEncoder().encode(csv) }, wishes);
  assert.ok("transcripts" in read, "refusal" in read ? read.refusal : "");
  return read;
}

describe("answers to open questions", () => {
  it("become a transcript for each row, with the other columns as attributes", () => {
    const { transcripts, account } = transcriptsOf(CSV);
    assert.deepEqual(
      transcripts.map(({ name, attributes }) => [name, ...attributes].join(" ")),
      ["P1 Age,34 Region,North", "P2 Age,51 Region,South", "P4 Age,40"],
    );
    assert.deepEqual(saidIn(transcripts[1]!), [
      "## How was it?",
      "We had no money, and no time.",
      "Still, we tried.",
    ]);
    assert.deepEqual(saidIn(transcripts[0]!), [
      "## How was it?",
      "It was hard for all of us here.",
      "## What next?",
      "We will go on and see.",
    ]);
    assert.deepEqual(
      account.map(({ fate, count, what }) => `${fate} ${count} ${what}`),
      [
        "kept 2 columns of answers, as headings with the answers under them",
        "kept 1 columns that say who answers",
        "kept 2 other columns, as attributes",
        "left out 1 rows without an answer",
      ],
    );
  });

  it("become a transcript for each question, with everybody's answers", () => {
    const { transcripts, account } = transcriptsOf(CSV, { rows: "per question" });
    assert.deepEqual(
      transcripts.map(({ name }) => name),
      ["How was it?", "What next?"],
    );
    assert.deepEqual(saidIn(transcripts[1]!), [
      "## What next?",
      "P1: We will go on and see.",
      "P4: I do not know what comes now.",
    ]);
    assert.ok(account.some(({ fate, what }) => fate === "left out" && what === "other columns"));
  });

  it("are in the columns that the person names", () => {
    const wishes = { answers: ["region"], caseColumn: "Age" };
    const { transcripts } = transcriptsOf(CSV, wishes);
    assert.deepEqual(
      transcripts.map(({ name }) => name),
      ["34", "51", "29"],
    );
    assert.deepEqual(saidIn(transcripts[0]!), ["## Region", "North"]);
    assert.deepEqual([...transcripts[2]!.attributes], [["ID", "P3"]]);
    const file = { name: "survey.csv", bytes: new TextEncoder().encode(CSV) };
    assert.match(
      refusalIn(readCsvAnswers(file, { answers: ["Nothing"] })),
      /no column named “Nothing”/,
    );
  });

  it("get the number of their row where nobody says who answers", () => {
    const { transcripts } = transcriptsOf(
      "How was it?\nIt was hard for us all.\nWe had no time left.",
    );
    assert.deepEqual(
      transcripts.map(({ name }) => name),
      ["Row 2", "Row 3"],
    );
  });

  it("are refused where there are none", () => {
    const refusal = (csv: string) =>
      refusalIn(readCsvAnswers({ name: "a.csv", bytes: new TextEncoder().encode(csv) }));
    assert.match(refusal("a,b\n1,2\n3,4"), /none of its columns looks like answers/);
    assert.match(refusal("a,b"), /no rows below/);
    assert.match(refusal(""), /no rows below/);
  });
});

const MAIN =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

function xlsx(rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipped({
    "xl/workbook.xml": `<workbook ${MAIN}><sheets><sheet name="Hidden" sheetId="1" state="hidden" r:id="a"/><sheet name="Answers" sheetId="2" r:id="b"/><sheet name="Notes" sheetId="3" r:id="c"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="b" Target="worksheets/sheet2.xml"/><Relationship Id="a" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}><si><t>ID</t></si><si><r><t>How </t></r><r><t xml:space="preserve">was it?</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="171" formatCode="0.0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });
}

describe("a workbook of Excel", () => {
  it("has every value as the text that it shows", () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>in_x000D_line</t></is></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2" s="1"><v>45292</v></c><c s="2"><v>60.5</v></c><c s="3"><v>45292</v></c><c r="AA2" t="str"><f>A1&amp;"x"</f><v>IDx</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c s="4"><v>45292.75</v></c></row>';
    const workbook = readXlsx({ name: "a.xlsx", bytes: xlsx(rows) });
    assert.ok("table" in workbook);
    assert.equal(workbook.table.name, "Answers");
    assert.deepEqual(workbook.otherSheets, ["Hidden", "Notes"]);
    assert.deepEqual(
      workbook.table.rows.map((row) => [...row]),
      [
        [
          [0, "ID"],
          [2, "How was it?"],
        ],
        [
          [0, "in\rline"],
          [1, "0.3"],
          // 1 January 2024 is day 45,292; the day of no 29 February 1900 is day 60.
          [2, "2024-01-01"],
          [3, "1900-02-28 12:00"],
          [4, "45292"],
          [26, "IDx"],
          [27, "TRUE"],
          [28, "#REF!"],
          [29, "2024-01-01 18:00"],
        ],
      ],
    );
  });

  it("becomes transcripts as a table of text does", () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = `<row>${cell("ID")}${cell("Why?")}</row><row>${cell("P1")}${cell("We had no time for it.")}</row>`;
    const read = readXlsxAnswers({ name: "a.xlsx", bytes: xlsx(rows) });
    assert.ok("transcripts" in read);
    assert.deepEqual(saidIn(read.transcripts[0]!), ["## Why?", "We had no time for it."]);
    assert.ok(read.account.some(({ what, count }) => what === "other sheets" && count === 2));
  });

  it("is refused where its sheets are missing", () => {
    const bytes = zipped({ "word/document.xml": "<x/>" });
    assert.match(refusalIn(readXlsxAnswers({ name: "a.xlsx", bytes })), /no workbook of Excel/);
  });
});
