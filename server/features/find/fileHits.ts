import type { ReadFile } from "../../counts/codingRows";
import type { Paragraph, Transcript } from "../../markup/model";
import { firstAbove } from "../../markup/search";
import { wordingBetween } from "../../markup/wording";
import { voiceOf } from "../../study/voices";
import type { FindQuery } from "../../protocol/find";
import type { Finder, IsEdge } from "./finders";

/** A hit as places in the wording of a file. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  /** The index of its paragraph. */
  readonly paragraph: number;
}

export type HitOptions = Pick<FindQuery, "isWholeWord" | "speakers"> & {
  /** The place to start from: hits before it are left out. */
  readonly from: number;
};

/**
 * The hits in the speech of a file, paragraph by paragraph, so that none reaches over the end of
 * one. Whole words begin and end where the words that are counted do. Undefined stands for a step
 * that found nothing, so that whoever asks can yield to others.
 */
export function* hitsOfFile(
  file: Pick<ReadFile, "transcript" | "voices">,
  finder: Finder,
  { isWholeWord, speakers, from }: HitOptions,
): Iterable<Hit | undefined> {
  const { transcript, voices } = file;
  for (let index = 0; index < transcript.paragraphs.length; index++) {
    const paragraph = transcript.paragraphs[index];
    const { wordingStart, wordingEnd, speaker } = paragraph;
    if (wordingEnd <= Math.max(wordingStart, from)) continue;
    if (speakers === "participants" && !voices.isParticipant[voiceOf(voices, speaker)]) continue;
    const speech = wordingBetween(transcript, wordingStart, wordingEnd);
    const isEdge = isWholeWord ? edgesOf(transcript, paragraph) : ALWAYS;
    for (const hit of finder.hitsIn(speech, Math.max(0, from - wordingStart), isEdge)) {
      yield (
        hit && { start: wordingStart + hit.start, end: wordingStart + hit.end, paragraph: index }
      );
    }
    yield undefined;
  }
}

const ALWAYS: IsEdge = () => true;

/** A place inside a word is no edge; neither is one between two signs a wrong one. */
function edgesOf({ words }: Transcript, { wordingStart }: Paragraph): IsEdge {
  return (index) => {
    const place = wordingStart + index;
    const word = firstAbove(words.ends, place);
    return word >= words.starts.length || words.starts[word] >= place;
  };
}
