import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { officeFile, type OfficeFormat } from "../../../server/exchange/office/officeFile";
import { columnName } from "../../../server/exchange/office/xlsx";
import type { ReportDocument } from "../../../server/exchange/report/model";
import { finished } from "../../../server/exchange/report/steps";
import { HOSTILE, hostileDocument } from "./hostile";
import { readXml, textOfXml, type XmlElement } from "./xml";

/** The parts of an office file, each read as XML: what is not well-formed throws. */
function partsOf(format: OfficeFormat, document: ReportDocument): Map<string, XmlElement> {
  const files = unzipSync(finished(officeFile(format, document)));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, readXml(strFromU8(bytes))]));
}

const TABLE: ReportDocument = {
  title: "Barriers: all / some",
  blocks: [
    {
      kind: "table",
      columns: ["Theme", "Cases", "Share", "Quotation"],
      rows: [
        ["Money", 12, { share: 0.25 }, { said: [{ words: "We wait", source: "L01" }] }],
        ["=cmd()", 3, null, null],
      ],
    },
    { kind: "paragraph", text: "Counted once.", isNote: true },
  ],
};

describe("a document as DOCX", () => {
  it("has the parts that Word asks for, and says what they are", () => {
    const parts = partsOf("docx", TABLE);
    assert.deepEqual([...parts.keys()].sort(), [
      "[Content_Types].xml",
      "_rels/.rels",
      "docProps/core.xml",
      "word/_rels/document.xml.rels",
      "word/document.xml",
      "word/styles.xml",
    ]);
    const types = all(parts.get("[Content_Types].xml"), "Override");
    for (const { attributes } of types) {
      assert.ok(parts.has((attributes.PartName ?? "").slice(1)), attributes.PartName);
    }
    for (const { attributes } of all(parts.get("word/document.xml"), "w:pStyle")) {
      const styles = all(parts.get("word/styles.xml"), "w:style");
      assert.ok(styles.some((style) => style.attributes["w:styleId"] === attributes["w:val"]));
    }
  });

  it("has a real table whose head is repeated, and cells with their texts", () => {
    const [table] = all(partsOf("docx", TABLE).get("word/document.xml"), "w:tbl");
    const rows = all(table, "w:tr");
    assert.deepEqual(
      rows.map((row) => all(row, "w:tblHeader").length),
      [1, 0, 0],
    );
    assert.deepEqual(
      rows.map((row) => all(row, "w:tc").map(textOfXml)),
      [
        ["Theme", "Cases", "Share", "Quotation"],
        ["Money", "12", "25.0%", "“We wait” (L01)"],
        ["=cmd()", "3", "", ""],
      ],
    );
  });

  it("splits a table that is too wide for Word, and says so", () => {
    const columns = Array.from({ length: 70 }, (_, at) => `C${at}`);
    const rows = [columns.map((_, at) => at)];
    const blocks = [{ kind: "table", columns, rows } as const];
    const document = partsOf("docx", { title: null, blocks }).get("word/document.xml");
    const heads = all(document, "w:tbl").map((table) => {
      const [head] = all(table, "w:tr");
      return all(head, "w:tc").map(textOfXml);
    });
    // Across A4 are 14,570 twentieths of a point. "C0" needs 510, a name of three letters 645: 22 fit.
    assert.deepEqual(heads, [
      columns.slice(0, 22),
      ...[22, 43, 64].map((from) => ["C0", ...columns.slice(from, from + 21)]),
    ]);
    assert.match(textOfXml(document), /70 columns/);
  });

  it("turns the page for words that have no room beside each other", () => {
    const columns = ["Theme", "One", "Two", "Three", "Four", "Five"];
    const pageOf = (word: string) => {
      const rows = [columns.map(() => word)];
      const blocks = [{ kind: "table", columns, rows } as const];
      const document = partsOf("docx", { title: null, blocks }).get("word/document.xml");
      return all(document, "w:pgSz")[0]?.attributes["w:orient"];
    };
    // Six words of 12 letters need 6 × 1,860, and an upright page has 9,638.
    assert.deepEqual([pageOf("short"), pageOf("interviewees")], [undefined, "landscape"]);
  });
});

describe("a document as XLSX", () => {
  const parts = partsOf("xlsx", TABLE);

  it("has a sheet for each table and one for what is said besides, with names that are allowed", () => {
    const sheets = all(parts.get("xl/workbook.xml"), "sheet");
    assert.deepEqual(
      sheets.map(({ attributes }) => attributes.name),
      ["Barriers all some", "About"],
    );
    assert.ok(parts.has("xl/worksheets/sheet1.xml") && parts.has("xl/worksheets/sheet2.xml"));
  });

  it("has numbers as numbers, shares as percent, texts as texts, and a head that stays", () => {
    const sheet = parts.get("xl/worksheets/sheet1.xml");
    const [pane] = all(sheet, "pane");
    assert.equal(pane?.attributes.state, "frozen");
    assert.equal(pane?.attributes.ySplit, "1");
    const cells = all(sheet, "c").map((cell) => {
      const { r, t, s } = cell.attributes;
      return [r, t ?? "n", s, textOfXml(cell)].join(" ");
    });
    assert.deepEqual(cells, [
      ...["A1 inlineStr 1 Theme", "B1 inlineStr 5 Cases", "C1 inlineStr 5 Share"],
      ...["D1 inlineStr 1 Quotation", "A2 inlineStr 0 Money", "B2 n 2 12", "C2 n 3 0.25"],
      ...["D2 inlineStr 0 “We wait” (L01)", "A3 inlineStr 4 =cmd()", "B3 n 2 3"],
    ]);
    assert.equal(all(sheet, "f").length, 0);
    const styles = all(parts.get("xl/styles.xml"), "cellXfs")[0];
    assert.equal(all(styles, "xf")[3]?.attributes.numFmtId, "164");
    assert.equal(all(styles, "xf")[4]?.attributes.quotePrefix, "1");
  });

  it("has widths for its columns", () => {
    const widths = all(parts.get("xl/worksheets/sheet1.xml"), "col");
    assert.deepEqual(
      widths.map(({ attributes }) => Number(attributes.width)),
      [9, 8, 8, 18],
    );
  });

  it("has rows as high as the texts in them, and prints as wide as a page of A4", () => {
    const columns = ["Code", "Definition"];
    // The second column is 60 wide: 250 letters are five lines of 15 points.
    const rows = [
      ["a", "b".repeat(250)],
      ["a", "b"],
    ];
    const document = { title: null, blocks: [{ kind: "table", columns, rows } as const] };
    const sheet = partsOf("xlsx", document).get("xl/worksheets/sheet1.xml");
    assert.deepEqual(
      all(sheet, "row").map(({ attributes }) => attributes.ht),
      [undefined, "75", undefined],
    );
    assert.equal(all(sheet, "pageSetUpPr")[0]?.attributes.fitToPage, "1");
    assert.equal(all(sheet, "pageSetup")[0]?.attributes.paperSize, "9");
  });

  it("cuts what no cell can hold, and says so", () => {
    const rows = [["a".repeat(40_000)]];
    const blocks = [{ kind: "table", columns: ["A"], rows } as const];
    const sheet = partsOf("xlsx", { title: null, blocks }).get("xl/worksheets/sheet1.xml");
    const text = textOfXml(all(sheet, "c")[1]);
    assert.equal(text.length, 32_767);
    assert.match(text, /a … \(cut: a cell of a spreadsheet holds 32,767 characters\)$/);
  });

  it("keeps a text that looks like an escaped character", () => {
    const blocks = [{ kind: "table", columns: ["A"], rows: [["_x0041_"]] } as const];
    const sheet = partsOf("xlsx", { title: null, blocks }).get("xl/worksheets/sheet1.xml");
    assert.equal(textOfXml(all(sheet, "c")[1]), "_x005F_x0041_");
  });

  it("names columns as spreadsheets do", () => {
    assert.deepEqual([0, 25, 26, 701, 702].map(columnName), ["A", "Z", "AA", "ZZ", "AAA"]);
  });
});

for (const format of ["docx", "xlsx"] as const) {
  describe(`any text in ${format}`, () => {
    it("is well-formed, and reads as what can be shown of it", () => {
      const parts = partsOf(format, hostileDocument());
      const main = format === "docx" ? "word/document.xml" : "xl/worksheets/sheet1.xml";
      const text = textOfXml(parts.get(main));
      for (const part of ['a "quoted" | piped, comma', "שלום עולם", "住房，人", "=cmd()"])
        assert.ok(text.includes(part), part);
      assert.ok(text.includes("<script>alert(1)</script>"));
      assert.doesNotMatch(text, /[\u0000-\u0008\ufffe]|\p{Cs}/u);
      assert.ok(HOSTILE.length > 0);
    });

    it("gives the same bytes every time", () => {
      const write = () => Buffer.from(finished(officeFile(format, hostileDocument())));
      assert.ok(write().equals(write()));
    });
  });
}

/** Every element with a name, in the order of the text. */
function all(element: XmlElement | undefined, name: string): XmlElement[] {
  if (element === undefined) return [];
  return element.children.flatMap((child) => {
    if (typeof child === "string") return [];
    return [...(child.name === name ? [child] : []), ...all(child, name)];
  });
}
