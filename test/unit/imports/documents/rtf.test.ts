import assert from "node:assert/strict";
import { readRtf } from "../../../../server/exchange/imports/documents/rtf";
import { accountOf, refusalIn, saidIn, transcriptIn } from "./said";

const HEAD = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204 Times;}{\f2\fcharset128 Mincho;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\*\generator Word;}`;

function read(body: string) {
  const bytes = new Uint8Array(Buffer.from(`${HEAD}${body}}`, "latin1"));
  return transcriptIn(readRtf({ name: "a.rtf", bytes }));
}

describe("a document in Rich Text Format", () => {
  it("is its paragraphs, with tabs, line breaks and signs", () => {
    const body = String.raw`\pard Int: Did you wait?\par
\pard P1: \ldblquote Yes\rdblquote\line and {\i no}\emdash \{so\}\~on.\par P1:\tab Long
er.`;
    assert.deepEqual(saidIn(read(body)), [
      "Int: Did you wait?",
      "P1: “Yes” / and no—{so}\u00a0on.",
      "P1: Longer.",
    ]);
  });

  it("has letters of old encodings, of fonts with one of their own, and of Unicode", () => {
    const body = String.raw`{\'fcber\'93x\'94 \f1 \'cf\'f0\'e8 \f2 \'8f\'5a}\uc2\u20303\'8f\'5a\uc1\u-10179 ?\u-8704 ?{\uc0\u228 x}\uc2\u246\'f6\'f6 y`;
    // 住 is 8F 5A in Shift-JIS and 20303 in Unicode, with two letters to pass over behind it.
    assert.deepEqual(saidIn(read(body)), ["über“x” При 住住😀äxö y"]);
  });

  it("leaves out pictures, notes, headers and comments, and says so", () => {
    const body = String.raw`{\header Secret\par}So{\footnote \pard a note\par}.{\pict\wmetafile8 0102}{\*\annotation c}{\v hidden}{\deleted gone}\par{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}\par{\*\unknown no{\b no}}`;
    const transcript = read(body);
    assert.deepEqual(saidIn(transcript), ["So.", "link"]);
    assert.deepEqual(accountOf(transcript), [
      "left out 1 tracked deletions",
      "left out 1 hidden stretches",
      "left out 1 footnotes and endnotes",
      "left out 1 pictures",
      "left out 1 comments",
      "left out 1 headers and footers",
    ]);
  });

  it("has names in bold, headings, and rows of tables as paragraphs", () => {
    const bold = String.raw`\pard{\b Anna} A\par{\b Bo} B\par{\b Anna}\b0  C\par\pard\outlinelevel1 Work\par`;
    assert.deepEqual(saidIn(read(bold)), ["Anna: A", "Bo: B", "Anna: C", "## Work"]);
    const row = (name: string, words: string) =>
      String.raw`\trowd\cellx10\cellx20\pard\intbl ${name}\cell ${words}\cell\row`;
    assert.deepEqual(
      saidIn(read(`${row("Anna", "A")}${row("Bo", "B")}${row("Anna", "C")}\\pard After\\par`)),
      ["Anna: A", "Bo: B", "Anna: C", "After"],
    );
  });

  it("passes over bytes of other things, and is read to its end", () => {
    assert.deepEqual(saidIn(read(String.raw`One{\pict\bin4 }}{{}\par Two\bin99999999 x`)), [
      "One",
      "Two",
    ]);
    assert.deepEqual(saidIn(read(String.raw`One}}}\par Two{{{`)), ["One", "Two"]);
    assert.match(
      refusalIn(readRtf({ name: "a.rtf", bytes: new Uint8Array([1, 2]) })),
      /no document in Rich Text Format/,
    );
  });
});
