import type { Coding, Transcript } from "../../markup/model";
import { CODING, PARAGRAPH, rowCount, type FileFacts } from "../../study/facts";
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
  if (a.words !== b.words || a.codings.length !== b.codings.length) return false;
  if (a.paragraphs.length !== b.paragraphs.length) return false;
  for (let at = 0; at < rowCount(a.paragraphs, PARAGRAPH); at++) {
    const cell = at * PARAGRAPH.width + PARAGRAPH.wordingEnd;
    if (a.paragraphs[cell] !== b.paragraphs[cell]) return false;
  }
  return a.codings.every((value, cell) => value === b.codings[cell]);
}
