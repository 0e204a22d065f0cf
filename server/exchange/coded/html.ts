import type { ReadingBlock, ReadingParagraph } from "../../protocol/reading";
import { xmlText } from "../office/xml";
import { REPORT_STYLE } from "../report/htmlStyle";
import { linesOfPassage, type CodedPassage, type CodedTranscript } from "./codedTranscript";
import { pieceCutter, type Cutter, type Piece } from "./pieces";
import { whoSpeaks } from "./whoSpeaks";

/**
 * A transcript with its codes as one file of HTML: no script, nothing loaded from elsewhere, every text
 * escaped. Passages stand between numbered brackets, and their codes by these numbers beside the
 * paragraph; colour only says once more what the numbers say.
 */
export function* codedHtml(transcript: CodedTranscript): Generator<string> {
  const { head, blocks, passages } = transcript;
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(head.case)}</title>
<style>${REPORT_STYLE}${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${xmlText(head.case)}</h1>
`;
  const attributes = head.attributes.map(({ key, value }) => `${key}: ${value}`).join(" · ");
  if (attributes !== "") yield `<p class="note" dir="auto">${xmlText(attributes)}</p>\n`;
  const cutter = pieceCutter(passages);
  for (const block of blocks) yield blockHtml(block, passages, cutter);
  yield `<p class="note">Brackets with the same number enclose a passage; its codes stand beside it, after an ellipsis where it goes on from a paragraph above.</p>\n</main>\n</body>\n</html>\n`;
}

const STYLE = `
.turn { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 1.5rem; margin: 0.7em 0; }
.turn p { margin: 0; white-space: pre-line; }
.turn ol { border-inline-start: 1px solid #bbb; font: 0.82em/1.35 system-ui, sans-serif; list-style: none;
  margin: 0; padding-inline-start: 0.8em; }
.turn li { margin-bottom: 0.35em; }
.turn li b { border-bottom: 2px solid var(--code); }
mark { background: none; border-bottom: 2px solid var(--code); color: inherit; }
sup { font: 0.65em system-ui, sans-serif; line-height: 0; } sup a { color: inherit; }
@media (max-width: 40rem) { .turn { grid-template-columns: 1fr; } .turn ol { margin-top: 0.4em; } }
@media print { .turn { break-inside: avoid; } mark, .turn li b { print-color-adjust: exact; } }
`;

function blockHtml(block: ReadingBlock, passages: readonly CodedPassage[], cutter: Cutter): string {
  if (block.kind === "heading") {
    const level = Math.min(6, block.level + 1);
    return `<h${level} dir="auto">${xmlText(block.text)}</h${level}>\n`;
  }
  if (block.kind === "note") {
    const label = block.isMemo ? "Memo" : "Comment";
    return `<p class="note" dir="auto">${label}: ${xmlText(block.text)}</p>\n`;
  }
  return turnHtml(block, passages, cutter);
}

function turnHtml(
  block: ReadingParagraph,
  passages: readonly CodedPassage[],
  cutter: Cutter,
): string {
  const goingOn = block.text === "" ? [] : cutter.goingOn();
  const pieces = cutter.cut(block);
  const begun = pieces.flatMap((piece) => (piece.kind === "start" ? piece.passage : []));
  const codes = [
    ...goingOn.map(
      (at) => `<li dir="auto"${colorOf(passages[at])}>… ${headHtml(passages[at], at)}</li>`,
    ),
    ...begun.map((at) => codesHtml(passages[at], at)),
  ].join("");
  const who = whoSpeaks(block);
  const label = who === "" ? "" : `<strong>${xmlText(who)}</strong>`;
  const words = pieces.map((piece) => pieceHtml(piece, passages)).join("");
  const margin = codes === "" ? "" : `<ol>${codes}</ol>`;
  return `<div class="turn"><p dir="auto">${label}${words}</p>${margin}</div>\n`;
}

function pieceHtml(piece: Piece, passages: readonly CodedPassage[]): string {
  if (piece.kind !== "words")
    return `${piece.kind === "start" ? "[" : "]"}${numberHtml(piece.passage)}`;
  const words = xmlText(piece.text);
  if (piece.inner === undefined) return words;
  return `<mark${colorOf(passages[piece.inner])}>${words}</mark>`;
}

function numberHtml(passage: number): string {
  return `<sup><a href="#p${passage + 1}">${passage + 1}</a></sup>`;
}

/** The number of a passage, its codes and its coder. */
function headHtml({ codes, by }: CodedPassage, at: number): string {
  const names = codes.map(({ name }) => `<b>${xmlText(name)}</b>`).join("; ");
  return `${at + 1} ${names}${by === null ? "" : ` (${xmlText(by)})`}`;
}

function codesHtml(passage: CodedPassage, at: number): string {
  const lines = linesOfPassage(passage).map((line) => `<br>${xmlText(line)}`);
  return `<li id="p${at + 1}" dir="auto"${colorOf(passage)}>${headHtml(passage, at)}${lines.join("")}</li>`;
}

/** A passage without a code has the colour of none. */
function colorOf({ codes }: CodedPassage): string {
  const color = codes.at(0)?.color ?? "";
  return /^#[0-9a-f]{6}$/.test(color) ? ` style="--code: ${color}"` : ` style="--code: #767676"`;
}
