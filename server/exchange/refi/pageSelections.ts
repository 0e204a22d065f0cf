import { childOf, textIn, type Tree } from "./tree";
import type { Stretch } from "./positions";

/** A selection with its place in the text, in UTF-16 offsets. */
export interface PlacedSelection extends Stretch {
  readonly tree: Tree;
}

/**
 * Finds the selections of pages in the words of a PDF document: those whose words stand in the text once,
 * whatever the blanks between them. Programs mark areas of pages, and add what can be read there.
 */
export function placedByWords(
  selections: readonly Tree[],
  text: string,
): readonly PlacedSelection[] {
  const bare = withoutBlanks(text);
  let left = MOST_COMPARED;
  return selections.flatMap((tree) => {
    const words = withoutBlanks(wordsOnPage(tree) ?? "").text;
    left -= bare.text.length;
    if (words.length < FEWEST || left < 0) return [];
    const at = bare.text.indexOf(words);
    if (at < 0 || bare.text.includes(words, at + 1)) return [];
    const last = bare.offsets[at + words.length - 1];
    return [{ tree, start: bare.offsets[at], end: last + 1 }];
  });
}

/** What a selection holds: the text in it. Its name may be cut, or be a number. */
export function wordsOnPage(selection: Tree): string | undefined {
  const inside = childOf(selection, "Representation");
  return inside && textIn(inside, "PlainTextContent");
}

/** UTF-16 units. A few signs may stand in a text once by chance. */
const FEWEST = 8;
/** UTF-16 units over all selections of a document, so that no file keeps the machine busy for long. */
const MOST_COMPARED = 200_000_000;

interface Bare {
  readonly text: string;
  /** For each unit where it stands in the text with blanks. */
  readonly offsets: Int32Array;
}

function withoutBlanks(text: string): Bare {
  const offsets = new Int32Array(text.length);
  let count = 0;
  for (const { 0: run, index } of text.matchAll(/\S+/g))
    for (let at = 0; at < run.length; at++) offsets[count++] = index + at;
  return { text: text.replace(/\s+/g, ""), offsets };
}
