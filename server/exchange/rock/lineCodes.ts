import type { TranscriptContext } from "../../features/context";
import { codesOf } from "../../features/passagesAt";
import { coderOf, entryOf } from "../../markup/edits/request";
import type { Passage } from "../../markup/model";
import { lineAt } from "../../study/lineIndex";
import type { PlainText } from "../refi/plainText";
import type { Ledger } from "../refi/ledger";
import { hasWords } from "../refi/sourceNodes";

/** What a line of ROCK says of its words. */
export interface LineCodes {
  readonly codes: Set<string>;
  readonly values: Map<string, string>;
  /** Undefined for nobody, and for a line without codings. */
  coder: string | undefined;
  passages: number;
}

/** Where the blocks of a plain text start. */
export type Starts = readonly number[];

/**
 * The codes of each block by its index. ROCK codes lines, so a passage that is a part of one becomes that
 * of the whole line, and one over several lines a code on each; the account names them.
 */
export function lineCodes(
  context: TranscriptContext,
  {
    plain,
    starts,
    taken,
  }: { readonly plain: PlainText; readonly starts: Starts; readonly taken: ReadonlySet<string> },
  ledger: Ledger,
): ReadonlyMap<number, LineCodes> {
  const lines = new Map<number, LineCodes>();
  const { transcript, path, lines: index } = context;
  for (const passage of transcript.passages) {
    const place = `${path}, line ${lineAt(index, passage.open.start) + 1}`;
    if (!hasWords(passage)) {
      ledger.add(EMPTY, place);
      continue;
    }
    const from = blockAt(starts, plain.stretchOf(passage).start);
    const to = blockAt(starts, plain.stretchOf(passage).end - 1);
    reportExtent(context, passage, { isLong: to > from, place }, ledger);
    for (let at = from; at <= to; at++) {
      const line = lines.get(at) ?? {
        codes: new Set(),
        values: new Map(),
        coder: undefined,
        passages: 0,
      };
      lines.set(at, line);
      addPassage(line, context, { passage, place, isFirst: at === from, taken }, ledger);
    }
  }
  return lines;
}

/** The index of the last block that starts at an offset or before it. */
function blockAt(starts: Starts, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

function reportExtent(
  { transcript }: TranscriptContext,
  { start, end, firstParagraph, lastParagraph }: Passage,
  { isLong, place }: { readonly isLong: boolean; readonly place: string },
  ledger: Ledger,
): void {
  const { paragraphs } = transcript;
  if (isLong) ledger.add(LONG, place);
  const isWhole =
    start === paragraphs[firstParagraph].wordingStart &&
    end === paragraphs[lastParagraph].wordingEnd;
  if (!isWhole) ledger.add(PART, place);
}

interface Adding {
  readonly passage: Passage;
  readonly place: string;
  readonly isFirst: boolean;
  /** The names that codes have: a value of the same name would stop ROCK. */
  readonly taken: ReadonlySet<string>;
}

function addPassage(
  line: LineCodes,
  { transcript }: TranscriptContext,
  { passage: { block }, place, isFirst, taken }: Adding,
  ledger: Ledger,
): void {
  const coder = coderOf(transcript, block) || undefined;
  if (line.passages++ === 0) line.coder = coder;
  else if (line.coder !== coder) ledger.add(SECOND_CODER, place);
  for (const code of codesOf(block)) line.codes.add(code);
  if (!isFirst) return;
  if (block.id) ledger.add(NAME, place);
  const memo = entryOf(block, "memo");
  const others = block.entries.filter(({ key }) => key !== "by" && key !== "memo");
  const entries = [...(memo ? [{ key: "memo", value: memo }] : []), ...others];
  for (const { key, value } of entries) {
    const text = value.trim();
    if (!isValue(key, text) || taken.has(key)) ledger.add(ODD_VALUE, place);
    else if (line.values.has(key)) ledger.add(SECOND_VALUE, place);
    else line.values.set(key, text);
  }
}

/** As ROCK reads them: the value holds no bracket that closes. */
function isValue(key: string, value: string): boolean {
  const isKey = /^[a-zA-Z][a-zA-Z0-9_]*$/.test(key);
  return isKey && value !== "" && value.length <= 900 && !/\]|\[\[|[\r\n]/.test(value);
}

const EMPTY = {
  fate: "left out",
  what: "passages without words",
  why: "A line of ROCK needs words to be coded.",
} as const;
const PART = {
  fate: "changed",
  what: "passages that are part of a line",
  why: "ROCK codes whole lines, so the whole paragraph has the code there.",
} as const;
const LONG = {
  fate: "changed",
  what: "passages over several paragraphs",
  why: "ROCK codes lines, so each of them has the code.",
} as const;
const SECOND_CODER = {
  fate: "changed",
  what: "passages on a line that somebody else has coded, too",
  why: "A line of ROCK has one coder. Export each coder's codings by themselves, and merge the sources in ROCK.",
} as const;
const NAME = {
  fate: "left out",
  what: "names of passages",
  why: "ROCK has no place for them; they stay in the transcript.",
} as const;
const ODD_VALUE = {
  fate: "left out",
  what: "memos and values of passages",
  why: "In ROCK a name has letters, digits and _, is no code, and its value holds no ] and at most 900 characters.",
} as const;
const SECOND_VALUE = {
  fate: "left out",
  what: "second memos and values on one line",
  why: "ROCK has one value for a name on a line, and takes the first.",
} as const;
