import type { Block, FrontMatter, ReadMark, Transcript } from "./model";
import { blockContext } from "./blockContext";
import { checkIds, checkMarks, codingsOf } from "./codings";
import { readFrontMatter } from "./frontMatter";
import { checkCodesOutside } from "./codesOutside";
import type { LabelContext } from "./label";
import { labelRules } from "./labelRules";
import { findMergeConflicts } from "./mergeConflicts";
import { pairTokens, type Pairing } from "./pairing";
import { createProblemList, type ProblemList } from "./problemList";
import { checkSeal } from "./seal";
import { checkSpeakers, readTurns, type Turns } from "./speakers";
import { checkStartsOfSpeech, checkBracketedLabels, checkParagraphCodes } from "./speechProblems";
import { readStructure, type Structure } from "./structure";
import { readTokens, type Tokens } from "./tokens";
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
  const turns = readTurns(text, structure.paragraphs, label.rules);
  const { paragraphs } = structure;
  const pairing = pairTokens({ tokens, paragraphs, problems });
  const speech = readSpeech({ text, tokens, structure, pairing, turns });
  checkSpeakers(text, structure, turns, problems);
  findMergeConflicts(text, problems);
  checkCodesOutside(blocks, structure, problems);
  return finish({ text, frontMatter, tokens, structure, turns, pairing, speech, problems });
}

interface Parts {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly tokens: Tokens;
  readonly structure: Structure;
  readonly turns: Turns;
  readonly pairing: Pairing;
  readonly speech: Speech;
  readonly problems: ProblemList;
}

function finish(parts: Parts): Transcript {
  const { text, frontMatter, structure, speech, problems, turns } = parts;
  const { paragraphs, passages, words, wordingMap } = speech;
  const codings = codingsOf(passages, frontMatter.coder?.value, problems);
  const marks = marksOf(parts);
  checkMarks(marks, codings, paragraphs, problems);
  checkIds(blocksOf(parts), problems);
  checkParagraphCodes(speech, problems);
  checkBracketedLabels(structure, passages, problems);
  checkStartsOfSpeech(speech, problems);
  for (const passage of passages) {
    if (passage.firstWord === passage.endWord) {
      problems.add("empty-passage", { start: passage.open.start, end: passage.block.end });
    }
  }
  checkSeal({ text, paragraphs, wordingMap, frontMatter }, problems);
  const { headings, comments, ignoredLines } = structure;
  const { speakers } = turns;
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

function blocksOf({ pairing, tokens }: Parts): readonly Block[] {
  const marks = pairing.marks.map(({ index }) => tokens.blocks.get(index) as Block);
  return [...pairing.pairs.map((pair) => pair.block), ...marks];
}

function marksOf({ pairing, tokens, frontMatter }: Parts): readonly ReadMark[] {
  return pairing.marks.map(({ index, paragraph }) => ({
    start: tokens.starts[index],
    end: tokens.ends[index],
    by:
      tokens.blocks.get(index)?.entries.find((entry) => entry.key === "by")?.value ||
      frontMatter.coder?.value,
    paragraph,
  }));
}
