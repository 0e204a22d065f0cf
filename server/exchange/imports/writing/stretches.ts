import type { AccountItem } from "../account";
import type { ImportedSpeech, ImportedStretch } from "../imported";
import { applyEdits, type TextEdit } from "../../../markup/edits/edit";
import { codeMany, type Wish } from "../../../markup/edits/codeMany";
import { withoutCodes, withoutItems, writeItems } from "../../../markup/edits/writtenBlock";
import { spokenParagraphs } from "../../../markup/edits/verify";
import type { Block, BlockCode, Paragraph } from "../../../markup/model";
import { MAX_BLOCK_LENGTH } from "../../../markup/block";
import { parseTranscript } from "../../../markup/parse";
import { itemOf } from "../placesOf";
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
  const valuesOf = (standIn: string) => wanted[Number(standIn.slice(prefix.length))]?.values;
  const written = withoutStandIns(coded, prefix, valuesOf);
  return { text: written.text, account: [...accountOf(wanted, account), ...written.account] };
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
  readonly values?: ReadonlyMap<string, string>;
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
  const wish = { stretch: { start, end }, by: stretch.coder };
  const { values } = stretch;
  const coded = codesOf(stretch).map((code, index) => ({
    wish: { ...wish, code, ...memoOf(stretch, index) },
    paragraph: words,
  }));
  return values?.size
    ? [...coded, { wish: { ...wish, code: "" }, paragraph: words, values }]
    : coded;
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

/** Takes the stand-ins out, and writes the values that they stand for in their places. */
function withoutStandIns(
  text: string,
  prefix: string,
  valuesOf: (standIn: string) => ReadonlyMap<string, string> | undefined,
): WithStretches {
  let kept = 0;
  let lost = 0;
  const edits = parseTranscript(text).passages.flatMap(({ block }): TextEdit[] => {
    const standIns = block.codes.filter(({ id }) => id.startsWith(prefix));
    const keys = new Set(block.entries.map(({ key }) => key));
    const entries = standIns.flatMap(({ id }) => [...(valuesOf(id) ?? [])]);
    let room = MAX_BLOCK_LENGTH - (block.end - block.start);
    const free = entries.filter(([key, value]) => {
      room -= key.length + value.length * 2 + 4;
      return room > 0 && !keys.has(key) && keys.add(key);
    });
    kept += free.length;
    lost += entries.length - free.length;
    const newText = standIns.length === 0 ? undefined : blockWith(text, block, standIns, free);
    return newText === undefined ? [] : [{ span: { start: block.start, end: block.end }, newText }];
  });
  const account = [
    ...itemOf({ fate: "kept", what: "values of passages", why: undefined }, kept),
    ...itemOf({ fate: "left out", what: "values of passages", why: ONE_VALUE }, lost),
  ];
  return { text: edits.length === 0 ? text : applyEdits(text, edits), account };
}

const ONE_VALUE =
  "A passage has one value for a key, and its notes have at most 10,000 characters.";

function blockWith(
  text: string,
  block: Block,
  standIns: readonly BlockCode[],
  entries: readonly (readonly [string, string])[],
): string | undefined {
  if (entries.length === 0) return withoutCodes(text, block, standIns);
  const others = withoutItems(text, block, standIns).slice(1, -1).trim();
  const values = writeItems({ codes: [], entries }).slice(1, -1);
  return `{${others === "" ? values : `${others} ${values}`}}`;
}

const MOST_PLACES = 5;

function accountOf(
  wanted: readonly Wanted[],
  refused: readonly (Wanted & { readonly reason: string })[],
): readonly AccountItem[] {
  const items: AccountItem[] = [];
  const isValue = ({ values }: Wanted): boolean => values !== undefined;
  const kept = wanted.length - refused.length - wanted.filter(isValue).length;
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
