import type { Block, BlockCode, BlockEntry, Coding, Passage, Paragraph, ReadMark } from "./model";
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
  const state: State = { problems, codings: [], first: 0, keys: undefined, furthest: new Map() };
  let last: Passage | undefined;
  for (const passage of inOrder(passages, problems)) {
    if (last === undefined || passage.start !== last.start || passage.end !== last.end) {
      state.first = state.codings.length;
      state.keys = undefined;
    }
    last = passage;
    const { codes, entries } = passage.block;
    const by = entries.length === 0 ? coder : coderOf(entries, coder);
    for (const token of codes) addCoding(state, { code: token.id, by, passage, token });
  }
  return state.codings;
}

interface MutableCoding extends Coding {
  others?: Passage[];
}

interface State {
  readonly problems: ProblemList;
  readonly codings: MutableCoding[];
  /** Where the codings of the present stretch begin. */
  first: number;
  /** These codings by their keys, once they are many. */
  keys: Map<string, MutableCoding> | undefined;
  /** For each code and coder the coding that reaches furthest. */
  readonly furthest: Map<string, Furthest>;
}

interface Furthest {
  coding: Coding;
}

/** The passages with words by where they start, longer ones first; nearly always they stand so. */
function inOrder(passages: readonly Passage[], problems: ProblemList): readonly Passage[] {
  const ordered: Passage[] = [];
  let last: Passage | undefined;
  let isSorted = true;
  for (const passage of passages) {
    if (passage.endWord === passage.firstWord) {
      problems.addAt("empty-passage", passage.open.start, passage.block.end);
      continue;
    }
    if (last !== undefined && compare(last, passage) > 0) isSorted = false;
    ordered.push(passage);
    last = passage;
  }
  // The sort is stable: of equal stretches the one whose block is written first stays first.
  return isSorted ? ordered : ordered.sort(compare);
}

function compare(a: Passage, b: Passage): number {
  return a.start - b.start || b.end - a.end;
}

function addCoding(state: State, coding: MutableCoding): void {
  const { codings, first, problems } = state;
  if (codings.length - first >= MANY) state.keys ??= byKey(codings, first);
  const { keys } = state;
  const earlier = keys ? keys.get(keyOf(coding)) : sameCoding(codings, first, coding);
  if (earlier === undefined) {
    codings.push(coding);
    keys?.set(keyOf(coding), coding);
    checkOverlap(state, coding);
  } else {
    (earlier.others ??= []).push(coding.passage);
    problems.add("duplicate-code", coding.token, { related: earlier.token });
  }
}

/** The coding with the furthest end so far decides whether this one lies inside or across. */
function checkOverlap({ furthest, problems }: State, coding: Coding): void {
  const key = keyOf(coding);
  const known = furthest.get(key);
  if (known === undefined) {
    furthest.set(key, { coding });
    return;
  }
  const { passage, token } = known.coding;
  if (coding.passage.start < passage.end) {
    problems.add("overlapping-same-code", coding.token, { related: token });
  }
  if (coding.passage.end > passage.end) known.coding = coding;
}

/** Up to so many codings of one stretch are compared one by one. */
const MANY = 8;

function sameCoding(
  codings: readonly MutableCoding[],
  first: number,
  { code, by }: Coding,
): MutableCoding | undefined {
  for (let index = first; index < codings.length; index++) {
    if (codings[index].code === code && codings[index].by === by) return codings[index];
  }
  return undefined;
}

function byKey(codings: readonly MutableCoding[], first: number): Map<string, MutableCoding> {
  return new Map(codings.slice(first).map((coding) => [keyOf(coding), coding]));
}

/** The coder that a block names, or else that of the file. */
export function coderOf(
  entries: readonly BlockEntry[],
  coder: string | undefined,
): string | undefined {
  for (const { key, value } of entries) if (key === "by") return value || coder;
  return coder;
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

/** Adds `duplicate-id` for every id that an earlier one of these blocks has. */
export function checkIds(blocks: readonly Block[], problems: ProblemList): void {
  const first = new Map<string, BlockCode>();
  for (const { id } of [...blocks].sort((a, b) => a.start - b.start)) {
    if (id === undefined) continue;
    const earlier = first.get(id.id);
    if (earlier === undefined) first.set(id.id, id);
    else problems.add("duplicate-id", id, { related: earlier });
  }
}

/** The code and the coder: no id of a code holds a line feed. */
function keyOf({ code, by }: Coding): string {
  return by === undefined ? code : `${code}\n${by}`;
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
