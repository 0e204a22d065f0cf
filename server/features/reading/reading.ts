import { colorOf, UNKNOWN_COLOR } from "../../codebook/colors";
import { coderOf, entryOf } from "../../markup/edits/request";
import type { Passage, Transcript } from "../../markup/model";
import type {
  PassageMark,
  PlaceMap,
  ReadingCode,
  ReadingPassage,
  ReadingResult,
} from "../../protocol/reading";
import { codesOf } from "../passagesAt";
import { blocksOf } from "./blocks";
import { lanesOf } from "./lanes";
import type { ReadingSource } from "./source";

/** A transcript as one reads it; `version` is that of its document. */
export function readingOf(source: ReadingSource, version: number): ReadingResult {
  const { transcript, facts } = source;
  const numbered = transcript.passages.map((passage, index) => ({ passage, index }));
  const shown = numbered.filter(({ passage }) => passage.endWord > passage.firstWord);
  shown.sort((a, b) => a.passage.start - b.passage.start || b.passage.end - a.passage.end);
  const passages = shown.map(({ passage }) => passage);
  return {
    version,
    head: {
      case: facts.case,
      attributes: facts.attributes.map(({ key, value }) => ({ key, value })),
    },
    blocks: blocksOf(source),
    passages: readingPassages(transcript, passages),
    marks: shown.map(({ passage, index }): PassageMark => ({ index, open: passage.open.start })),
    codes: codesIn(source, passages),
    map: mapOf(transcript),
  };
}

function readingPassages(
  transcript: Transcript,
  passages: readonly Passage[],
): readonly ReadingPassage[] {
  const lanes = lanesOf(passages);
  return passages.map(({ start, end, form, block }, index) => ({
    start,
    end,
    form,
    codes: codesOf(block),
    by: coderOf(transcript, block) ?? null,
    memo: entryOf(block, "memo") ?? null,
    lane: lanes[index],
  }));
}

/** Without a study there is nothing that a code could be missing from. */
function codesIn({ codebook }: ReadingSource, passages: readonly Passage[]): ReadingCode[] {
  const ids = new Set(passages.flatMap(({ block }) => block.codes.map(({ id }) => id)));
  return [...ids].map((id) => {
    const node = codebook?.nodes.get(id);
    const color = codebook ? colorOf(codebook, id) : UNKNOWN_COLOR;
    const isUnknown = codebook !== undefined && node === undefined;
    return { id, name: node?.name ?? id, color, isUnknown };
  });
}

function mapOf({ wordingMap }: Transcript): PlaceMap {
  const { offsets, places, lengths, length } = wordingMap;
  return { offsets: [...offsets], places: [...places], lengths: [...lengths], length };
}
