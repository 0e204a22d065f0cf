// Codes that a typed text may mean: plain data, for pages and pick lists alike.
import { distance } from "fastest-levenshtein";

export interface CodeText {
  readonly id: string;
  readonly name: string;
  readonly definition: string | null;
}

export interface CodeMatcher<T extends CodeText> {
  /** The code that the text names in its own or another spelling: case, accents, hyphens, plural. */
  same(text: string): T | undefined;
  /** Codes that look or read alike, the nearest first: by spelling, shared words, definition. */
  close(text: string, limit: number): readonly T[];
}

/** Folds the codes once, so that each key that is typed costs little. */
export function createMatcher<T extends CodeText>(codes: readonly T[]): CodeMatcher<T> {
  let folded: readonly Folded<T>[] | undefined;
  const all = (): readonly Folded<T>[] => (folded ??= codes.map(fold));
  return {
    same(text) {
      const spelling = joined(wordsOf(text));
      if (spelling === "") return codes.find((code) => isWritten(code, text.trim()));
      return all().find(({ spellings }) => spellings.includes(spelling))?.code;
    },
    close(text, limit) {
      const wanted = wordsOf(text);
      if (wanted.length === 0) return [];
      const scored = all().map((one) => ({ code: one.code, score: scoreOf(wanted, one) }));
      const near = scored.filter(({ score }) => score > 0);
      near.sort((a, b) => b.score - a.score);
      return near.slice(0, limit).map(({ code }) => code);
    },
  };
}

/** Names of signs alone have no spelling besides their own. */
function isWritten({ id, name }: CodeText, text: string): boolean {
  return text !== "" && (id === text || name.trim() === text);
}

interface Folded<T> {
  readonly code: T;
  /** Its id and its name, without what is only spelling. */
  readonly spellings: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly definition: ReadonlySet<string>;
}

/** Names are short; of a definition that is a page long the start says what it is about. */
const LONGEST = 1000;
const LONGEST_NAME = 100;

function fold<T extends CodeText>(code: T): Folded<T> {
  const id = wordsOf(code.id);
  const name = wordsOf(code.name);
  return {
    code,
    spellings: [...new Set([joined(id), joined(name)])].filter((spelling) => spelling !== ""),
    words: new Set([...id, ...name].filter(isTelling)),
    definition: new Set(wordsOf(code.definition ?? "").filter(isTelling)),
  };
}

/** "Don’t know (Answers)" becomes "dont", "know", "answer". */
function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFC");
  return (plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(singular);
}

/** English plurals; what is no plural is cut in the same way wherever it stands. */
function singular(word: string): string {
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  return word.replace(/s$/, "");
}

function joined(words: readonly string[]): string {
  return words.join("").slice(0, LONGEST_NAME);
}

/** Small words are shared by everything. */
function isTelling(word: string): boolean {
  return !SMALL.has(word) && (word.length > 2 || !/^[\p{Script=Latin}\p{N}]+$/u.test(word));
}

const SMALL: ReadonlySet<string> = new Set(
  "the and for not with from that this has have are was one too off out per who what when how".split(
    " ",
  ),
);

/** From above 2 (nearly the same spelling) over 1 to 2 (shared words) to below 1 (definition). */
function scoreOf<T>(
  wanted: readonly string[],
  { spellings, words, definition }: Folded<T>,
): number {
  const spelling = joined(wanted);
  const nearness = Math.max(0, ...spellings.map((other) => nearnessOf(spelling, other)));
  if (nearness > 0) return 2 + nearness;
  const telling = wanted.filter(isTelling);
  if (telling.length === 0) return 0;
  const shared = telling.filter((word) => words.has(word)).length;
  if (shared > 0) return 1 + shared / Math.max(telling.length, words.size);
  const defined = telling.filter((word) => definition.has(word)).length;
  return defined === telling.length || defined > 1 ? defined / (telling.length + 1) : 0;
}

/** 1 for the same, less with each slip, 0 where more than a quarter of the letters differ. */
function nearnessOf(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const allowed = length < 4 ? 0 : Math.max(1, Math.floor(length / 4));
  if (a === b) return 1;
  if (Math.abs(a.length - b.length) > allowed) return 0;
  const steps = distance(a, b);
  const slips = steps === 2 && isSwap(a, b) ? 1 : steps;
  return slips > allowed ? 0 : 1 - slips / (length + 1);
}

/** Two swapped neighbours are one slip of the fingers. */
function isSwap(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
