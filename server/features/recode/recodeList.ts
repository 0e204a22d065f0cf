import { normalizeId } from "../../codebook/ids";
import { voiceOfCoding } from "../../counts/codingRows";
import { memoOf } from "../../markup/codings";
import type { Coding, Transcript } from "../../markup/model";
import { sortedPaths } from "../../study/study";
import type { RecodeListParams, RecodeListResult, RecodePassage } from "../../protocol/recode";
import type { StudySnapshot, TranscriptContext } from "../context";
import { contextOf } from "../find/find";
import { rangeOf } from "../positions";

export type ReadContext = (path: string) => Promise<TranscriptContext | undefined>;

/**
 * The passages of one code, without those of nodes below it: file after file, in each in the order
 * in which their words start. The index alone says how many there are; only files of the page are
 * read.
 */
export async function recodeListOf(
  { figures }: StudySnapshot,
  { code, offset, limit }: Omit<RecodeListParams, "uri">,
  read: ReadContext,
): Promise<RecodeListResult> {
  const id = normalizeId(code);
  const uses = figures.study.uses.get(id) ?? new Map<string, number>();
  const passages: RecodePassage[] = [];
  let total = 0;
  for (const path of sortedPaths(uses.keys())) {
    const count = uses.get(path) ?? 0;
    const from = Math.max(0, offset - total);
    const isWanted = from < count && passages.length < limit;
    total += count;
    if (!isWanted) continue;
    const context = await read(path);
    const codings = context?.transcript.codings ?? [];
    const own = codings.flatMap((one, index) => (one.code === id ? [{ coding: one, index }] : []));
    for (const { coding, index } of own.slice(from, from + limit - passages.length)) {
      if (context !== undefined) passages.push(toPassage(context, coding, index));
    }
  }
  return { total, passages };
}

function toPassage(context: TranscriptContext, coding: Coding, index: number): RecodePassage {
  const { transcript, facts, voices, uri, path, lines } = context;
  const { passage, by } = coding;
  const { start, end, words } = passage;
  return {
    uri,
    file: path,
    range: rangeOf(lines, words),
    start,
    end,
    by: by ?? null,
    ...wordsOf(transcript, coding),
    ...voiceOfCoding(facts, voices, index),
    codes: otherCodes(transcript, coding),
    memo: memoOf(coding) ?? null,
  };
}

/** The words of a coding and around it in its paragraphs, as they are listed. */
export function wordsOf(
  transcript: Transcript,
  { passage }: Coding,
): Pick<RecodePassage, "before" | "text" | "after"> {
  const { paragraphs } = transcript;
  const start = paragraphs[passage.firstParagraph].wordingStart;
  const end = paragraphs[passage.lastParagraph].wordingEnd;
  return contextOf({ transcript }, passage, { start, end });
}

/** Codes that share a character with a coding, each once. */
function otherCodes({ codings }: Transcript, { code, passage }: Coding): string[] {
  const found = new Set<string>();
  for (const other of codings) {
    // They come in the order in which they start.
    if (other.passage.start >= passage.end) break;
    if (other.passage.end > passage.start && other.code !== code) found.add(other.code);
  }
  return [...found];
}
