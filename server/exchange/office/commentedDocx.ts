import type { ReadingBlock } from "../../protocol/reading";
import { linesOfPassage, type CodedPassage, type CodedTranscript } from "../coded/codedTranscript";
import { pieceCutter, type Cutter } from "../coded/pieces";
import { whoSpeaks } from "../coded/whoSpeaks";
import { DOCX_STYLES } from "./docxStyles";
import { paragraph, run, WORD } from "./docxText";
import { contentTypes, coreProperties, relations, rootRelations, XML_HEAD, xmlText } from "./xml";
import { packed, type Part } from "./zip";

/**
 * A transcript for Word and LibreOffice as colleagues read it: the words as they are said, and every
 * passage with a comment, whose author is its coder. Memos between paragraphs are comments, too, so
 * that the text holds nothing that nobody said. The case and its attributes stand in the header.
 */
export function commentedDocx(transcript: CodedTranscript): Generator<void, Uint8Array> {
  return packed(partsOf(transcript));
}

function* partsOf(transcript: CodedTranscript): Generator<Part> {
  const type = (name: string): string => `openxmlformats-officedocument.wordprocessingml.${name}`;
  const types = {
    "word/document.xml": type("document.main"),
    "word/styles.xml": type("styles"),
    "word/comments.xml": type("comments"),
    "word/header1.xml": type("header"),
    "docProps/core.xml": "openxmlformats-package.core-properties",
  };
  const links = ["styles", "comments", "header"] as const;
  const targets = links.map(
    (name) => [name, `${name}${name === "header" ? "1" : ""}.xml`] as const,
  );
  yield { name: "[Content_Types].xml", pieces: [contentTypes(types)] };
  yield { name: "_rels/.rels", pieces: [rootRelations("word/document.xml")] };
  yield { name: "docProps/core.xml", pieces: [coreProperties(transcript.head.case)] };
  yield { name: "word/_rels/document.xml.rels", pieces: [relations(targets)] };
  yield { name: "word/styles.xml", pieces: [DOCX_STYLES] };
  yield { name: "word/header1.xml", pieces: [headerXml(transcript)] };
  const groups = groupsOf(transcript.blocks);
  yield { name: "word/document.xml", pieces: documentXml(transcript, groups) };
  yield { name: "word/comments.xml", pieces: commentsXml(transcript, groups) };
}

function headerXml({ head }: CodedTranscript): string {
  const attributes = head.attributes.map(({ key, value }) => `${key}: ${value}`);
  const text = [head.case, ...attributes].join(" · ");
  return `${XML_HEAD}<w:hdr xmlns:w="${WORD}">${paragraph("Note", run(text), text)}</w:hdr>`;
}

/** A memo or comment that stands between paragraphs. */
type Note = Extract<ReadingBlock, { readonly kind: "note" }>;
type Text = Exclude<ReadingBlock, Note>;

/** A heading or a paragraph with the notes behind it; those before everything go to the first one. */
interface Group {
  readonly block: Text;
  readonly notes: Note[];
}

function groupsOf(blocks: readonly ReadingBlock[]): readonly Group[] {
  const groups: Group[] = [];
  const early: Note[] = [];
  for (const block of blocks) {
    if (block.kind === "note") (groups.at(-1)?.notes ?? early).push(block);
    else groups.push({ block, notes: groups.length === 0 ? early : [] });
  }
  const isLost = groups.length === 0 && early.length > 0;
  return isLost ? [{ block: { kind: "heading", level: 1, text: "" }, notes: early }] : groups;
}

/** Comments are numbered: those of passages in their order, then those of notes in theirs. */
function* documentXml({ passages }: CodedTranscript, groups: readonly Group[]): Generator<string> {
  const cutter = pieceCutter(passages);
  let number = passages.length;
  yield `${XML_HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>`;
  for (const { block, notes } of groups) {
    const numbers = notes.map(() => number++);
    const around = [numbers.map(startMark).join(""), numbers.map(endMark).join("")];
    const style = block.kind === "heading" ? `Heading${Math.min(6, block.level)}` : "Normal";
    const inside = block.kind === "heading" ? run(block.text) : saidXml(block, cutter);
    yield paragraph(style, `${around[0]}${inside}${around[1]}`, block.text);
  }
  yield `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function saidXml(block: Extract<Text, { readonly kind: "paragraph" }>, cutter: Cutter): string {
  const who = whoSpeaks(block);
  const pieces = cutter.cut(block).map((piece) => {
    if (piece.kind === "words") return run(piece.text);
    return piece.kind === "start" ? startMark(piece.passage) : endMark(piece.passage);
  });
  return `${who === "" ? "" : run(who, "<w:b/><w:bCs/>")}${pieces.join("")}`;
}

function startMark(id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>`;
}

function endMark(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

function* commentsXml({ passages }: CodedTranscript, groups: readonly Group[]): Generator<string> {
  yield `${XML_HEAD}<w:comments xmlns:w="${WORD}">`;
  let number = 0;
  for (const passage of passages)
    yield commentXml(number++, passage.by, [codeNames(passage), ...linesOfPassage(passage)]);
  for (const { notes } of groups)
    for (const { isMemo, text } of notes)
      yield commentXml(number++, null, [`${isMemo ? "Memo" : "Comment"}: ${text}`]);
  yield "</w:comments>";
}

function codeNames({ codes }: CodedPassage): string {
  return codes.map(({ name }) => name).join("; ");
}

/** No clock is in the file, so comments have no date. */
function commentXml(id: number, by: string | null, lines: readonly string[]): string {
  const author = by ?? NOBODY;
  const initials =
    author
      .match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)
      ?.slice(0, 3)
      .join("") ?? "";
  const said = lines.filter((line) => line !== "");
  const paragraphs = said.map((line) => paragraph("Normal", run(line), line));
  return `<w:comment w:id="${id}" w:author="${xmlText(author)}" w:initials="${xmlText(initials)}">${paragraphs.join("") || "<w:p/>"}</w:comment>`;
}

/** The author of what no coder signs. */
const NOBODY = "Verbatim";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
