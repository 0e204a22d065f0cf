import {
  addWords,
  endParagraph,
  endRow,
  setHeading,
  startCell,
  startParagraph,
  startRow,
  type Draft,
} from "./draft";
import { headingLevel } from "./docxBody";
import type { LeftOut } from "./leftOut";
import { decodedBytes, encodingOfCharset, encodingOfPage } from "./rtfCodePages";

/** What holds inside the braces of a group. */
interface Group {
  /** Words of this group are not of the text: those of fonts, styles, pictures, notes. */
  isPassedOver: boolean;
  isFontTable: boolean;
  isBold: boolean;
  isHidden: boolean;
  isDeleted: boolean;
  encoding: string;
  /** How many letters stand behind a Unicode character for programs that do not know it. */
  fallback: number;
}

interface Reading {
  readonly draft: Draft;
  readonly leftOut: LeftOut;
  readonly groups: Group[];
  group: Group;
  /** The encodings of fonts that have one of their own. */
  readonly fonts: Map<number, string>;
  font: number;
  page: string;
  /** Letters of bytes that are decoded together: a character may be two of them. */
  bytes: string;
  /** How many letters are still to be passed over. */
  skip: number;
  isInTable: boolean;
}

const TOKEN =
  /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n\\]/gy;

/** Tells what is said in a text of the Rich Text Format; its letters are bytes. */
export function tellRtf(source: string, draft: Draft, leftOut: LeftOut): void {
  const group: Group = {
    isPassedOver: false,
    isFontTable: false,
    isBold: false,
    isHidden: false,
    isDeleted: false,
    encoding: encodingOfPage(1252),
    fallback: 1,
  };
  const page = group.encoding;
  const reading: Reading = {
    draft,
    leftOut,
    groups: [],
    group,
    fonts: new Map(),
    font: 0,
    page,
    bytes: "",
    skip: 0,
    isInTable: false,
  };
  let at = 0;
  while (at < source.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) break;
    at = TOKEN.lastIndex;
    const [, word, number, byte, symbol, brace, text] = token;
    if (byte !== undefined) tellBytes(reading, String.fromCharCode(parseInt(byte, 16)));
    else if (text !== undefined) tellBytes(reading, text);
    else if (word !== undefined || symbol !== undefined || brace !== undefined) {
      flush(reading);
      if (brace !== undefined) tellBrace(reading, brace);
      else if (symbol !== undefined) tellSymbol(reading, symbol);
      else if (word === "bin") at += Math.max(0, Number(number ?? 0));
      else tellWord(reading, word!, number);
    }
  }
  flush(reading);
  endBlock(reading);
}

function tellBrace(reading: Reading, brace: string): void {
  reading.skip = 0;
  if (brace === "{") {
    reading.groups.push(reading.group);
    reading.group = { ...reading.group };
  } else reading.group = reading.groups.pop() ?? reading.group;
}

function tellBytes(reading: Reading, letters: string): void {
  const skipped = Math.min(reading.skip, letters.length);
  reading.skip -= skipped;
  reading.bytes += letters.slice(skipped);
}

function flush(reading: Reading): void {
  const { bytes, group } = reading;
  reading.bytes = "";
  if (bytes !== "" && !group.isPassedOver) say(reading, decodedBytes(bytes, group.encoding));
}

function say(reading: Reading, words: string): void {
  const { draft, leftOut, group } = reading;
  if (group.isPassedOver) return;
  if (group.isDeleted) return void leftOut.deletions++;
  if (group.isHidden) return void leftOut.hidden++;
  if (draft.open.length === 0) startBlock(reading);
  addWords(draft, words, { isBold: group.isBold, highlight: undefined });
}

function startBlock({ draft, isInTable }: Reading): void {
  if (isInTable && draft.rows.length === 0) {
    startRow(draft);
    startCell(draft);
  }
  startParagraph(draft);
}

function endBlock({ draft, isInTable }: Reading): void {
  if (draft.open.length > 0) endParagraph(draft);
  if (!isInTable && draft.rows.length > 0) endRow(draft);
}

/** Signs that mean something behind a backslash. */
function tellSymbol(reading: Reading, symbol: string): void {
  if (symbol === "*") reading.group.isPassedOver = true;
  else if (symbol === "~") say(reading, "\u00a0");
  else if (symbol === "_") say(reading, "\u2011");
  else if (symbol === "\n" || symbol === "\r") endBlock(reading);
  else if (/[\\{}]/.test(symbol)) tellBytes(reading, symbol);
}

/** Groups that hold no words of the text. */
const PASSED_OVER: ReadonlyMap<string, keyof LeftOut | undefined> = new Map([
  ...[
    "colortbl",
    "stylesheet",
    "info",
    "fldinst",
    "listtext",
    "pntext",
    "filetbl",
    "revtbl",
    "themedata",
    "xe",
    "tc",
    "objdata",
    "atnid",
    "atnauthor",
  ].map((name) => [name, undefined] as const),
  ["annotation", "comments"],
  ["pict", "pictures"],
  ["footnote", "notes"],
  ["header", "headers"],
  ["headerl", "headers"],
  ["headerr", "headers"],
  ["headerf", "headers"],
  ["footer", "headers"],
  ["footerl", "headers"],
  ["footerr", "headers"],
  ["footerf", "headers"],
]);

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["line", "\n"],
  ["emdash", "—"],
  ["endash", "–"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["bullet", "•"],
  ["emspace", "\u2003"],
  ["enspace", "\u2002"],
]);

function tellWord(reading: Reading, word: string, digits: string | undefined): void {
  const { group } = reading;
  if (group.isPassedOver && !/^(annotation|f|fcharset|u|uc)$/.test(word)) return;
  if (PASSED_OVER.has(word)) return passOver(reading, word);
  const character = CHARACTERS.get(word);
  if (character !== undefined) return say(reading, character);
  const number = digits === undefined ? undefined : Number(digits);
  if (word === "fonttbl") [group.isPassedOver, group.isFontTable] = [true, true];
  else if (Object.hasOwn(WORDS, word)) WORDS[word]!(reading, number);
}

function passOver({ group, groups, leftOut }: Reading, word: string): void {
  const what = PASSED_OVER.get(word);
  // A group in one that is passed over was counted with it.
  if (what && !groups.at(-1)?.isPassedOver) leftOut[what]++;
  group.isPassedOver = true;
}

const isOn = (number: number | undefined): boolean => number !== 0;

const WORDS: Readonly<Record<string, (reading: Reading, number: number | undefined) => void>> = {
  par: (reading) => endBlock(reading),
  sect: (reading) => endBlock(reading),
  pard: (reading) => void (reading.isInTable = false),
  intbl: (reading) => void (reading.isInTable = true),
  cell(reading) {
    const { draft } = reading;
    reading.isInTable = true;
    if (draft.open.length === 0) startBlock(reading);
    endParagraph(draft);
    startCell(draft);
  },
  row(reading) {
    reading.isInTable = false;
    endBlock(reading);
  },
  outlinelevel(reading, number) {
    if (reading.draft.open.length === 0) startBlock(reading);
    setHeading(reading.draft, headingLevel(String(number)));
  },
  plain: ({ group }) => void Object.assign(group, { isBold: false, isHidden: false }),
  b: ({ group }, number) => void (group.isBold = isOn(number)),
  v: ({ group }, number) => void (group.isHidden = isOn(number)),
  deleted: ({ group }, number) => void (group.isDeleted = isOn(number)),
  uc: ({ group }, number) => void (group.fallback = Math.max(0, number ?? 1)),
  u(reading, number = 0xfffd) {
    say(reading, String.fromCharCode(number & 0xffff));
    reading.skip = reading.group.fallback;
  },
  ansicpg(reading, number = 1252) {
    reading.page = encodingOfPage(number);
    reading.group.encoding = reading.page;
  },
  mac: (reading) => void (reading.group.encoding = reading.page = encodingOfPage(10000)),
  f(reading, number = 0) {
    if (reading.group.isFontTable) reading.font = number;
    else reading.group.encoding = reading.fonts.get(number) ?? reading.page;
  },
  fcharset(reading, number = 0) {
    const encoding = encodingOfCharset(number);
    if (reading.group.isFontTable && encoding && number !== 0)
      reading.fonts.set(reading.font, encoding);
  },
};
