import assert from "node:assert/strict";
import { readDocx, type DocumentWishes } from "../../../../server/exchange/imports/documents/docx";
import { docx, p, r, type DocxParts } from "./docxFiles";
import { zipped } from "./archives";
import { accountOf, refusalIn, saidIn, stretchesIn, transcriptIn } from "./said";

function read(body: string, parts?: DocxParts, wishes?: DocumentWishes) {
  return transcriptIn(readDocx({ name: "Interview 3.docx", bytes: docx(body, parts) }, wishes));
}

const TAB = "<w:r><w:tab/></w:r>";
const BREAK = "<w:r><w:br/></w:r>";

describe("a document of Word", () => {
  it("is its paragraphs, and says who speaks in them", () => {
    const transcript = read(p("Int: ", "Did you", " wait?") + p("P1: Yes.") + p("") + p("Long."));
    assert.equal(transcript.name, "Interview 3");
    assert.deepEqual(saidIn(transcript), ["Int: Did you wait?", "P1: Yes.", "Long."]);
  });

  it("has tabs and breaks as words, but not the places where tabs would stop", () => {
    const stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>';
    const line = (name: string, words: string) =>
      `<w:p>${stops}${r(name)}${TAB}${r(words)}${BREAK}${r("and on")}<w:r><w:br w:type="page"/></w:r></w:p>`;
    const body =
      line("Anna", "One") + line("Bo", "Two") + line("Anna", "Three") + line("Bo", "Four");
    assert.deepEqual(saidIn(read(body)), [
      "Anna: One / and on",
      "Bo: Two / and on",
      "Anna: Three / and on",
      "Bo: Four / and on",
    ]);
  });

  it("has headings by their styles, by what these are based on, and by the outline", () => {
    const styles =
      '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Mine"><w:basedOn w:val="H2"/></w:style><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>';
    const styled = (style: string, words: string) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${r(words)}</w:p>`;
    const body =
      styled("T", "Study") +
      styled("H2", "Work") +
      styled("Mine", "Money") +
      `<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>${r("Home")}</w:p>` +
      `<w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr>${r("Body")}</w:p>` +
      styled("Loop", "Plain");
    assert.deepEqual(saidIn(read(body, { styles })), [
      "# Study",
      "## Work",
      "## Money",
      "# Home",
      "Body",
      "Plain",
    ]);
  });

  it("leaves out what was deleted or hidden, keeps what was inserted, and says so", () => {
    const transcript = read(
      `<w:p><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr>${r("We ")}<w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del><w:ins w:id="2">${r("often ")}</w:ins><w:moveFrom w:id="3">${r("moved ")}</w:moveFrom>${r("secret ", "<w:vanish/>")}${r("wait.")}</w:p>`,
    );
    assert.deepEqual(saidIn(transcript), ["We often wait."]);
    assert.deepEqual(accountOf(transcript), [
      "kept 1 tracked insertions, as words",
      "left out 1 tracked deletions",
      "left out 1 hidden stretches",
    ]);
  });

  it("has comments as memos of the words that they are about", () => {
    const comments =
      '<w:comment w:id="1" w:author="Kim"><w:p><w:r><w:t>Odd.</w:t></w:r></w:p><w:p><w:r><w:t>Ask.</w:t></w:r></w:p></w:comment><w:comment w:id="2" w:author=""><w:p><w:r><w:t>All of it</w:t></w:r></w:p></w:comment><w:comment w:id="3"><w:p><w:r><w:t>Gone</w:t></w:r></w:p></w:comment>';
    const body =
      `<w:p>${r("P1: It is ")}<w:commentRangeStart w:id="1"/>${r("what we do")}</w:p>` +
      `<w:p>${r("at home")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>${r(" and here.")}</w:p>` +
      `<w:p>${r("P1: Yes.")}<w:r><w:commentReference w:id="2"/></w:r></w:p>` +
      `<w:p>${r("P1: No.")}<w:commentRangeStart w:id="3"/><w:commentRangeEnd w:id="3"/></w:p>`;
    const transcript = read(body, { comments });
    assert.deepEqual(stretchesIn(transcript), [
      "what we do | Odd.\nAsk. | by Kim",
      "at home | Odd.\nAsk. | by Kim",
      "Yes. | All of it",
    ]);
    assert.ok(accountOf(transcript).includes("left out 1 comments on no words"));
    assert.ok(accountOf(transcript).includes("kept 2 comments, as memos of what they are about"));
  });

  it("takes a comment that never ends for one of its paragraph", () => {
    const comments = '<w:comment w:id="1"><w:p><w:r><w:t>Odd</w:t></w:r></w:p></w:comment>';
    const body = `<w:p><w:commentRangeStart w:id="1"/>${r("One")}</w:p>${p("Two")}`;
    assert.deepEqual(stretchesIn(read(body, { comments })), ["One | Odd"]);
  });

  it("counts highlights, and makes codes of them if it is asked to", () => {
    const body = `<w:p>${r("We ")}${r("wait ", '<w:highlight w:val="yellow"/>')}${r("long", '<w:highlight w:val="yellow"/><w:b/>')}${r(" and ")}${r("pay", '<w:highlight w:val="darkBlue"/>')}${r(".", '<w:highlight w:val="none"/>')}</w:p>`;
    assert.deepEqual(stretchesIn(read(body)), []);
    assert.deepEqual(accountOf(read(body)), ["left out 2 highlights"]);
    const asked = read(body, {}, { hasHighlightCodes: true });
    assert.deepEqual(stretchesIn(asked), [
      "wait long | highlight-yellow",
      "pay | highlight-dark-blue",
    ]);
    assert.deepEqual(accountOf(asked), ["kept 2 highlights, as codes named after their colours"]);
  });

  it("knows names in bold, and that the mark of a paragraph is no word", () => {
    const bold = (name: string, words: string) =>
      `<w:p>${r(name, "<w:b/>")}${r(` ${words}`)}</w:p>`;
    const body =
      bold("Anna", "One.") + bold("Bo", "Two.") + bold("Anna", "Three.") + bold("Bo", "Four.");
    assert.deepEqual(saidIn(read(body)), ["Anna: One.", "Bo: Two.", "Anna: Three.", "Bo: Four."]);
    const mark = `<w:p><w:pPr><w:rPr><w:b/><w:vanish/></w:rPr></w:pPr>${r("One", '<w:b w:val="0"/>')}</w:p>`;
    assert.deepEqual(saidIn(read(mark)), ["One"]);
  });

  it("has the rows of a table as paragraphs: a time, a name, and words", () => {
    const row = (...cells: readonly string[]) =>
      `<w:tr>${cells.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join("")}</w:tr>`;
    const table = `<w:tbl>${row("00:01", "Anna", "One")}${row("00:02", "Bo", "Two")}${row("00:03", "Anna", "Three")}${row("00:04", "Bo", "Four")}</w:tbl>`;
    const transcript = read(table);
    assert.deepEqual(saidIn(transcript), [
      "[1] Anna: One",
      "[2] Bo: Two",
      "[3] Anna: Three",
      "[4] Bo: Four",
    ]);
    assert.ok(accountOf(transcript).includes("changed 4 rows of tables"));
  });

  it("has a text box once, before the paragraph that it is fixed to", () => {
    const box = `<w:txbxContent>${p("In the box")}</w:txbxContent>`;
    const body = `<w:p>${r("Around")}<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${r(" it.")}</w:p>`;
    const transcript = read(body);
    assert.deepEqual(saidIn(transcript), ["In the box", "Around it."]);
    assert.deepEqual(accountOf(transcript), ["changed 1 text boxes"]);
  });

  it("says what else is left out", () => {
    const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${p("Secret study")}</w:hdr>`;
    const body = `<w:p>${r("So.")}<w:r><w:footnoteReference w:id="1"/></w:r><w:r><pic:pic/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r></w:p>`;
    const transcript = read(body, {
      more: { "word/header1.xml": header, "word/header2.xml": header.replace("Secret study", "") },
    });
    assert.deepEqual(saidIn(transcript), ["So.\ufffd"]);
    assert.deepEqual(accountOf(transcript), [
      "left out 1 footnotes and endnotes",
      "left out 1 pictures",
      "left out 1 formulas",
      "changed 1 signs of symbol fonts",
      "left out 1 headers and footers",
    ]);
  });

  it("reads the transcripts of Teams, old and new", () => {
    const old = [
      p("0:0:3.409 --> 0:0:5.9"),
      p("Larsson, Anna"),
      p("Shall we?"),
      p("0:0:6.5 --> 0:0:8.1"),
      p("Bo"),
      p("We shall."),
    ];
    assert.deepEqual(saidIn(read(old.join(""))), [
      "[3.409] Larsson, Anna: Shall we?",
      "[6.5] Bo: We shall.",
    ]);
    const turn = (name: string, time: string, words: string) =>
      `<w:p>${r(name, "<w:b/>")}${r(`   ${time}`)}${BREAK}${r(words)}</w:p>`;
    const now =
      turn("Anna Larsson", "0:03", "Shall we?") +
      turn("Bo Ek", "0:06", "We shall.") +
      turn("Anna Larsson", "1:00:02", "Good.");
    assert.deepEqual(saidIn(read(now)), [
      "[3] Anna Larsson: Shall we?",
      "[6] Bo Ek: We shall.",
      "[3602] Anna Larsson: Good.",
    ]);
  });

  it("is refused in plain words where it cannot be read", () => {
    const refusal = (bytes: Uint8Array) => refusalIn(readDocx({ name: "a.docx", bytes }));
    assert.match(refusal(zipped({ "content.xml": "<x/>" })), /no document of Word/);
    assert.match(refusal(docx("<w:p>")), /“word\/document\.xml” is damaged/);
    assert.match(refusal(docx(p(" "))), /holds no words/);
    assert.match(refusal(new Uint8Array([1, 2])), /damaged or incomplete/);
  });
});
