import type { Coding, Transcript } from "../../markup/model";
import { CODING, haveSamePlaces, type FileFacts } from "../../study/facts";
import { limitedFrom } from "./limited";

/**
 * A transcript with the codings of limited facts alone, each with its words in scope; the text and
 * everything else stay whole. Undefined where it is not what the facts were made of: wrong words are
 * worse than none. `own` are its own facts.
 */
export function limitTranscript(
  transcript: Transcript,
  { own, limited }: { readonly own: FileFacts; readonly limited: FileFacts },
): Transcript | undefined {
  const from = limitedFrom(limited);
  if (from === undefined) return transcript;
  if (!isSameFile(from.facts, own)) return undefined;
  const codings = from.codings.map((row, at) => cutCoding(transcript.codings[row], limited, at));
  return { ...transcript, codings };
}

function cutCoding(coding: Coding, { codings }: FileFacts, at: number): Coding {
  const row = at * CODING.width;
  const passage = {
    ...coding.passage,
    start: codings[row + CODING.start],
    end: codings[row + CODING.end],
    firstParagraph: codings[row + CODING.firstParagraph],
    lastParagraph: codings[row + CODING.lastParagraph],
    heading: codings[row + CODING.heading],
  };
  return { ...coding, passage };
}

function isSameFile(a: FileFacts, b: FileFacts): boolean {
  if (a === b) return true;
  if (a.codings.length !== b.codings.length || !haveSamePlaces(a, b)) return false;
  return a.codings.every((value, cell) => value === b.codings[cell]);
}
