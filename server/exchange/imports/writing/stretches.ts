import type { AccountItem } from "../account";
import type { ImportedSpeech, ImportedStretch } from "../imported";
import { applyEdits, type TextEdit } from "../../../markup/edits/edit";
import { codeMany, type Wish } from "../../../markup/edits/codeMany";
import { withoutCodes } from "../../../markup/edits/writtenBlock";
import { spokenParagraphs } from "../../../markup/edits/verify";
import type { Paragraph } from "../../../markup/model";
import { parseTranscript } from "../../../markup/parse";
import { cleanPlaces, cleanWords } from "./cleanWords";
import { roundsFromInside } from "./innermost";

/** A text with what somebody marked in it, and what of it could not be written. */
export interface WithStretches {
  readonly text: string;
  readonly account: readonly AccountItem[];
}

/** Writes codes and memos into a plain transcript, by the edits that are made for it. */
export function writeStretches(text: string, spoken: readonly ImportedSpeech[]): WithStretches {
  const transcript = parseTranscript(text);
  const paragraphs = spokenParagraphs(transcript);
  const placed = spoken.flatMap((speech, index) => placedIn(speech, paragraphs[index]));
  const wanted = united(placed).flatMap(wishesOf);
  if (wanted.length === 0) return { text, account: [] };
  const prefix = freePrefix(wanted);
  const numbered = wanted.map(({ wish }, index) =>
    wish.code === "" ? { ...wish, code: `${prefix}${index}` } : wish,
  );
  const { coded, refused } = inRounds(text, numbered);
  const account = refused.map(({ index, reason }) => ({ ...wanted[index], reason }));
  return { text: withoutStandIns(coded, prefix), account: accountOf(wanted, account) };
}

function inRounds(text: string, wishes: readonly Wish[]) {
  const refused: { readonly index: number; readonly reason: string }[] = [];
  let coded = text;
  for (const round of roundsFromInside(wishes)) {
    const made = codeMany(
      parseTranscript(coded),
      round.map((index) => wishes[index]),
    );
    coded = applyEdits(coded, made.edits);
    for (const { index, reason } of made.refused) refused.push({ index: round[index], reason });
  }
  return { coded, refused };
}

interface Wanted {
  readonly wish: Wish;
  readonly paragraph: string;
}

/** A stretch with its place in the wording. */
interface Placed {
  readonly stretch: ImportedStretch;
  readonly start: number;
  readonly end: number;
  /** Its first words. */
  readonly words: string;
}

function placedIn({ text, stretches }: ImportedSpeech, paragraph: Paragraph): readonly Placed[] {
  if (stretches.length === 0) return [];
  const { starts, ends } = cleanPlaces(text);
  return stretches.map((stretch) => {
    const [from, to] = [startIn(text, stretch.start), endIn(text, stretch.end)];
    const first = cleanWords(text.slice(from, to)).words;
    return {
      stretch,
      start: paragraph.wordingStart + starts[from],
      end: paragraph.wordingStart + ends[to],
      words: first.length > SHOWN_WORDS ? `${first.slice(0, SHOWN_WORDS)}…` : first,
    };
  });
}

/** The stretches of one passage as one, from its first to its last word. */
function united(placed: readonly Placed[]): readonly Placed[] {
  const passages = new Map<number, Placed>();
  const others: Placed[] = [];
  for (const one of placed) {
    const { passage } = one.stretch;
    if (passage === undefined || one.start >= one.end) others.push(one);
    else passages.set(passage, withMore(passages.get(passage), one));
  }
  return [...passages.values(), ...others];
}

function withMore(first: Placed | undefined, { stretch, start, end, words }: Placed): Placed {
  if (first === undefined) return { stretch, start, end, words };
  const memo = first.stretch.memo ?? stretch.memo;
  return {
    stretch: { ...first.stretch, memo },
    start: Math.min(first.start, start),
    end: Math.max(first.end, end),
    words: first.words,
  };
}

function wishesOf({ stretch, start, end, words }: Placed): readonly Wanted[] {
  return codesOf(stretch).map((code, index) => ({
    wish: { stretch: { start, end }, code, by: stretch.coder, ...memoOf(stretch, index) },
    paragraph: words,
  }));
}

const SHOWN_WORDS = 60;

function startIn(text: string, offset: number): number {
  const at = bounded(text, offset);
  return isInsidePair(text, at) ? at - 1 : at;
}

function endIn(text: string, offset: number): number {
  const at = bounded(text, offset);
  return isInsidePair(text, at) ? at + 1 : at;
}

function bounded(text: string, offset: number): number {
  return Math.min(text.length, Math.max(0, Math.round(offset) || 0));
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** The memo stands with the first code; without a code it needs one to be written at all. */
function codesOf({ codes, memo }: ImportedStretch): readonly string[] {
  if (codes.length > 0) return codes;
  return memo === undefined || cleanWords(memo).words === "" ? [] : [""];
}

function memoOf({ memo }: ImportedStretch, index: number): { readonly memo?: string } {
  if (memo === undefined || index > 0) return {};
  const { words } = cleanWords(memo);
  return words === "" ? {} : { memo: words };
}

/** The edits write codes, so a memo alone is written with one that is taken out again. */
function freePrefix(wanted: readonly Wanted[]): string {
  let prefix = "memo-";
  while (wanted.some(({ wish }) => wish.code.startsWith(prefix))) prefix = `m${prefix}`;
  return prefix;
}

function withoutStandIns(text: string, prefix: string): string {
  const { passages } = parseTranscript(text);
  const edits = passages.flatMap(({ block }): TextEdit[] => {
    const standIns = block.codes.filter(({ id }) => id.startsWith(prefix));
    if (standIns.length === 0) return [];
    const newText = withoutCodes(text, block, standIns);
    return newText === undefined ? [] : [{ span: { start: block.start, end: block.end }, newText }];
  });
  return edits.length === 0 ? text : applyEdits(text, edits);
}

const MOST_PLACES = 5;

function accountOf(
  wanted: readonly Wanted[],
  refused: readonly (Wanted & { readonly reason: string })[],
): readonly AccountItem[] {
  const items: AccountItem[] = [];
  const kept = wanted.length - refused.length;
  if (kept > 0) {
    items.push({ fate: "kept", what: "codes and memos", count: kept, why: undefined, places: [] });
  }
  const reasons = new Map<string, Wanted[]>();
  for (const one of refused) reasons.set(one.reason, [...(reasons.get(one.reason) ?? []), one]);
  for (const [why, all] of reasons) {
    const places = all.slice(0, MOST_PLACES).map(({ paragraph }) => `“${paragraph}”`);
    items.push({ fate: "left out", what: "codes and memos", count: all.length, why, places });
  }
  return items;
}
