/** A table as texts, of which some rows are enough. */
export interface TableTexts {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * The widths of the columns of a table of that width, in the same unit (twentieths of a point): each
 * holds its longest word, if that can be, and what is left goes to those with long texts. Their sum is
 * at most the width.
 */
export function columnWidthsIn(width: number, { columns, rows }: TableTexts): readonly number[] {
  const texts = columns.map((name, column) => [name, ...rows.map((row) => row[column])]);
  const least = texts.map((column) => leastWidth(column));
  const sum = total(least);
  if (sum >= width) return least.map((own) => Math.floor((own / sum) * width));
  const weights = texts.map(weightOf);
  const all = total(weights);
  return least.map((own, at) => Math.floor(own + (weights[at] / all) * (width - sum)));
}

/** As much as a table needs at least, lest words of it be broken. */
export function leastWidthOf(texts: TableTexts): number {
  return total(leastWidths(texts));
}

/**
 * How many columns of a table stand side by side, where each part of it begins with the first one:
 * as many as have room for their words, but no more than that, and two at least.
 */
export function columnsSideBySide(width: number, texts: TableTexts, most: number): number {
  const [first = 0, ...others] = leastWidths(texts);
  const fits = (count: number): boolean => {
    for (let from = 0; from < others.length; from += count - 1)
      if (first + total(others.slice(from, from + count - 1)) > width) return false;
    return true;
  };
  let count = Math.min(most, texts.columns.length);
  while (count > 2 && !fits(count)) count--;
  return count;
}

function leastWidths({ columns, rows }: TableTexts): readonly number[] {
  return columns.map((name, column) => leastWidth([name, ...rows.map((row) => row[column])]));
}

/** A letter of ten points, bold, in a wide font; and what stands free on both sides. */
const LETTER = 135;
const FREE = 240;
/** Longer words are broken. */
const LONGEST_WORD = 20;

function leastWidth(texts: readonly string[]): number {
  let longest = 2;
  for (const text of texts) {
    for (const word of text.slice(0, LOOKED_AT).split(/[\s-]+/))
      longest = Math.max(longest, Math.min(LONGEST_WORD, word.length));
  }
  return longest * LETTER + FREE;
}

/** As far as one looks into a text. */
const LOOKED_AT = 2_000;

/** By how long the texts are that there are; twice as long does not need quite twice the width. */
function weightOf([, ...texts]: readonly string[]): number {
  const lengths = texts.filter((text) => text !== "").map((text) => text.length);
  if (lengths.length === 0) return 1;
  const mean = total(lengths) / lengths.length;
  return 1 + mean ** 0.8 * Math.sqrt(lengths.length / texts.length);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
