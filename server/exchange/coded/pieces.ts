import type { ReadingParagraph } from "../../protocol/reading";
import type { CodedPassage } from "./codedTranscript";

/** A stretch of words in which no passage begins or ends, or the place where one does. */
export type Piece =
  | { readonly kind: "words"; readonly text: string; readonly open: readonly number[] }
  | { readonly kind: "start" | "end"; readonly passage: number };

/** Cuts paragraphs, in their order, where passages begin and end; passages are named by their index. */
export type Cutter = (paragraph: ReadingParagraph) => readonly Piece[];

/**
 * Walks once along the passages while paragraphs are given. At one place those end first that began
 * last, and then others begin, the longest first, so that they nest where they can.
 */
export function pieceCutter(passages: readonly CodedPassage[]): Cutter {
  let open: number[] = [];
  let next = 0;
  return ({ text, start }) => {
    const pieces: Piece[] = [];
    const end = start + text.length;
    let done = start;
    const speak = (place: number): void => {
      if (place > done)
        pieces.push({ kind: "words", text: text.slice(done - start, place - start), open });
      done = Math.max(done, place);
    };
    const endAt = (place: number): void => {
      for (const passage of open.filter((one) => passages[one].end === place).reverse())
        pieces.push({ kind: "end", passage });
      open = open.filter((one) => passages[one].end > place);
    };
    for (const place of cutsIn(passages, { open, next, end })) {
      speak(place);
      endAt(place);
      while (next < passages.length && passages[next].start === place && place < end) {
        pieces.push({ kind: "start", passage: next });
        open = [...open, next++];
      }
    }
    speak(end);
    return pieces;
  };
}

interface Walk {
  readonly open: readonly number[];
  readonly next: number;
  readonly end: number;
}

/** The places at which something begins or ends up to the end of a paragraph. */
function cutsIn(passages: readonly CodedPassage[], { open, next, end }: Walk): readonly number[] {
  const places = new Set<number>();
  const add = (place: number): void => void (place <= end && places.add(place));
  for (const one of open) add(passages[one].end);
  for (let at = next; at < passages.length && passages[at].start < end; at++) {
    add(passages[at].start);
    add(passages[at].end);
  }
  return [...places].sort((a, b) => a - b);
}
