import { normalizeId } from "../../codebook/ids";
import { voiceOfCoding } from "../../counts/codingRows";
import type { ExamplesResult } from "../../protocol/codebookPage";
import { CODING, type FileFacts } from "../../study/facts";
import { voicesOf } from "../../study/voices";
import { idsBelow } from "../codebookPlaces";
import type { StudySnapshot } from "../context";
import { codingsWith, filesUsing, passageInfos, type ReadPath } from "../passages";

/** So many words tell something by themselves; shorter passages come last. */
export const TELLING_WORDS = 8;

/** The texts of so many files are held at once; all passages of a node are given in pages instead. */
const MOST_EXAMPLES = 48;

export interface ExamplesWish {
  readonly node: string;
  readonly limit: number;
}

/**
 * Passages that show what a node means. First those that a transcript marks as exemplars; then
 * participants' passages of at least eight words, a case at a time, shortest first; then the rest in
 * the same way. Words that carry several codes of the node are one example. Only files of passages
 * that are given are read; `pause` is called after each file that is looked through.
 */
export async function examplesOf(
  study: StudySnapshot,
  { node, limit }: ExamplesWish,
  read: ReadPath,
  pause: () => Promise<void> | undefined = () => undefined,
): Promise<ExamplesResult> {
  const ids = idsBelow(study.figures.study.codebook, normalizeId(node));
  const candidates: Candidate[] = [];
  for (const { path } of filesUsing(study, ids)) {
    const facts = study.figures.study.files.get(path);
    for (const found of facts === undefined ? [] : candidatesIn(study, { path, facts, ids }))
      candidates.push(found);
    await pause();
  }
  const most = limit > 0 ? Math.min(Math.floor(limit), MOST_EXAMPLES) : 0;
  const ranked = inOrder(candidates).slice(0, most);
  const texts = new Map<string, ReturnType<ReadPath>>();
  for (const { path } of ranked) if (!texts.has(path)) texts.set(path, read(path));
  const examples = await Promise.all(
    ranked.map(async ({ path, coding, isExemplar }) => {
      const infos = passageInfos(study, { path, codings: [coding] }, await texts.get(path));
      return infos.map((info) => ({ ...info, isExemplar }));
    }),
  );
  return {
    examples: examples.flat(),
    hasMore: ranked.length < Math.min(candidates.length, MOST_EXAMPLES),
  };
}

interface Candidate {
  readonly path: string;
  readonly coding: number;
  readonly words: number;
  readonly case: string | null;
  readonly isExemplar: boolean;
}

interface CandidateFile {
  readonly path: string;
  readonly facts: FileFacts;
  readonly ids: ReadonlySet<string>;
}

/** One a stretch of words: of several codings of it, an exemplar wins. */
function candidatesIn(study: StudySnapshot, { path, facts, ids }: CandidateFile): Candidate[] {
  const { figures } = study;
  const voices = figures.voices.get(path) ?? voicesOf(facts, figures.study.codebook.interviewers);
  const exemplars = new Set(facts.exemplars);
  const found = new Map<string, Candidate>();
  for (const coding of codingsWith(facts, ids)) {
    const row = coding * CODING.width;
    const stretch = `${facts.codings[row + CODING.start]} ${facts.codings[row + CODING.end]}`;
    const isExemplar = exemplars.has(coding);
    if (found.has(stretch) && !isExemplar) continue;
    const words = facts.codings[row + CODING.endWord] - facts.codings[row + CODING.firstWord];
    const { case: name } = voiceOfCoding(facts, voices, coding);
    found.set(stretch, { path, coding, words, case: name, isExemplar });
  }
  return [...found.values()];
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const tiers: [Candidate[], Candidate[], Candidate[]] = [[], [], []];
  for (const candidate of candidates) tiers[tierOf(candidate)].push(candidate);
  const [exemplars, telling, rest] = tiers;
  return [...exemplars, ...caseByCase(telling), ...caseByCase(rest)];
}

function tierOf({ isExemplar, words, case: name }: Candidate): 0 | 1 | 2 {
  if (isExemplar) return 0;
  return name !== null && words >= TELLING_WORDS ? 1 : 2;
}

/** The shortest of every case, then the second shortest of every case, and so on. */
function caseByCase(candidates: readonly Candidate[]): Candidate[] {
  const rounds = new Map<string | null, number>();
  const inRounds = [...candidates]
    .sort((a, b) => a.words - b.words)
    .map((candidate) => {
      const round = rounds.get(candidate.case) ?? 0;
      rounds.set(candidate.case, round + 1);
      return { candidate, round };
    });
  return inRounds.sort((a, b) => a.round - b.round).map(({ candidate }) => candidate);
}
