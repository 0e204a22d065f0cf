/**
 * Classes of characters, as the specification of the markup (section 3) and the counting rules
 * (section 3 there) name them. Every class is looked up in a table that fills itself, because a
 * regular expression per character would be the slowest part of reading a transcript.
 */

export const OTHER = 0;
/** A letter, mark or digit of a script that writes blanks between words. */
export const WORD = 1;
/** `'`, `’`, `-`, `.` or `,`: joins two parts of one word. */
export const JOINER = 2;
/** A letter, mark or digit of a script that writes no blanks. */
export const UNSPACED = 3;
/** A mark that takes the script of the character before it. */
export const INHERITED = 4;
/** The first half of a surrogate pair: the class belongs to the pair. */
export const HIGH_SURROGATE = 5;
/** `[`, `]`, `{`, `\` or `<`: markup may start here. */
export const SIGN = 6;
/** A space or a tab. White space has the highest classes. */
export const BLANK = 7;
export const LINE_BREAK = 8;

const UNKNOWN = 255;

const UNSPACED_SCRIPT =
  /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
const LETTER = /\p{L}/u;
const DIGIT = /\p{N}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const INHERITED_MARK = /(?=\p{M})\p{scx=Zinh}/u;

const table = new Uint8Array(0x10000).fill(UNKNOWN);
for (let code = 0; code < 0x80; code++) table[code] = classOfAscii(code);

/** The class of one UTF-16 unit. */
export function classOfUnit(unit: number): number {
  const known = table[unit];
  if (known !== UNKNOWN) return known;
  return (table[unit] = classOfCharacter(String.fromCharCode(unit)));
}

/** The class of the character that starts at `index`; a surrogate pair counts as one. */
export function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  const known = classOfUnit(unit);
  if (known !== HIGH_SURROGATE) return known;
  const pair = text.codePointAt(index) as number;
  return pair > 0xffff ? classOfCharacter(String.fromCodePoint(pair)) : OTHER;
}

export function isWhite(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;
}

/** A blank is a space or a tab, never a line break. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}

export function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}

/** ASCII punctuation: what a backslash escapes. */
export function isAsciiPunctuation(unit: number): boolean {
  return (
    (unit >= 0x21 && unit <= 0x2f) ||
    (unit >= 0x3a && unit <= 0x40) ||
    (unit >= 0x5b && unit <= 0x60) ||
    (unit >= 0x7b && unit <= 0x7e)
  );
}

/** How many UTF-16 units the character at `index` takes, if it is a letter or a digit; else 0. */
export function letterOrDigitLength(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return isAsciiLetter(unit) || isAsciiDigit(unit) ? 1 : 0;
  return lengthIf(LETTER_OR_DIGIT, text, index);
}

/** How many units the character at `index` takes, if it is a letter; else 0. */
export function letterLength(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return isAsciiLetter(unit) ? 1 : 0;
  return lengthIf(LETTER, text, index);
}

/** How many units the character at `index` takes, if it is a digit; else 0. */
export function digitLength(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return isAsciiDigit(unit) ? 1 : 0;
  return lengthIf(DIGIT, text, index);
}

/** How many units the character at `index` takes, if it is a letter, a mark or a digit; else 0. */
export function wordCharacterLength(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return isAsciiLetter(unit) || isAsciiDigit(unit) ? 1 : 0;
  return lengthIf(WORD_CHARACTER, text, index);
}

function lengthIf(pattern: RegExp, text: string, index: number): number {
  const point = text.codePointAt(index);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return pattern.test(character) ? character.length : 0;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function isAsciiDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function classOfAscii(code: number): number {
  if (isBlank(code)) return BLANK;
  if (isLineBreak(code)) return LINE_BREAK;
  if ("[]{\\<".includes(String.fromCharCode(code))) return SIGN;
  if (isAsciiLetter(code) || isAsciiDigit(code)) return WORD;
  return "'-.,".includes(String.fromCharCode(code)) ? JOINER : OTHER;
}

function classOfCharacter(character: string): number {
  if (character === "’") return JOINER;
  if (character.length === 1 && character >= "\ud800" && character <= "\udbff")
    return HIGH_SURROGATE;
  if (!WORD_CHARACTER.test(character)) return OTHER;
  if (UNSPACED_SCRIPT.test(character)) return UNSPACED;
  return INHERITED_MARK.test(character) ? INHERITED : WORD;
}
