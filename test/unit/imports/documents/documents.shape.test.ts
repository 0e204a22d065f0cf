import { readDocx } from "../../../../server/exchange/imports/documents/docx";
import { readHtml } from "../../../../server/exchange/imports/documents/html";
import { readMarkdown } from "../../../../server/exchange/imports/documents/markdown";
import { readRtf } from "../../../../server/exchange/imports/documents/rtf";
import { readCsvAnswers } from "../../../../server/exchange/imports/documents/tables";
import { readText } from "../../../../server/exchange/imports/documents/text";
import type { ForeignFile } from "../../../../server/exchange/imports/imported";
import { assertLinear } from "../../../support/growth";
import { docx, p } from "./docxFiles";

const encoder = new TextEncoder();

/** What is read, and a piece of which the files are made by repeating it. */
const CASES: readonly (readonly [string, (file: ForeignFile) => unknown, string])[] = [
  ["turns in text", readText, "Int: Did you wait?\n\nP1: [0:01] Yes: no.\n\n"],
  ["a line of colons", readText, "a: "],
  ["a line of blanks", readText, "  \t "],
  ["a line of digits", readText, "[1:11:"],
  ["comments that never end", readMarkdown, "<!-- "],
  ["asterisks", readMarkdown, "** "],
  ["tags that never end", readHtml, "<a '"],
  ["scripts that never end", readHtml, "<script><p "],
  ["tables in tables", readHtml, "<table><tr><td>a"],
  ["groups of RTF", (file) => readRtf(withHead(file, "{\\rtf1 ")), "{\\b a\\par \\'"],
  ["marks of CSV", readCsvAnswers, '"",a"b\n'],
];

function withHead(file: ForeignFile, head: string): ForeignFile {
  return { ...file, bytes: new Uint8Array([...encoder.encode(head), ...file.bytes]) };
}

describe("the time that reading a document takes", function () {
  this.timeout(120_000);
  for (const [what, read, piece] of CASES)
    it(`grows with the size of ${what} alone`, () =>
      assertLinear({
        what,
        size: 1_500,
        taskOf: (size) => {
          const file = { name: "a.txt", bytes: encoder.encode(piece.repeat(size)) };
          return () => read(file);
        },
      }));

  it("grows with the paragraphs of a document of Word alone", () =>
    assertLinear({
      what: "DOCX",
      size: 300,
      taskOf: (size) => {
        const start = '<w:commentRangeStart w:id="1"/>';
        const bytes = docx((p("Int: Did you?") + `<w:p>${start}</w:p>`).repeat(size));
        return () => readDocx({ name: "a.docx", bytes });
      },
    }));
});
