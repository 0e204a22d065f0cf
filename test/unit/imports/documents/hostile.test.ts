// Files that nobody should be sent: a reader takes any bytes, and gives transcripts or a refusal.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { ForeignFile, ReadFile } from "../../../../server/exchange/imports/imported";
import { readDocx } from "../../../../server/exchange/imports/documents/docx";
import { readHtml } from "../../../../server/exchange/imports/documents/html";
import { readMarkdown } from "../../../../server/exchange/imports/documents/markdown";
import { readOdt } from "../../../../server/exchange/imports/documents/odt";
import { readRtf } from "../../../../server/exchange/imports/documents/rtf";
import {
  readCsvAnswers,
  readXlsxAnswers,
} from "../../../../server/exchange/imports/documents/tables";
import { readText } from "../../../../server/exchange/imports/documents/text";
import { runs } from "../../../support/runs";
import { zipped } from "./archives";
import { docx, p } from "./docxFiles";

type Reader = (file: ForeignFile) => ReadFile;

const text = (words: string) => new TextEncoder().encode(words);
const SPOKEN =
  "---\ntitle: x\n---\n\nInt: [00:01] Did you?\n\nP1: **Yes** <!-- no -->.\n\nP1: 1,2\n";
const HTML =
  '<p>Int: Did&nbsp;you?<br><table><tr><td>P1<td title="x">Yes</table><script>no</script>';
const RTF = String.raw`{\rtf1\ansi{\fonttbl{\f1\fcharset204 x;}}\pard Int: \'e4\u228?\par{\*\x y}\intbl A\cell B\row}`;
const BODY =
  p("Int: Did you?") +
  `<w:tbl><w:tr><w:tc>${p("P1")}</w:tc><w:tc>${p("Yes")}</w:tc></w:tr></w:tbl>`;

/** The reader, a file that it reads, and pieces of which hostile ones are made. */
const READERS: Readonly<Record<string, readonly [Reader, Uint8Array, readonly string[]]>> = {
  text: [readText, text(SPOKEN), ["Int:", "[0:01]", "\n", "\t", "#0:01-1#", "-->", "{", "**"]],
  markdown: [
    readMarkdown,
    text(SPOKEN),
    ["---\n", "# ", "<!--", "-->", "a: [", "\\", "\n", "P1: "],
  ],
  html: [
    readHtml,
    text(HTML),
    ["<p>", "<table>", "<tr>", "<td>", "</", "&#", "<!--", '"', "<a '", ">"],
  ],
  rtf: [
    readRtf,
    text(RTF),
    ["{", "}", "\\par ", "\\'", "\\u1 ", "\\bin9 ", "\\cell", "\\row", "\\*", "x"],
  ],
  csv: [
    readCsvAnswers,
    text("ID,Why\nP1,we had no time\nP2,we had no way"),
    ['"', ",", "\n", ";", "a b c d e"],
  ],
  docx: [readDocx, docx(BODY), []],
  odt: [
    readOdt,
    zipped({
      "content.xml": `<x xmlns="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><p>Int: x</p></x>`,
    }),
    [],
  ],
  xlsx: [readXlsxAnswers, zipped({ "xl/workbook.xml": "<x/>" }), []],
};

describe("documents that nobody vouches for", () => {
  for (const [name, [read, real, pieces]] of Object.entries(READERS))
    it(`are read or refused as ${name}, and nothing is thrown`, () => {
      const changes = fc.array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { maxLength: 6 });
      const changed = changes.map((list) => {
        const bytes = real.slice();
        for (const [at, value] of list) bytes[at] = value;
        return bytes;
      });
      const cut = fc.nat(real.length).map((length) => real.slice(0, length));
      const made = fc
        .array(fc.constantFrom("", ...pieces), { maxLength: 60 })
        .map((list) => text((name === "rtf" ? "{\\rtf1 " : "") + list.join("")));
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed, cut, made), (bytes) => {
          const found = read({ name: `a.${name}`, bytes });
          if ("refusal" in found) return assert.match(found.refusal, /^“a\./);
          for (const { parts } of found.transcripts) assertSound(parts);
        }),
        { numRuns: runs(400) },
      );
    });

  it("are documents of Word with any elements in any order", () => {
    const names = [
      "p",
      "r",
      "t",
      "tr",
      "tc",
      "tbl",
      "del",
      "tab",
      "txbxContent",
      "b",
      "rPr",
      "commentRangeStart",
      "commentRangeEnd",
      "commentReference",
    ];
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom("Int: x", "words", " "),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie("tree"), { maxLength: 4 }))
          .map(([name, inner]) => `<w:${name} w:id="1">${inner.join("")}</w:${name}>`),
      ),
    }));
    fc.assert(
      fc.property(tree, (body) => {
        const found = readDocx({ name: "a.docx", bytes: docx(body) });
        if ("transcripts" in found) assertSound(found.transcripts[0]!.parts);
      }),
      { numRuns: runs(400) },
    );
  });
});

/** No line of a paragraph is blank, and every stretch lies in its words. */
function assertSound(
  parts: Extract<ReadFile, { transcripts: unknown }>["transcripts"][0]["parts"],
): void {
  for (const part of parts) {
    assert.notEqual(part.text.trim(), "");
    if (part.kind === "heading") continue;
    for (const line of part.text.split("\n")) assert.notEqual(line.trim(), "");
    for (const { start, end } of part.stretches)
      assert.ok(start >= 0 && start < end && end <= part.text.length);
  }
}
