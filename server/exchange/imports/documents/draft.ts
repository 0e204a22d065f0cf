import type { ImportedStretch } from "../imported";
import type { Paragraph } from "./paragraph";

/** What somebody wrote beside the text. */
export interface Memo {
  readonly text: string;
  readonly author: string | undefined;
}

/** The paragraphs of a word processor's document, while they are told in their order. */
export interface Draft {
  readonly paragraphs: DraftParagraph[];
  /** The paragraphs that are open: one in another is that of a text box. */
  readonly open: OpenParagraph[];
  /** The rows of tables that are open: one in another is of a table in a table. */
  readonly rows: OpenRow[];
  readonly memos: Map<string, Memo>;
  /** Memos whose stretch has begun and not ended. */
  readonly begun: Set<string>;
  /** Memos that have a stretch. */
  readonly placed: Set<string>;
  /** How many rows of tables became paragraphs. */
  tableRows: number;
  highlights: number;
}

type DraftParagraph = Omit<Paragraph, "stretches"> & {
  readonly stretches: readonly DraftStretch[];
};

interface OpenParagraph {
  text: string;
  heading: number | undefined;
  /** How much of its start is bold, and whether that goes on. */
  bold: number;
  isBold: boolean;
  /** Where the stretches of memos began in it. */
  readonly begun: Map<string, number>;
  readonly stretches: DraftStretch[];
  lastHighlight: DraftStretch | undefined;
}

interface OpenRow {
  text: string;
  bold: number;
  cells: number;
  hasParagraph: boolean;
  readonly stretches: DraftStretch[];
}

interface DraftStretch {
  readonly start: number;
  end: number;
  readonly memo?: string;
  readonly color?: string;
}

/** How a run of words looks. */
export interface Look {
  readonly isBold: boolean;
  /** The name of a colour. */
  readonly highlight: string | undefined;
}

export const PLAIN: Look = { isBold: false, highlight: undefined };

export function newDraft(): Draft {
  return {
    paragraphs: [],
    open: [],
    rows: [],
    memos: new Map(),
    begun: new Set(),
    placed: new Set(),
    tableRows: 0,
    highlights: 0,
  };
}

export function startParagraph(draft: Draft, heading?: number): void {
  const begun = new Map([...draft.begun].map((id) => [id, 0]));
  const [bold, isBold] = [0, true];
  draft.open.push({
    text: "",
    heading,
    bold,
    isBold,
    begun,
    stretches: [],
    lastHighlight: undefined,
  });
}

/** Some formats say behind the start that a paragraph is a heading. */
export function setHeading(draft: Draft, heading: number | undefined): void {
  const paragraph = draft.open.at(-1);
  if (paragraph) paragraph.heading = heading;
}

export function addWords(draft: Draft, words: string, { isBold, highlight }: Look): void {
  const paragraph = draft.open.at(-1);
  if (!paragraph || words === "") return;
  const start = paragraph.text.length;
  paragraph.text += words;
  const end = paragraph.text.length;
  if (isBold && paragraph.isBold) paragraph.bold = end;
  // Blanks look alike, bold or not.
  else if (words.trim() !== "") paragraph.isBold = false;
  if (highlight === undefined) return;
  const last = paragraph.lastHighlight;
  if (last?.color === highlight && last.end === start) last.end = end;
  else if (paragraph.stretches.length < MOST_STRETCHES) {
    draft.highlights++;
    paragraph.lastHighlight = { start, end, color: highlight };
    paragraph.stretches.push(paragraph.lastHighlight);
  }
}

/** As many comments and highlights are read in one paragraph, and as many comments at once. */
const MOST_STRETCHES = 1_000;
const MOST_BEGUN = 200;

export function startMemo(draft: Draft, id: string): void {
  if (draft.begun.size >= MOST_BEGUN) return memoAtPlace(draft, id);
  draft.begun.add(id);
  const paragraph = draft.open.at(-1);
  paragraph?.begun.set(id, paragraph.text.length);
}

export function endMemo(draft: Draft, id: string): void {
  if (!draft.begun.delete(id)) return;
  const paragraph = draft.open.at(-1);
  if (paragraph) closeMemo(draft, paragraph, id);
}

/** A memo at a place without a stretch is about the whole paragraph. */
export function memoAtPlace(draft: Draft, id: string): void {
  const paragraph = draft.open.at(-1);
  if (paragraph && !draft.placed.has(id) && !draft.begun.has(id)) paragraph.begun.set(id, 0);
}

function closeMemo(draft: Draft, paragraph: OpenParagraph, id: string): void {
  const start = paragraph.begun.get(id);
  paragraph.begun.delete(id);
  const end = paragraph.text.length;
  if (start === undefined || paragraph.text.slice(start, end).trim() === "") return;
  if (paragraph.stretches.length >= MOST_STRETCHES) return;
  draft.placed.add(id);
  paragraph.stretches.push({ start, end, memo: id });
}

export function endParagraph(draft: Draft): void {
  const paragraph = draft.open.pop();
  if (!paragraph) return;
  for (const id of [...paragraph.begun.keys()]) closeMemo(draft, paragraph, id);
  const row = draft.rows.at(-1);
  if (row) addToRow(row, paragraph);
  else finish(draft, paragraph);
}

export function startRow(draft: Draft): void {
  draft.rows.push({ text: "", bold: 0, cells: 0, hasParagraph: false, stretches: [] });
}

export function startCell(draft: Draft): void {
  const row = draft.rows.at(-1);
  if (!row) return;
  if (row.cells++ > 0) row.text += "\t";
  row.hasParagraph = false;
}

/** A row becomes a paragraph, with a tab between its cells. */
export function endRow(draft: Draft): void {
  const row = draft.rows.pop();
  if (!row) return;
  const outer = draft.rows.at(-1);
  if (outer) return addToRow(outer, row);
  if (row.text.trim() !== "") draft.tableRows++;
  finish(draft, { ...row, heading: undefined });
}

type Closed = Pick<OpenParagraph, "text" | "bold" | "stretches">;

function addToRow(row: OpenRow, { text, bold, stretches }: Closed): void {
  if (row.hasParagraph) row.text += "\n";
  row.hasParagraph = true;
  const at = row.text.length;
  if (at === 0) row.bold = bold;
  row.text += text;
  for (const stretch of stretches)
    row.stretches.push({ ...stretch, start: stretch.start + at, end: stretch.end + at });
}

function finish(
  draft: Draft,
  { text, bold, stretches, heading }: Closed & Pick<OpenParagraph, "heading">,
): void {
  if (text.trim() === "") return;
  const place = `paragraph ${draft.paragraphs.length + 1}`;
  draft.paragraphs.push({ text, heading, bold, stretches, place });
}

export interface DraftRules {
  /** Whether what is highlighted gets a code that is named after the colour. */
  readonly hasHighlightCodes: boolean;
}

/** The paragraphs, with memos and highlights as stretches. */
export function paragraphsOf(
  draft: Draft,
  { hasHighlightCodes }: DraftRules,
): readonly Paragraph[] {
  // A memo whose end is missing is about the paragraph in which it begins, and no other.
  const seen = new Set<string>();
  const isMeant = ({ memo }: DraftStretch) => {
    if (memo === undefined || !draft.begun.has(memo)) return true;
    const isFirst = !seen.has(memo);
    seen.add(memo);
    return isFirst;
  };
  return draft.paragraphs.map((paragraph) => ({
    ...paragraph,
    stretches: paragraph.stretches
      .filter(isMeant)
      .flatMap((stretch) => stretchOf(draft, stretch, hasHighlightCodes) ?? []),
  }));
}

function stretchOf(
  { memos }: Draft,
  { start, end, memo: id, color }: DraftStretch,
  hasHighlightCodes: boolean,
): ImportedStretch | undefined {
  if (color !== undefined) {
    const codes = [`highlight-${color}`];
    return hasHighlightCodes ? { start, end, codes, memo: undefined, coder: undefined } : undefined;
  }
  const memo = memos.get(id ?? "");
  if (!memo || memo.text === "") return undefined;
  return { start, end, codes: [], memo: memo.text, coder: memo.author };
}
