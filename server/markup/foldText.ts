import { firstAbove } from "./search";

export interface Folding {
  /** Whether upper and lower case are told apart. */
  readonly isCaseSensitive: boolean;
  /** Whether the sort of quotation marks, apostrophes and blanks does not matter. */
  readonly unitesSigns: boolean;
}

/** A text as it is compared, and where its characters stand in the text as it is. */
export interface FoldedText {
  readonly text: string;
  /** The index in the source; undefined inside a character that became several, or half of one. */
  readonly toSource: (index: number) => number | undefined;
  /** The index in the folded text at or behind an index of the source. */
  readonly toFolded: (index: number) => number;
  /** The start, and the end, of the character of the source around an index of the folded text. */
  readonly around: (index: number) => { readonly start: number; readonly end: number };
}

/**
 * Folds a text so that spellings of the same words compare equal, and keeps every place:
 *
 * - normalisation forms: `é` is one character, however it is stored (Unicode NFC);
 * - case, unless it matters: by Unicode's full folding, so that `ß` is `ss` and `ς` is `σ`; the four
 *   letters I of Turkish are one;
 * - signs, if wished: `’` is `'`, `“` is `"`, and a no-break space is a blank.
 *
 * A diacritic belongs to its letter: no index before it is one of the source. Indexes are UTF-16
 * units. Takes linear time.
 */
export function foldText(source: string, folding: Folding): FoldedText {
  const clusters = [...source.matchAll(INTRICATE)];
  if (clusters.length === 0) return unmoved(foldPlain(source, folding));
  const builder = createBuilder();
  let from = 0;
  for (const { 0: cluster, index } of clusters) {
    builder.addPlain(foldPlain(source.slice(from, index), folding), from);
    addCluster(builder, cluster, index, folding);
    from = index + cluster.length;
  }
  builder.addPlain(foldPlain(source.slice(from), folding), from);
  return builder.finish(source.length);
}

/** What marks and parts of Hangul syllables do to the character before them, NFC says. */
const JOINING = String.raw`\p{M}\u1160-\u11ff\ud7b0-\ud7fb`;

/**
 * Letters whose lower case is one unit too, and which no other letter equals in it: most of Latin,
 * Greek, Cyrillic; and scripts without case. Left out are µ, ß, İ, ı, ŉ, ſ and ς, say.
 */
const PLAIN = String.raw`\u0000-\u00b4\u00b6-\u00de\u00e0-\u012f\u0132-\u0148\u014a-\u017e\u0391-\u03a1\u03a4-\u03ab\u03b1-\u03c1\u03c3-\u03cb\u0400-\u052f\u05d0-\u05ea\u0620-\u064a\u0904-\u0939\u0e01-\u0e30\u2010-\u2026\u2030-\u203a\u3000-\u3029\u3030-\u3096\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff20\uff5b-\uff65`;

const INTRICATE = new RegExp(`[^${PLAIN}][${JOINING}]*|[${PLAIN}][${JOINING}]+`, "gu");

function foldPlain(text: string, folding: Folding): string {
  const cased = folding.isCaseSensitive ? text : text.toLowerCase();
  return folding.unitesSigns ? cased.replace(/[‘’‛“”„‟\u00a0\u2007\u202f]/g, signOf) : cased;
}

function signOf(sign: string): string {
  if (/\s/.test(sign)) return " ";
  return /[‘’‛]/.test(sign) ? "'" : '"';
}

/** Vowel signs stand by themselves where that changes nothing; diacritics stay with their letter. */
function addCluster(builder: Builder, cluster: string, start: number, folding: Folding): void {
  const whole = foldCluster(cluster, folding);
  const parts = [...cluster.matchAll(/.\p{Script=Inherited}*/gsu)].map(({ 0: text, index }) => {
    return { text: foldCluster(text, folding), start: start + index };
  });
  const isTheSame = parts.map(({ text }) => text).join("") === whole;
  for (const part of isTheSame ? parts : [{ text: whole, start }]) {
    builder.addMoved(part.text, part.start);
  }
}

function foldCluster(text: string, folding: Folding): string {
  const composed = text.normalize("NFC");
  return foldPlain(folding.isCaseSensitive ? composed : foldCase(composed), folding);
}

function foldCase(text: string): string {
  // Lower case first, for the capital ẞ has no upper case, which would be the two letters of ß.
  const folded = text.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ");
  return folded.replace(/i\u0307+/g, "i").normalize("NFC");
}

function unmoved(text: string): FoldedText {
  return {
    text,
    toSource: (index) => index,
    toFolded: (index) => index,
    around: (index) => ({ start: index, end: index }),
  };
}

interface Builder {
  /** A stretch whose units correspond one by one. */
  readonly addPlain: (text: string, start: number) => void;
  /** A character that has other units than before, or several. */
  readonly addMoved: (text: string, start: number) => void;
  readonly finish: (length: number) => FoldedText;
}

/** Pieces of the two texts that correspond: piece `i` starts at `folded[i]` and at `source[i]`. */
function createBuilder(): Builder {
  const parts: string[] = [];
  const folded: number[] = [];
  const source: number[] = [];
  const isWhole: boolean[] = [];
  let length = 0;
  const add = (text: string, start: number, whole: boolean): void => {
    folded.push(length);
    source.push(start);
    isWhole.push(whole);
    parts.push(text);
    length += text.length;
  };
  return {
    addPlain: (text, start) => {
      if (text !== "") add(text, start, false);
    },
    addMoved: (text, start) => add(text, start, true),
    finish(end) {
      add("", end, true);
      return { text: parts.join(""), ...mapOf({ folded, source, isWhole }) };
    },
  };
}

interface Pieces {
  readonly folded: readonly number[];
  readonly source: readonly number[];
  readonly isWhole: readonly boolean[];
}

function mapOf({ folded, source, isWhole }: Pieces): Omit<FoldedText, "text"> {
  const around: FoldedText["around"] = (index) => {
    const piece = firstAbove(folded, index) - 1;
    const offset = index - folded[piece];
    if (offset === 0) return { start: source[piece], end: source[piece] };
    if (!isWhole[piece]) return { start: source[piece] + offset, end: source[piece] + offset };
    return { start: source[piece], end: source[piece + 1] };
  };
  return {
    around,
    toSource(index) {
      const { start, end } = around(index);
      return start === end ? start : undefined;
    },
    toFolded(index) {
      const piece = firstAbove(source, index) - 1;
      const offset = index - source[piece];
      if (offset === 0 || !isWhole[piece]) return folded[piece] + offset;
      return folded[piece + 1];
    },
  };
}
