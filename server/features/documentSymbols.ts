import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import type { CodebookNode, NodeKind } from "../codebook/model";
import type { Heading, Passage, Span } from "../markup/model";
import { wordingBetween } from "../markup/wording";
import { codebookInText, placeOfNode } from "./codebookPlaces";
import type { StudySnapshot, TranscriptContext } from "./context";
import { codesOf } from "./passagesAt";
import { rangeOf } from "./positions";
import { sectionEndsOf } from "./sections";
import { shorten } from "./shorten";

/** The headings, nested by their levels, and the passages under each; others come first. */
export function documentSymbolsOf(context: TranscriptContext): DocumentSymbol[] {
  const { headings, passages } = context.transcript;
  const symbols = headingSymbols(context);
  const top: DocumentSymbol[] = [];
  const withWords = passages.filter((passage) => passage.end > passage.start);
  withWords.sort((a, b) => a.start - b.start || b.end - a.end);
  for (const passage of withWords) {
    const siblings = symbols[passage.heading]?.children ?? top;
    siblings.push(passageSymbol(context, passage));
  }
  nest(headings, symbols, top);
  return top;
}

/** The themes, their categories and codes. */
export function symbolsInCodebook(study: StudySnapshot): DocumentSymbol[] {
  return codebookInText(study).roots.map((node) => nodeSymbol(study, node));
}

/** How the kinds of nodes look in outlines and lists. */
export const SYMBOL_OF_NODE: Readonly<Record<NodeKind, SymbolKind>> = {
  theme: SymbolKind.Namespace,
  category: SymbolKind.Class,
  code: SymbolKind.Key,
};

const LONGEST_NAME = 200;
const LONGEST_DETAIL = 60;

function headingSymbols({ transcript, lines }: TranscriptContext): DocumentSymbol[] {
  const { headings, text } = transcript;
  const ends = sectionEndsOf(headings, text.length);
  return headings.map((heading, index) => ({
    name: shorten(heading.text, LONGEST_NAME) || "#",
    kind: SymbolKind.String,
    range: rangeOf(lines, { start: heading.start, end: ends[index] }),
    selectionRange: rangeOf(lines, heading),
    children: [],
  }));
}

function nest(
  headings: readonly Heading[],
  symbols: readonly DocumentSymbol[],
  top: DocumentSymbol[],
): void {
  const around: number[] = [];
  headings.forEach(({ level }, index) => {
    while (around.length > 0 && headings[around[around.length - 1]].level >= level) around.pop();
    const parent = around.length === 0 ? undefined : symbols[around[around.length - 1]];
    (parent?.children ?? top).push(symbols[index]);
    around.push(index);
  });
}

function passageSymbol({ transcript, lines }: TranscriptContext, passage: Passage): DocumentSymbol {
  const { start, end, words } = passage;
  const wording = wordingBetween(transcript, start, Math.min(end, start + LONGEST_DETAIL + 1));
  return {
    name: nameOf(passage),
    detail: shorten(wording.replace(/\n/g, " "), LONGEST_DETAIL),
    kind: SymbolKind.Key,
    range: rangeOf(lines, wholeOf(passage)),
    selectionRange: rangeOf(lines, words),
  };
}

/** An annotated passage goes by its `#id` or by the keys that are written on it. */
function nameOf({ block }: Passage): string {
  const codes = codesOf(block).join(", ");
  const keys = block.entries.map(({ key }) => key).join(", ");
  return shorten(codes || (block.id && `#${block.id.id}`) || keys, LONGEST_NAME);
}

/** Words and markup: a paragraph code may stand before its words as well as behind them. */
function wholeOf({ open, block, words }: Passage): Span {
  return { start: Math.min(open.start, words.start), end: Math.max(block.end, words.end) };
}

function nodeSymbol(study: StudySnapshot, node: CodebookNode): DocumentSymbol {
  const { span, keySpan } = placeOfNode(study, node);
  const { lines } = study.codebook;
  return {
    name: node.id,
    detail: node.name,
    kind: SYMBOL_OF_NODE[node.kind],
    range: rangeOf(lines, span),
    selectionRange: rangeOf(lines, keySpan),
    children: node.children.map((child) => nodeSymbol(study, child)),
  };
}
