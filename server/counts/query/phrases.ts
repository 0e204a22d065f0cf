import { foldText, type FoldedText } from "../../markup/foldText";
import type { Transcript } from "../../markup/model";
import { firstAbove } from "../../markup/search";
import { wordingOf } from "../../markup/wording";
import { unite, type Place, type Stretch, type Stretches } from "./stretches";

/** Words as they are looked for: folded, and cut at white space. */
export type Phrase = readonly string[];

const FOLDING = { isCaseSensitive: false, unitesSigns: true };

/**
 * Prepares quoted words: neither case nor the sort of quotation marks and apostrophes matters, and
 * white space stands for any white space.
 */
export function phraseOf(words: string): Phrase {
  return foldText(words, FOLDING)
    .text.split(/\s+/u)
    .filter((part) => part !== "");
}

/**
 * Where a phrase is said, whoever says it. Whatever words it begins and ends with, it takes them
 * whole: "art" is not found in "party".
 */
export function placesOfPhrase(transcript: Transcript, phrase: Phrase): Stretches {
  const [first] = phrase;
  if (first === undefined) return [];
  const folded = foldText(wordingOf(transcript), FOLDING);
  const found: Stretch[] = [];
  for (let at = folded.text.indexOf(first); at >= 0; at = folded.text.indexOf(first, at + 1)) {
    const end = endOfPhrase(folded.text, at, phrase);
    const stretch = end === undefined ? undefined : stretchAt(transcript, folded, { at, end });
    if (stretch !== undefined) found.push(stretch);
  }
  return unite(found);
}

/** Where a phrase ends that begins at `start`; undefined where another text stands. */
function endOfPhrase(text: string, start: number, phrase: Phrase): number | undefined {
  let at = start + phrase[0].length;
  for (const part of phrase.slice(1)) {
    const word = behindBlanks(text, at);
    if (word === at || !text.startsWith(part, word)) return undefined;
    at = word + part.length;
  }
  return at;
}

function behindBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/u.test(text[at])) at++;
  return at;
}

function stretchAt(
  transcript: Transcript,
  { toSource }: FoldedText,
  { at, end }: { readonly at: number; readonly end: number },
): Stretch | undefined {
  const start = edgeAt(transcript, toSource(at));
  const behind = edgeAt(transcript, toSource(end));
  return start && behind && { start, end: behind };
}

/** A place in no word. */
function edgeAt({ words }: Transcript, at: number | undefined): Place | undefined {
  if (at === undefined) return undefined;
  const ended = firstAbove(words.ends, at);
  const isInside = ended < words.starts.length && words.starts[ended] < at;
  return isInside ? undefined : { at, ended, begun: ended };
}
