import { endWordOf, PARAGRAPH, rowCount, type FileFacts } from "../../study/facts";
import type { CodesBelow } from "./codesBelow";
import { passagesNamed, passagesOf } from "./passages";
import { unite, type Stretch, type Stretches } from "./stretches";
import { nodesOf, type PassageOperand, type QueryNode } from "./syntax";

/** What of the wording is shown of a stretch: itself, or the whole of what it lies in. */
export type ShownAs = "stretches" | "passages" | "paragraphs";

/**
 * What is shown of the stretches of a file. Those that come to share a character are shown as one.
 *
 * - `paragraphs`: each from the start of its first paragraph to the end of its last one;
 * - `passages`: each with the passages that it shares a character with, of what the query names (in
 *   NOT or not), or of all codes where it names none; one in no passage is shown as it is.
 */
export function shownStretches(
  query: QueryNode,
  { as, stretches }: { readonly as: ShownAs; readonly stretches: Stretches },
  file: ShownFile,
): Stretches {
  if (as === "stretches" || stretches.length === 0) return stretches;
  if (as === "paragraphs") return unite(wholeParagraphs(file.facts, stretches));
  return unite(withPassages(stretches, passagesFor(query, file)));
}

export interface ShownFile {
  readonly facts: FileFacts;
  readonly codesBelow: CodesBelow;
}

function passagesFor(query: QueryNode, { facts, codesBelow }: ShownFile): readonly Stretch[] {
  const named = [...nodesOf(query)].filter(namesPassages);
  if (named.length === 0) return passagesOf(facts, () => true);
  return named.flatMap((operand) => passagesNamed(facts, operand, codesBelow));
}

const PASSAGES: readonly QueryNode["kind"][] = ["code", "theme", "by", "annotation"];

function namesPassages(node: QueryNode): node is PassageOperand {
  return PASSAGES.includes(node.kind);
}

/** The stretches and every passage that shares a character with one. */
function withPassages(stretches: Stretches, passages: readonly Stretch[]): Stretch[] {
  const sorted = [...passages].sort((a, b) => a.start.at - b.start.at);
  const touching: Stretch[] = [...stretches];
  let next = 0;
  for (const passage of sorted) {
    while (next < stretches.length && stretches[next].end.at <= passage.start.at) next++;
    if (next < stretches.length && stretches[next].start.at < passage.end.at)
      touching.push(passage);
  }
  return touching;
}

function wholeParagraphs(facts: FileFacts, stretches: Stretches): Stretch[] {
  const { paragraphs } = facts;
  const spoken: number[] = [];
  for (let paragraph = 0; paragraph < rowCount(paragraphs, PARAGRAPH); paragraph++) {
    const row = paragraph * PARAGRAPH.width;
    if (paragraphs[row + PARAGRAPH.wordingEnd] > paragraphs[row + PARAGRAPH.wordingStart]) {
      spoken.push(paragraph);
    }
  }
  let first = 0;
  return stretches.map(({ start, end }) => {
    while (wordingEnd(facts, spoken[first]) <= start.at) first++;
    let last = first;
    while (wordingEnd(facts, spoken[last]) < end.at) last++;
    return { start: startOf(facts, spoken[first]), end: endOf(facts, spoken[last]) };
  });
}

function wordingEnd({ paragraphs }: FileFacts, paragraph: number): number {
  return paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.wordingEnd];
}

function startOf({ paragraphs }: FileFacts, paragraph: number): Stretch["start"] {
  const row = paragraph * PARAGRAPH.width;
  const words = paragraphs[row + PARAGRAPH.firstWord];
  return { at: paragraphs[row + PARAGRAPH.wordingStart], ended: words, begun: words };
}

function endOf(facts: FileFacts, paragraph: number): Stretch["end"] {
  const words = endWordOf(facts, paragraph);
  return { at: wordingEnd(facts, paragraph), ended: words, begun: words };
}
