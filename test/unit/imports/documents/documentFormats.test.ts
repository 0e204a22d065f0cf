import assert from "node:assert/strict";
import { formatOf } from "../../../../server/exchange/imports/formats";
import { zipped } from "./archives";
import { docx, p } from "./docxFiles";
import { refusalIn } from "./said";

const text = (words: string) => new TextEncoder().encode(words);
const OLD = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);

function formatIn(name: string, bytes: Uint8Array): string | undefined {
  return formatOf({ name, bytes })?.name;
}

describe("the format of a document", () => {
  it("is known by what stands in it, whatever its name", () => {
    assert.equal(formatIn("a.bin", docx(p("x"))), "Word document");
    assert.equal(formatIn("a", zipped({ "content.xml": "" })), "LibreOffice document");
    assert.equal(formatIn("a.zip", zipped({ "xl/workbook.xml": "" })), "Excel workbook");
    assert.equal(formatIn("a.doc", text("{\\rtf1 x}")), "Rich Text");
    assert.equal(formatIn("a.txt", text("<!doctype html><p>x")), "Web page");
  });

  it("is known by its name where what stands in it could be several", () => {
    assert.equal(formatIn("a.csv", text("a,b\n1,2")), "CSV");
    assert.equal(formatIn("a.md", text("Int: So?")), "Markdown");
    assert.equal(formatIn("a.html", text("<p>Int: So?")), "Web page");
    assert.equal(formatIn("a.txt", text("Int: So?")), "Plain text");
    assert.equal(formatIn("a", text("Int: So?\n\nP1: Überall.")), "Plain text");
  });

  it("is none for pictures, recordings, PDF and other archives", () => {
    assert.equal(formatIn("a.pdf", text("%PDF-1.7 Int: So?")), undefined);
    assert.equal(
      formatIn(
        "a.txt",
        new Uint8Array(400).map((_, at) => at % 29),
      ),
      undefined,
    );
    assert.equal(formatIn("a.zip", zipped({ "a.txt": "x" })), undefined);
    assert.equal(formatIn("a.txt", new Uint8Array()), undefined);
  });

  it("of old and protected Office files leads to the reason why they are not read", () => {
    for (const name of ["a.doc", "a.docx", "a.xls", "a.odt"]) {
      const file = { name, bytes: OLD };
      assert.match(refusalIn(formatOf(file)!.read(file)), /password|old Office/);
    }
    const file = { name: "a.docx", bytes: docx(p("x")).slice(0, 100) };
    assert.match(refusalIn(formatOf(file)!.read(file)), /damaged or incomplete/);
  });
});
