/** The words of a paragraph as one line of a transcript can hold them. */
export interface CleanWords {
  /** On one line, every run of white space one blank, nothing at its ends. */
  readonly words: string;
  /** How many characters were left out that nobody can see and no text should hold. */
  readonly controls: number;
}

export function cleanWords(text: string): CleanWords {
  let controls = 0;
  const count = (): string => (controls++, "");
  const visible = PLAIN.test(text) ? text : wellFormed(text.replace(CONTROL, count));
  return { words: visible.replace(WHITE, " ").replace(/^ | $/g, ""), controls };
}

/** For every unit of a text, and its end: where its clean words stand. */
export interface CleanPlaces {
  /** The place of the first clean character at or behind an offset. */
  readonly starts: Int32Array;
  /** The place behind the last clean character before an offset. */
  readonly ends: Int32Array;
}

export function cleanPlaces(text: string): CleanPlaces {
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  let length = 0;
  let waiting = 0;
  let isParted = false;
  for (let at = 0; at < text.length; at++) {
    ends[at] = length;
    if (IS_CONTROL.test(text[at])) continue;
    if (IS_WHITE.test(text[at])) {
      isParted = length > 0;
      continue;
    }
    if (isParted) length++;
    isParted = false;
    while (waiting <= at) starts[waiting++] = length;
    length++;
  }
  ends[text.length] = length;
  while (waiting <= text.length) starts[waiting++] = length;
  return { starts, ends };
}

const PLAIN = /^[\t\n\r\x20-\x7e\xa0-\u1fff]*$/;

/** Line breaks that only some programs know are white space too. */
const WHITE = /[ \t-\r\x85\u2028\u2029]+/g;
const IS_WHITE = /[ \t-\r\x85\u2028\u2029]/;
const CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]/g;
const IS_CONTROL = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]/;

/** A half of a surrogate pair cannot be written in UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}
