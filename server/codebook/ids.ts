import { distance } from "fastest-levenshtein";
import { MAX_CODE_LENGTH } from "../markup/block";

/**
 * Whether `text` may stand as the id of a code (specification of the markup, section 2): a letter
 * followed by letters, marks, digits, `-` or `_`, at most 100 UTF-16 units after NFC.
 */
export function isCodeId(text: string): boolean {
  if (text.length > LONGEST_RAW_ID) return false;
  return CODE_ID.test(text) && normalizeId(text).length <= MAX_CODE_LENGTH;
}

/** The form in which ids are compared: Unicode NFC. */
export function normalizeId(raw: string): string {
  return raw.normalize("NFC");
}

/** What people read when a node has no `name`: blanks for `-` and `_`, a first upper-case letter. */
export function nameFromId(id: string): string {
  const spaced = id.replace(/[-_]/g, " ");
  const first = String.fromCodePoint(spaced.codePointAt(0) ?? 0x20);
  return spaced === "" ? "" : first.toUpperCase() + spaced.slice(first.length);
}

/**
 * A valid id made from what a person typed as a name, by the rule of the command that makes new
 * codes: lower case, `-` for everything that cannot stand in an id, at most 100 UTF-16 units. Empty
 * when nothing is left, as for `12 %`.
 */
export function idFromName(name: string): string {
  const words = name.slice(0, LONGEST_NAME).normalize("NFC").toLowerCase().replace(/['’]/g, "");
  const kept = words.replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-").replace(/^[^\p{L}]+/u, "");
  return withoutLastHyphen(cut(normalizeId(kept), MAX_CODE_LENGTH));
}

/** The id with a number behind it, shortened where it would be too long. */
export function numberedId(id: string, number: number): string {
  const ending = `-${number}`;
  return cut(id, MAX_CODE_LENGTH - ending.length) + ending;
}

/**
 * The candidates that `id` may be a slip of, the nearest first; differences of case and of
 * diacritics alone count as nearest. Looks at each candidate once and at no more than 100 units of
 * it, so it is linear in their number.
 */
export function nearestIds(
  id: string,
  candidates: Iterable<string>,
  options: { readonly limit: number },
): string[] {
  const wanted = id.slice(0, MAX_CODE_LENGTH);
  const folded = fold(wanted);
  const near: Near[] = [];
  for (const candidate of candidates) {
    const found = compare(wanted, folded, candidate);
    if (found !== undefined) near.push(found);
  }
  near.sort((a, b) => a.folded - b.folded || a.exact - b.exact);
  return near.slice(0, options.limit).map(({ candidate }) => candidate);
}

const CODE_ID = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;
/** NFC never makes a text shorter than a fifth, so a longer one cannot become an id. */
const LONGEST_RAW_ID = MAX_CODE_LENGTH * 5;
const LONGEST_NAME = 1_000;
const ASCII = /^[\x20-\x7e]*$/;

interface Near {
  readonly candidate: string;
  readonly folded: number;
  readonly exact: number;
}

function compare(wanted: string, folded: string, candidate: string): Near | undefined {
  if (candidate === wanted || candidate.length > MAX_CODE_LENGTH) return undefined;
  const slips = slipsAllowed(Math.max(wanted.length, candidate.length));
  // The difference in length is a lower bound of the distance; marks may account for twice as much.
  if (Math.abs(candidate.length - wanted.length) > slips * 2) return undefined;
  const other = fold(candidate);
  const steps = stepsBetween(folded, other);
  if (steps > slips) return undefined;
  return { candidate, folded: steps, exact: distance(wanted, candidate) };
}

/** Two swapped neighbours are one slip of the fingers, though two steps of Levenshtein's. */
function stepsBetween(a: string, b: string): number {
  const steps = distance(a, b);
  return steps === 2 && isSwap(a, b) ? 1 : steps;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** How many slips still make two words of this length look alike. */
function slipsAllowed(length: number): number {
  if (length <= 3) return 1;
  return Math.min(8, Math.floor(length * 0.4));
}

function fold(text: string): string {
  const lower = text.toLowerCase();
  return ASCII.test(lower) ? lower : lower.normalize("NFD").replace(/\p{M}/gu, "");
}

/** The first `limit` units, without half a surrogate pair at the end. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isPairBroken = (text.charCodeAt(limit) & 0xfc00) === 0xdc00;
  return text.slice(0, isPairBroken ? limit - 1 : limit);
}

function withoutLastHyphen(text: string): string {
  return text.endsWith("-") ? text.slice(0, -1) : text;
}
