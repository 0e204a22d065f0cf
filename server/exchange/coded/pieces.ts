import type { ReadingParagraph } from "../../protocol/reading";
import type { CodedPassage } from "./codedTranscript";

/** A stretch of words in which no passage begins or ends, or the place where one does. */
export type Piece =
  | {
      readonly kind: "words";
      readonly text: string;
      /** Of the passages that these words are in, the one that began last. */
      readonly inner: number | undefined;
    }
  | { readonly kind: "start" | "end"; readonly passage: number };

/** Cuts paragraphs, in their order, where passages begin and end; passages are named by their index. */
export interface Cutter {
  cut(paragraph: Pick<ReadingParagraph, "text" | "start">): readonly Piece[];
  /** The passages that have begun and not ended where the next paragraph starts. */
  goingOn(): readonly number[];
}

/**
 * Walks once along the passages while paragraphs are given, in time that grows with the pieces and not
 * with how many passages are open. The passages have words and come by their starts, of two the longer
 * one first. At one place those end first that began last, and then others begin, the longest first,
 * so that they nest where they can.
 */
export function pieceCutter(passages: readonly Pick<CodedPassage, "start" | "end">[]): Cutter {
  const walk: Walk = {
    passages,
    ending: [...passages.keys()].sort((a, b) => passages[a].end - passages[b].end || b - a),
    begun: 0,
    ended: 0,
    open: [],
  };
  return {
    cut: (paragraph) => [...piecesOf(walk, paragraph)],
    goingOn() {
      walk.open = walk.open.filter((one) => !hasEnded(walk, one));
      return [...walk.open];
    },
  };
}

interface Walk {
  readonly passages: readonly Pick<CodedPassage, "start" | "end">[];
  /** All passages in the order in which they end. */
  readonly ending: readonly number[];
  /** How many have begun and how many have ended. */
  begun: number;
  ended: number;
  /** Those that have begun; of those that have ended, some are in it still. */
  open: number[];
}

function* piecesOf(
  walk: Walk,
  { text, start }: Pick<ReadingParagraph, "text" | "start">,
): Generator<Piece> {
  const end = start + text.length;
  let done = start;
  for (let place = nextPlace(walk, end); place !== undefined; place = nextPlace(walk, end)) {
    yield* wordsOf(walk, text.slice(done - start, Math.max(0, place - start)));
    done = Math.max(done, place);
    yield* endsAt(walk, place);
    yield* startsAt(walk, place, end);
  }
  yield* wordsOf(walk, text.slice(done - start));
}

/** The next place at which something begins before the end of a paragraph, or ends there at the latest. */
function nextPlace({ passages, ending, begun, ended }: Walk, end: number): number | undefined {
  const nextStart = passages.at(begun)?.start ?? Infinity;
  const nextEnd = ended < begun ? passages[ending[ended]].end : Infinity;
  if (nextStart < end && nextStart < nextEnd) return nextStart;
  return nextEnd <= end ? nextEnd : undefined;
}

function* wordsOf(walk: Walk, text: string): Generator<Piece> {
  if (text === "") return;
  const { open } = walk;
  while (open.length > 0 && hasEnded(walk, open[open.length - 1])) open.pop();
  yield { kind: "words", text, inner: open.at(-1) };
}

function* endsAt(walk: Walk, place: number): Generator<Piece> {
  const { passages, ending } = walk;
  while (walk.ended < walk.begun && passages[ending[walk.ended]].end === place)
    yield { kind: "end", passage: ending[walk.ended++] };
}

function* startsAt(walk: Walk, place: number, end: number): Generator<Piece> {
  const { passages } = walk;
  while (passages.at(walk.begun)?.start === place && place < end) {
    walk.open.push(walk.begun);
    yield { kind: "start", passage: walk.begun++ };
  }
}

function hasEnded({ passages, ending, ended }: Walk, one: number): boolean {
  return ended > 0 && passages[one].end <= passages[ending[ended - 1]].end;
}
