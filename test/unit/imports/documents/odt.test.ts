import assert from "node:assert/strict";
import { readOdt } from "../../../../server/exchange/imports/documents/odt";
import { zipped } from "./archives";
import { accountOf, refusalIn, saidIn, stretchesIn, transcriptIn } from "./said";

const SPACES = ["office", "text", "table", "draw", "style", "meta"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  )
  .join(" ");

const STYLES =
  '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Y"><style:text-properties fo:background-color="#ffff00"/></style:style>';

function odt(body: string, manifest = "<x/>"): Uint8Array {
  return zipped({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content ${SPACES}><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    "META-INF/manifest.xml": manifest,
  });
}

function read(body: string, hasHighlightCodes = false) {
  return transcriptIn(readOdt({ name: "Interview.odt", bytes: odt(body) }, { hasHighlightCodes }));
}

const p = (words: string) => `<text:p>${words}</text:p>`;

describe("a document of LibreOffice", () => {
  it("is its headings and paragraphs, with tabs, breaks and blanks", () => {
    const body =
      '<text:h text:outline-level="2">Work</text:h>' +
      p('Int: Did you<text:s/><text:s text:c="2"/>wait\n   <text:span>long</text:span>?') +
      p("P1:<text:tab/>Yes<text:line-break/>and no.");
    assert.deepEqual(saidIn(read(body)), [
      "## Work",
      "Int: Did you   wait long?",
      "P1: Yes / and no.",
    ]);
  });

  it("has names in bold, and rows of tables as paragraphs", () => {
    const bold = (name: string, words: string) =>
      p(`<text:span text:style-name="B">${name}</text:span> ${words}`);
    assert.deepEqual(saidIn(read(bold("Anna", "A") + bold("Bo", "B") + bold("Anna", "C"))), [
      "Anna: A",
      "Bo: B",
      "Anna: C",
    ]);
    const row = (...cells: readonly string[]) =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell>${p(cell)}</table:table-cell>`).join("")}</table:table-row>`;
    const table = `<table:table>${row("Anna", "A")}${row("Bo", "B")}${row("Anna", "C")}</table:table>`;
    assert.deepEqual(saidIn(read(table)), ["Anna: A", "Bo: B", "Anna: C"]);
  });

  it("has comments as memos, and highlights as codes on demand", () => {
    const note = (name: string, words: string) =>
      `<office:annotation ${name}><dc:creator>Kim</dc:creator><dc:date>2026-01-01</dc:date>${p(words)}${p("More")}</office:annotation>`;
    const body =
      p(
        `P1: It is ${note('office:name="n1"', "Odd")}what we do<office:annotation-end office:name="n1"/>.`,
      ) +
      p(`P1: Yes.${note("", "All")}`) +
      p(`P1: No ${note('office:name="n2"', "Unended")}end.`) +
      p('P1: <text:span text:style-name="Y">Well</text:span>.');
    const transcript = read(body, true);
    assert.deepEqual(saidIn(transcript), [
      "P1: It is what we do.",
      "P1: Yes.",
      "P1: No end.",
      "P1: Well.",
    ]);
    assert.deepEqual(stretchesIn(transcript), [
      "what we do | Odd\nMore | by Kim",
      "Yes. | All\nMore | by Kim",
      "end. | Unended\nMore | by Kim",
      "Well | highlight-yellow",
    ]);
  });

  it("leaves out footnotes and what was deleted, and says so", () => {
    const tracked = `<text:tracked-changes><text:changed-region><text:deletion>${p("gone")}</text:deletion></text:changed-region></text:tracked-changes>`;
    const body = `${tracked}${p("We <text:change/>wait.<text:note><text:note-body><text:p>foot</text:p></text:note-body></text:note>")}`;
    const transcript = read(body);
    assert.deepEqual(saidIn(transcript), ["We wait."]);
    assert.deepEqual(accountOf(transcript), [
      "left out 1 tracked deletions",
      "left out 1 footnotes and endnotes",
    ]);
  });

  it("is refused in plain words where it cannot be read", () => {
    const refusal = (bytes: Uint8Array) => refusalIn(readOdt({ name: "a.odt", bytes }));
    assert.match(refusal(zipped({ "word/document.xml": "<x/>" })), /lacks the part “content\.xml”/);
    const locked = "<manifest><encryption-data/></manifest>";
    assert.match(refusal(odt(p("x"), locked)), /protected by a password/);
  });
});
