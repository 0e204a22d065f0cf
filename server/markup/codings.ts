import type { Block, BlockCode, Coding, Passage, Paragraph, ReadMark } from "./model";
import type { ProblemList } from "./problemList";
import { touches, uniteStretches, type Stretches } from "./stretches";

/**
 * The codings of the passages, in the order in which their words start, longer ones first.
 *
 * The same code by the same coder on a stretch with the same ends is one coding (section 1);
 * passages without words carry none (section 6).
 */
export function codingsOf(
  passages: readonly Passage[],
  coder: string | undefined,
  problems: ProblemList,
): readonly Coding[] {
  const ordered = passages.filter((passage) => passage.endWord > passage.firstWord);
  // The sort is stable: of equal stretches the one whose block is written first stays first.
  ordered.sort((a, b) => a.start - b.start || b.end - a.end);
  const codings: MutableCoding[] = [];
  let sameEnds = new Map<string, MutableCoding>();
  let last: Passage | undefined;
  for (const passage of ordered) {
    if (passage.start !== last?.start || passage.end !== last.end) sameEnds = new Map();
    last = passage;
    for (const coding of codingsOfPassage(passage, coder)) {
      const key = keyOf(coding);
      const earlier = sameEnds.get(key);
      if (earlier === undefined) {
        sameEnds.set(key, coding);
        codings.push(coding);
      } else {
        (earlier.others ??= []).push(passage);
        problems.add("duplicate-code", coding.token, { related: earlier.token });
      }
    }
  }
  checkOverlaps(codings, problems);
  return codings;
}

/** Adds `nothing-but-coded` for marks in paragraphs that the same coder has coded. */
export function checkMarks(
  marks: readonly ReadMark[],
  codings: readonly Coding[],
  paragraphs: readonly Paragraph[],
  problems: ProblemList,
): void {
  if (marks.length === 0) return;
  const coded = codedByCoder(codings);
  for (const mark of marks) {
    const { wordingStart, wordingEnd } = paragraphs[mark.paragraph];
    if (wordingStart === wordingEnd) continue;
    const own = coded.get(mark.by ?? "");
    if (own && touches(own, wordingStart, wordingEnd)) problems.add("nothing-but-coded", mark);
  }
}

/** Adds `duplicate-id` for every id that an earlier passage or mark has. */
export function checkIds(blocks: readonly Block[], problems: ProblemList): void {
  const first = new Map<string, BlockCode>();
  const named = blocks.filter((block) => block.id !== undefined);
  for (const { id } of named.sort((a, b) => a.start - b.start)) {
    if (id === undefined) continue;
    const earlier = first.get(id.id);
    if (earlier === undefined) first.set(id.id, id);
    else problems.add("duplicate-id", id, { related: earlier });
  }
}

interface MutableCoding extends Coding {
  others?: Passage[];
}

function codingsOfPassage(passage: Passage, coder: string | undefined): readonly MutableCoding[] {
  const by = passage.block.entries.find((entry) => entry.key === "by")?.value || coder;
  return passage.block.codes.map((token) => ({ code: token.id, by, passage, token }));
}

/** The code and the coder: no id of a code holds a line feed. */
function keyOf({ code, by }: Coding): string {
  return by === undefined ? code : `${code}\n${by}`;
}

/** The coding with the furthest end so far decides whether the next one lies inside or across. */
function checkOverlaps(codings: readonly Coding[], problems: ProblemList): void {
  const furthest = new Map<string, Coding>();
  for (const coding of codings) {
    const key = keyOf(coding);
    const earlier = furthest.get(key);
    if (earlier !== undefined && coding.passage.start < earlier.passage.end) {
      problems.add("overlapping-same-code", coding.token, { related: earlier.token });
    }
    if (earlier === undefined || coding.passage.end > earlier.passage.end)
      furthest.set(key, coding);
  }
}

/** For each coder what they have coded; "" stands for nobody in particular. */
function codedByCoder(codings: readonly Coding[]): Map<string, Stretches> {
  const passages = new Map<string, Passage[]>();
  for (const { passage, by = "" } of codings) {
    const known = passages.get(by);
    if (known === undefined) passages.set(by, [passage]);
    else known.push(passage);
  }
  return new Map([...passages].map(([by, sorted]) => [by, uniteStretches(sorted)]));
}

/** The note of a coding: of several passages that are one coding, the first note that is written. */
export function memoOf(coding: Coding): string | undefined {
  return firstOf(coding, (block) => block.entries.find((entry) => entry.key === "memo")?.value);
}

/** The name of a coding's passage, `#id`, without its sign. */
export function passageIdOf(coding: Coding): string | undefined {
  return firstOf(coding, (block) => block.id?.id);
}

function firstOf(coding: Coding, read: (block: Block) => string | undefined): string | undefined {
  const own = read(coding.passage.block);
  if (own !== undefined || coding.others === undefined) return own;
  for (const passage of coding.others) {
    const value = read(passage.block);
    if (value !== undefined) return value;
  }
  return undefined;
}
