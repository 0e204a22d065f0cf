import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver-types";
import type { IgnoredLine, Span, Transcript } from "../markup/model";
import { isBlankBetween, lineEndAt } from "../markup/line";
import { lineAt, type LineIndex } from "../study/lineIndex";
import { codebookInText, placeOfNode } from "./codebookPlaces";
import type { StudySnapshot, TranscriptContext } from "./context";
import { sectionEndsOf } from "./sections";

/** The front matter, the sections of headings, comments of several lines and fenced divs. */
export function foldingRangesOf({ transcript, lines }: TranscriptContext): FoldingRange[] {
  const { frontMatter, comments, text } = transcript;
  const front = frontMatter.span === undefined ? [] : [frontMatter.span];
  const folds = [
    ...front.map((span) => fold(lines, trimmed(text, lines, span))),
    ...sectionsOf(transcript, lines),
    ...comments.map((span) => ({ ...fold(lines, span), kind: FoldingRangeKind.Comment })),
    ...fencedDivs(transcript).map((span) => fold(lines, span)),
  ];
  return inOrder(folds);
}

/** The entries of the codebook, and whatever else is indented under a line. */
export function foldingInCodebook(study: StudySnapshot): FoldingRange[] {
  const { text, lines } = study.codebook;
  const folds = indentedFolds(text, lines);
  const known = new Set(folds.map(({ startLine }) => startLine));
  for (const node of codebookInText(study).nodes.values()) {
    const own = fold(lines, placeOfNode(study, node).span);
    if (!known.has(own.startLine)) folds.push(own);
  }
  return inOrder(folds);
}

function fold(lines: LineIndex, { start, end }: Span): FoldingRange {
  return { startLine: lineAt(lines, start), endLine: lineAt(lines, end) };
}

/** A fold of one line is none. */
function inOrder(folds: readonly FoldingRange[]): FoldingRange[] {
  const several = folds.filter(({ startLine, endLine }) => endLine > startLine);
  return several.sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function sectionsOf({ headings, text }: Transcript, lines: LineIndex): FoldingRange[] {
  const ends = sectionEndsOf(headings, text.length);
  return headings.map(({ start }, index) =>
    fold(lines, trimmed(text, lines, { start, end: ends[index] })),
  );
}

/** Without the blank lines at its end, which keep two folded sections apart. */
function trimmed(text: string, lines: LineIndex, { start, end }: Span): Span {
  let line = lineAt(lines, Math.max(start, end - 1));
  const first = lineAt(lines, start);
  const isBlankLine = (at: number): boolean =>
    isBlankBetween(text, lines.starts[at], lineEndAt(text, lines.starts[at]));
  while (line > first && isBlankLine(line)) line--;
  return { start, end: lines.starts[line] };
}

/** A fence with something behind its colons opens a div, one without closes the last one. */
function fencedDivs({ ignoredLines, text }: Transcript): Span[] {
  const divs: Span[] = [];
  const open: IgnoredLine[] = [];
  for (const line of ignoredLines) {
    if (line.kind !== "fence") continue;
    const isClosing = /^:+[ \t]*$/.test(text.slice(line.start, line.end));
    const opening = isClosing ? open.pop() : undefined;
    if (opening !== undefined) divs.push({ start: opening.start, end: line.start });
    if (!isClosing) open.push(line);
  }
  return divs;
}

/** Every line with deeper ones below it, up to the last of them; blank lines do not count. */
function indentedFolds(text: string, lines: LineIndex): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const open: { readonly line: number; readonly indent: number }[] = [];
  let last = 0;
  const closeDownTo = (indent: number): void => {
    while (open.length > 0 && open[open.length - 1].indent >= indent) {
      folds.push({ startLine: open[open.length - 1].line, endLine: last });
      open.pop();
    }
  };
  lines.starts.forEach((start, line) => {
    const indent = indentOf(text, start);
    if (indent < 0) return;
    closeDownTo(indent);
    open.push({ line, indent });
    last = line;
  });
  closeDownTo(-1);
  return folds.filter(({ startLine, endLine }) => endLine > startLine);
}

/** How many blanks a line starts with, or -1 for a blank line. */
function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === " " || text[at] === "\t") at++;
  return at >= text.length || text[at] === "\n" || text[at] === "\r" ? -1 : at - start;
}
