import type { Block, FrontMatter, ReadMark, Speaker, Transcript } from "./model";
import { blockContext } from "./blockContext";
import { checkIds, checkMarks, coderOf, codingsOf } from "./codings";
import { readFrontMatter } from "./frontMatter";
import { checkCodesOutside } from "./codesOutside";
import type { LabelContext } from "./label";
import { labelRules } from "./labelRules";
import { findMergeConflicts } from "./mergeConflicts";
import { pairTokens, type Pairing } from "./pairing";
import { createProblemList, type ProblemList } from "./problemList";
import { checkSeal } from "./seal";
import { checkSpeakers, readTurns } from "./speakers";
import { checkBracketedLabels, checkParagraphCodes, checkStartsOfSpeech } from "./speechProblems";
import { readStructure, type Structure } from "./structure";
import { blockOf, readTokens, type Tokens } from "./tokens";
import { readSpeech, type Speech } from "./speech";

/**
 * Reads a transcript (specification of the markup): text in, transcript and its problems out.
 *
 * Takes any string, never throws, and takes time linear in its length. Nothing but the text itself
 * plays a part: what a codebook knows is added by the study.
 */
export function parseTranscript(text: string): Transcript {
  const problems = createProblemList();
  const frontMatter = readFrontMatter(text);
  for (const problem of frontMatter.problems) problems.add(problem.code, problem, problem);
  const label: LabelContext = { text, rules: labelRules(frontMatter.speakers) };
  const blocks = blockContext(label);
  const start = frontMatter.span?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const tokens = readTokens(blocks, start);
  const structure = readStructure(label, tokens, start);
  const { paragraphs } = structure;
  const speakers = readTurns(text, paragraphs, label.rules);
  const pairing = pairTokens({ tokens, paragraphs, problems });
  const speech = readSpeech({ text, tokens, structure, pairing });
  checkSpeakers(text, structure, speakers, problems);
  findMergeConflicts(text, problems);
  checkCodesOutside(blocks, structure, problems);
  return finish({ text, frontMatter, tokens, structure, speakers, pairing, speech, problems });
}

interface Parts {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly tokens: Tokens;
  readonly structure: Structure;
  readonly speakers: readonly Speaker[];
  readonly pairing: Pairing;
  readonly speech: Speech;
  readonly problems: ProblemList;
}

function finish(parts: Parts): Transcript {
  const { text, frontMatter, structure, speech, problems, speakers } = parts;
  const { paragraphs, passages, words, wordingMap } = speech;
  const codings = codingsOf(passages, frontMatter.coder?.value, problems);
  const marks = marksOf(parts);
  checkMarks(marks, codings, paragraphs, problems);
  checkIds(namedBlocks(parts), problems);
  checkParagraphCodes(speech, parts.pairing, problems);
  checkBracketedLabels(structure, passages, problems);
  checkStartsOfSpeech(speech, problems);
  checkSeal({ text, paragraphs, wordingMap, frontMatter }, problems);
  const { headings, comments, ignoredLines } = structure;
  return {
    text,
    frontMatter,
    speakers,
    paragraphs,
    headings,
    comments,
    ignoredLines,
    passages,
    codings,
    marks,
    words,
    wordingMap,
    problems: problems.sorted(),
  };
}

function namedBlocks({ pairing, tokens, speech }: Parts): readonly Block[] {
  const named: Block[] = [];
  if (!tokens.hasIds) return named;
  for (const { block } of speech.passages) if (block.id !== undefined) named.push(block);
  for (const { index } of pairing.marks) {
    const block = blockOf(tokens, index);
    if (block.id !== undefined) named.push(block);
  }
  return named;
}

function marksOf({ pairing, tokens, frontMatter }: Parts): readonly ReadMark[] {
  const coder = frontMatter.coder?.value;
  return pairing.marks.map(({ index, paragraph }) => {
    const { entries } = blockOf(tokens, index);
    const by = entries.length === 0 ? coder : coderOf(entries, coder);
    return { start: tokens.starts[index], end: tokens.ends[index], by, paragraph };
  });
}
