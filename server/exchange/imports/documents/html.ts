import { decode } from "../decode";
import type { ForeignFile, ReadFile } from "../imported";
import {
  addWords,
  endParagraph,
  endRow,
  newDraft,
  paragraphsOf,
  startCell,
  startParagraph,
  startRow,
  type Draft,
} from "./draft";
import { htmlTokens, type HtmlToken } from "./htmlTokens";
import { draftAccount, nothingLeftOut, type LeftOut } from "./leftOut";
import { transcriptOf, type DocumentRead } from "./transcriptOf";

/** Reads a web page: its headings and paragraphs, and nothing that runs, styles or is hidden. */
export function readHtml(file: ForeignFile): ReadFile {
  return transcriptOf(htmlDocument(file));
}

/** What stands in a web page; `signOf` puts a sign among the words where a tag means something else. */
export function htmlDocument(
  file: ForeignFile,
  signOf: (token: HtmlToken) => string | undefined = () => undefined,
): DocumentRead {
  const { text, account } = htmlText(file.bytes);
  const draft = newDraft();
  const leftOut = nothingLeftOut();
  const page: Page = { draft, leftOut, bold: 0, tables: 0, pre: 0 };
  for (const token of htmlTokens(text)) {
    const sign = signOf(token);
    if (sign === undefined) tell(page, token);
    else tellSign(page, sign);
  }
  endBlock(page);
  if (draft.rows.length > 0) endRow(draft);
  const rules = { hasHighlightCodes: false };
  return {
    file: file.name,
    paragraphs: paragraphsOf(draft, rules),
    account: [...account, ...draftAccount(draft, leftOut, rules)],
  };
}

const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i;

/** Pages say in themselves in which encoding they are; one in UTF-8 is that, whatever it says. */
export function htmlText(bytes: Uint8Array): Pick<ReturnType<typeof decode>, "text" | "account"> {
  const head = String.fromCharCode(...bytes.subarray(0, 2_048));
  const declared = DECLARED.exec(head)?.[1];
  if (declared === undefined || /^utf/i.test(declared) || isUtf8(bytes)) return decode(bytes);
  try {
    return { text: new TextDecoder(declared).decode(bytes), account: [] };
  } catch {
    return decode(bytes);
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

interface Page {
  readonly draft: Draft;
  readonly leftOut: LeftOut;
  /** How many elements are open that make words bold, that are tables, and that keep line breaks. */
  bold: number;
  tables: number;
  pre: number;
}

const BLOCKS =
  /^(?:address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

function tell(page: Page, token: HtmlToken): void {
  if (token.kind === "text") return tellText(page, token.text);
  const { name, isEnd } = token;
  if (BLOCKS.test(name)) endBlock(page);
  if (name === "b" || name === "strong") page.bold = counted(page.bold, isEnd);
  else if (name === "pre") page.pre = counted(page.pre, isEnd);
  else if (name === "table") tellTable(page, isEnd);
  // Tables in tables are lines of their cells.
  else if (name === "tr" && page.tables === 1) tellRow(page, isEnd);
  else if ((name === "td" || name === "th") && page.tables === 1 && !isEnd) startCell(page.draft);
  else if (name === "br") tellBreak(page);
  else if (name === "img" && !isEnd) page.leftOut.pictures++;
  else if (/^h[1-6]$/.test(name) && !isEnd && page.draft.rows.length === 0)
    startParagraph(page.draft, Number(name[1]));
}

function counted(count: number, isEnd: boolean): number {
  return Math.max(0, count + (isEnd ? -1 : 1));
}

function tellTable(page: Page, isEnd: boolean): void {
  if (isEnd && page.tables === 1 && page.draft.rows.length > 0) endRow(page.draft);
  page.tables = counted(page.tables, isEnd);
}

/** The end of a row may be missing. */
function tellRow({ draft }: Page, isEnd: boolean): void {
  if (draft.rows.length > 0) endRow(draft);
  if (!isEnd) startRow(draft);
}

function tellBreak({ draft }: Page): void {
  if (draft.open.length > 0) addWords(draft, "\n", LOOKS.plain);
}

const LOOKS = {
  plain: { isBold: false, highlight: undefined },
  bold: { isBold: true, highlight: undefined },
} as const;

function tellText(page: Page, text: string): void {
  const { draft } = page;
  const words = page.pre > 0 ? text.replace(/\r\n?/g, "\n") : text.replace(/[\t\n\f\r ]+/g, " ");
  if (draft.open.length === 0) {
    if (words.trim() === "") return;
    startParagraph(draft);
  }
  addWords(draft, words, page.bold > 0 ? LOOKS.bold : LOOKS.plain);
}

/** A sign is no word: it ends nothing that is bold. */
function tellSign({ draft }: Page, sign: string): void {
  if (sign === "") return;
  if (draft.open.length === 0) startParagraph(draft);
  addWords(draft, sign, LOOKS.bold);
}

function endBlock({ draft }: Page): void {
  if (draft.open.length > 0) endParagraph(draft);
}
