import { addCodeEdit } from "../../codebook/edits";
import { codePlaces, markRead } from "../../markup/edits/code";
import { applyEdits, deletion, type TextEdit } from "../../markup/edits/edit";
import { piecesOf } from "../../markup/edits/takeOut";
import { hasSameWords } from "../../markup/edits/verify";
import { withoutCodes } from "../../markup/edits/writtenBlock";
import type { BlockCode, Coding, Passage, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { rangeOf } from "../positions";
import { nearestCodes, replacementOf } from "../problems/codes";
import type { Fix, OtherFix, Target } from "./fix";
import { waysToTakeOut } from "./passages";

/** `unknown-code`: the nearest codes, adding it to the codebook, and taking it off. */
export function fixUnknownCode(target: Target): (Fix | OtherFix)[] {
  const written = tokenAt(target);
  if (written === undefined) return [];
  const { codebook } = target.context.study.figures.study;
  const { id } = written.token;
  const nearest = nearestCodes(codebook, id).map((other, index) => ({
    ...change(target, written, { id: other, name: codebook.nodes.get(other)?.name ?? other }),
    isPreferred: index === 0,
  }));
  return [...nearest, ...addToCodebook(target, id), takeOff(target, written)];
}

/** `retired-code`: the code that replaces it, and taking it off. */
export function fixRetiredCode(target: Target): Fix[] {
  const written = tokenAt(target);
  if (written === undefined) return [];
  const { codebook } = target.context.study.figures.study;
  const next = replacementOf(codebook, written.token.id);
  const removal = takeOff(target, written);
  if (next === undefined) return [removal];
  return [{ ...change(target, written, next), isPreferred: true }, removal];
}

/** `duplicate-code`: taking the second one off changes nothing that is counted. */
export function fixDuplicateCode(target: Target): Fix[] {
  const written = tokenAt(target);
  if (written === undefined) return [];
  const { token } = written;
  const ways = waysToTakeOff(target.transcript, written);
  return [{ title: `Remove the second “${token.id}”`, ways, isPreferred: true }];
}

/** `overlapping-same-code`: the inner one is taken off; of two that cross, one is made of both. */
export function fixOverlap(target: Target): Fix[] {
  const { transcript, span } = target;
  const later = transcript.codings.find(({ token }) => token.start === span.start);
  const earlier = later && furthestBefore(transcript, later);
  if (earlier === undefined || later === undefined) return [];
  const removes = [later.code];
  const isInside = later.passage.end <= earlier.passage.end;
  const ways = isInside
    ? waysToTakeOff(transcript, { passage: later.passage, token: later.token })
    : waysToUnite(transcript, earlier, later);
  return [{ title: `Unite the passages with “${later.code}”`, ways, removes, isPreferred: true }];
}

/** `uncoded`: the mark at the paragraph's end. */
export function fixUncoded({ transcript, span }: Target): Fix[] {
  const result = markRead(transcript, span.start);
  if ("reason" in result) return [];
  const { length } = transcript.marks;
  const isFixed = (after: Transcript) => after.marks.length > length;
  const title = "Mark the paragraph as read, nothing to code";
  return [{ title, ways: [result.edits], isFixed, isPreferred: true }];
}

/** A code in its block. */
interface Written {
  readonly passage: Passage;
  readonly token: BlockCode;
}

function tokenAt({ transcript, span }: Target): Written | undefined {
  for (const passage of transcript.passages) {
    const token = passage.block.codes.find(({ start }) => start === span.start);
    if (token !== undefined) return { passage, token };
  }
  return undefined;
}

/** Another code in its place; where the block has that one already, the code is only taken off. */
function change(
  { transcript }: Target,
  written: Written,
  next: { readonly id: string; readonly name: string },
): Fix {
  const { passage, token } = written;
  const isThere = passage.block.codes.some(({ id }) => id === next.id);
  const newText = `.${next.id}`;
  const edits = [{ span: { start: token.start, end: token.end }, newText }];
  return {
    title: `Change to “${next.id}” (${next.name})`,
    ways: isThere ? waysToTakeOff(transcript, written) : [edits],
    removes: [token.id],
    isFixed: (after) => usesOf(after, token.id) < usesOf(transcript, token.id),
  };
}

function takeOff({ transcript }: Target, written: Written): Fix {
  const { id } = written.token;
  return {
    title: `Remove “${id}” from this passage`,
    ways: waysToTakeOff(transcript, written),
    removes: [id],
    isFixed: (after) => usesOf(after, id) < usesOf(transcript, id),
  };
}

function addToCodebook({ context, budget }: Target, id: string): OtherFix[] {
  const { uri, text, lines } = context.study.codebook;
  budget.left -= text.length * READINGS_OF_CODEBOOK;
  const result = addCodeEdit(text, { id });
  if ("problem" in result) return [];
  const edits = result.edits.map(({ span, newText }) => ({ range: rangeOf(lines, span), newText }));
  return [{ title: `Add “${id}” to the codebook`, uri, edits }];
}

/** It is read before and after, and YAML takes several times as long as a transcript. */
const READINGS_OF_CODEBOOK = 10;

/** How often a code is written, also where it does not count. */
function usesOf({ passages }: Transcript, id: string): number {
  const uses = passages.map(({ block }) => block.codes.filter((code) => code.id === id).length);
  return uses.reduce((sum, count) => sum + count, 0);
}

function waysToTakeOff(
  transcript: Transcript,
  { passage, token }: Written,
): readonly (readonly TextEdit[])[] {
  const { start, end } = passage.block;
  const newText = withoutCodes(transcript.text, passage.block, [token]);
  if (newText !== undefined) return [[{ span: { start, end }, newText }]];
  return waysToTakeOut(transcript, piecesOf(passage));
}

/** The coding that the later one lies inside or across: the one with the furthest end before it. */
function furthestBefore({ codings }: Transcript, later: Coding): Coding | undefined {
  let furthest: Coding | undefined;
  for (const coding of codings) {
    if (coding === later) break;
    if (coding.code !== later.code || coding.by !== later.by) continue;
    if (furthest === undefined || coding.passage.end > furthest.passage.end) furthest = coding;
  }
  return furthest;
}

/** Both are taken off, and what they cover together is coded anew. */
function waysToUnite(
  transcript: Transcript,
  earlier: Coding,
  later: Coding,
): readonly (readonly TextEdit[])[] {
  const bare = [later, earlier].reduce<Transcript | undefined>(withoutCoding, transcript);
  if (bare === undefined) return [];
  const stretch = { start: earlier.passage.start, end: later.passage.end };
  const result = codePlaces(bare, stretch, later.code, { by: later.by });
  if ("reason" in result) return [];
  return [[differenceOf(transcript.text, applyEdits(bare.text, result.edits))]];
}

/** The transcript with one code less; places of the wording are what does not move meanwhile. */
function withoutCoding(transcript: Transcript | undefined, coding: Coding): Transcript | undefined {
  const { start, end } = coding.passage;
  const same = transcript?.codings.find(
    ({ code, by, passage }) =>
      code === coding.code && by === coding.by && passage.start === start && passage.end === end,
  );
  if (transcript === undefined || same === undefined) return undefined;
  for (const edits of waysToTakeOff(transcript, same)) {
    const after = parseTranscript(applyEdits(transcript.text, edits));
    if (hasSameWords(transcript, after)) return after;
  }
  return undefined;
}

/** One edit that makes one text of another: several steps in a row cannot be given as they are. */
function differenceOf(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const end = before.length - tail;
  return { ...deletion(start, end), newText: after.slice(start, after.length - tail) };
}
