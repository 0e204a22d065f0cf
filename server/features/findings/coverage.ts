import { normalizeId } from "../../codebook/ids";
import type { GiveWay } from "../../counts/compared";
import { everyCoding, stretchesOf, wordingLength } from "../../counts/strips";
import {
  MOST_STRETCHES,
  type CoveragePicture,
  type CoverageWish,
  type StretchInfo,
  type StripInfo,
} from "../../protocol/findings";
import type { TranscriptInfo } from "../../protocol";
import type { FileFacts } from "../../study/facts";
import { idsBelow } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { transcriptInfosOf } from "../overview/transcripts";
import { codingsWith } from "../passages";
import { rangeOfLines } from "../positions";

/**
 * Coverage by transcript (counting rules, section 3), with the places of the codings along each
 * text. `pause` is called after each transcript. A page behind the last transcript is empty; numbers
 * that are none count as 0.
 */
export async function coveragePictureOf(
  study: StudySnapshot,
  wish: CoverageWish,
  pause: GiveWay,
): Promise<CoveragePicture> {
  const transcripts = transcriptInfosOf(study);
  const node = wish.node === null ? null : normalizeId(wish.node);
  const isThere = node !== null && isKnown(study, node);
  const ids = isThere ? idsBelow(study.figures.study.codebook, node) : null;
  const offset = wholeNumber(wish.offset);
  const strips: StripInfo[] = [];
  for (const info of transcripts.slice(offset, offset + wholeNumber(wish.limit))) {
    strips.push(stripOf(study, info, ids));
    await pause();
  }
  return {
    picture: "coverage",
    node: isThere ? node : null,
    offset,
    total: transcripts.length,
    strips,
  };
}

function isKnown({ figures }: StudySnapshot, node: string): boolean {
  return figures.study.codebook.nodes.has(node) || figures.tally.nodes.has(node);
}

const NOTHING = { length: 0, passages: 0, stretches: [], others: [] };

/** `ids` are those of the node; null where any coding is meant. */
function stripOf(
  { figures }: StudySnapshot,
  { seal: _seal, status: _status, ...info }: TranscriptInfo,
  ids: ReadonlySet<string> | null,
): StripInfo {
  const facts = figures.study.files.get(info.file);
  if (facts === undefined) return { ...info, ...NOTHING };
  const all = everyCoding(facts);
  const own = ids === null ? all : codingsWith(facts, ids);
  const { passages, stretches } = stretchesOf(facts, own, MOST_STRETCHES);
  return {
    ...info,
    length: wordingLength(facts),
    passages,
    stretches: stretches.map(({ start, end, lines, codes }) => ({
      start,
      end,
      range: rangeOfLines(lines),
      codes: codes.map((code) => facts.codes[code]),
    })),
    others: ids === null ? [] : placesOf(facts, all),
  };
}

function placesOf(facts: FileFacts, codings: readonly number[]): readonly number[] {
  const { stretches } = stretchesOf(facts, codings, MOST_STRETCHES);
  return stretches.flatMap(({ start, end }: Pick<StretchInfo, "start" | "end">) => [start, end]);
}

function wholeNumber(value: number): number {
  return value > 0 ? Math.floor(value) : 0;
}
