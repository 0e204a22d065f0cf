import type { Codebook } from "../codebook/model";
import { CODING, endWordOf, PARAGRAPH, rowCount, type FileFacts } from "../study/facts";
import { isParticipants, participantsWordsBefore, voiceOf, type Voices } from "../study/voices";
import { holdsWord, visitUnited, type Stretch } from "./united";

/** What one transcript adds to the figures of one node (counting rules, section 3). */
export interface NodeShare {
  readonly codings: number;
  readonly passages: number;
  readonly words: number;
  readonly cases: readonly string[];
}

/** The shares of every node that the file codes, unknown codes and all nodes above included. */
export type FileFigures = ReadonlyMap<string, NodeShare>;

/** Counts one file by the codebook as it is now. */
export function countFile(facts: FileFacts, voices: Voices, codebook: Codebook): FileFigures {
  const figures = new Map<string, NodeShare>();
  for (const [node, codings] of codingsByNode(facts, codebook)) {
    figures.set(node, countNode({ facts, voices }, codings));
  }
  return figures;
}

/** The rows of a file's codings for every node: its own and those of all its descendants. */
export function codingsByNode(facts: FileFacts, codebook: Codebook): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  const nodes = facts.codes.map((code) =>
    lineOf(codebook, code).map((id) => {
      const list = lists.get(id) ?? [];
      lists.set(id, list);
      return list;
    }),
  );
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    for (const list of nodes[facts.codings[coding * CODING.width + CODING.code]]) list.push(coding);
  }
  return lists;
}

export interface Speech {
  readonly facts: FileFacts;
  readonly voices: Voices;
}

const NO_CASES: readonly string[] = [];

/** Counts codings as if they were those of one node; they are rows in the order of the text. */
export function countNode(speech: Speech, codings: readonly number[]): NodeShare {
  const { facts, voices } = speech;
  const found = new Set<string>();
  const isOneCase = voices.cases.length === 1;
  let passages = 0;
  let words = 0;
  let counted = 0;
  visitUnited(facts, codings, (stretch) => {
    passages++;
    words += countWords(speech, stretch, counted);
    counted = Math.max(counted, stretch.endWord);
    if (!isOneCase) addCases(speech, stretch, found);
  });
  // Most files have one case, whose words these are if there are any.
  const ofOneCase = words > 0 ? voices.cases : NO_CASES;
  return { codings: codings.length, passages, words, cases: isOneCase ? ofOneCase : [...found] };
}

/** Participants' words inside; each counts once, also when two stretches cut it. */
function countWords(
  { facts, voices }: Speech,
  stretch: Readonly<Stretch>,
  counted: number,
): number {
  const first = Math.max(stretch.firstWord, counted);
  const end = stretch.endWord;
  if (end <= first) return 0;
  const start = paragraphOf(facts, stretch, first);
  return (
    participantsWordsBefore(facts, voices, end, stretch.lastParagraph) -
    participantsWordsBefore(facts, voices, first, start)
  );
}

/** A word that a stretch shares with the one before it may stand in a later paragraph. */
function paragraphOf(facts: FileFacts, stretch: Readonly<Stretch>, word: number): number {
  let paragraph = stretch.firstParagraph;
  while (paragraph < stretch.lastParagraph && endWordOf(facts, paragraph) <= word) paragraph++;
  return paragraph;
}

/** The cases whose words are inside, in the order in which they speak. */
function addCases(
  { facts, voices }: Speech,
  { firstWord, endWord, firstParagraph, lastParagraph }: Readonly<Stretch>,
  cases: Set<string>,
): void {
  for (let paragraph = firstParagraph; paragraph <= lastParagraph; paragraph++) {
    if (!isParticipants(facts, voices, paragraph)) continue;
    if (!holdsWord(facts, paragraph, firstWord, endWord)) continue;
    const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
    cases.add(voices.caseOf[voiceOf(voices, speaker)]);
  }
}

/** A codebook never changes once it is read. */
const lines = new WeakMap<Codebook, Map<string, readonly string[]>>();

/** A code and all nodes above it. */
function lineOf(codebook: Codebook, code: string): readonly string[] {
  let known = lines.get(codebook);
  if (known === undefined) lines.set(codebook, (known = new Map()));
  let line = known.get(code);
  if (line !== undefined) return line;
  line = [code, ...nodesAbove(codebook, code)];
  // Unknown codes come and go with every keystroke, so they are not kept.
  if (codebook.nodes.has(code)) known.set(code, line);
  return line;
}

function* nodesAbove(codebook: Codebook, code: string): Iterable<string> {
  let parent = codebook.nodes.get(code)?.parent;
  while (parent !== undefined) {
    yield parent;
    parent = codebook.nodes.get(parent)?.parent;
  }
}
