import { inSteps } from "../../codebook/reshape/steps";
import { codeMany } from "../../markup/edits/codeMany";
import { inTextOrder, type TextEdit } from "../../markup/edits/edit";
import { hasSameWords, keyOfCoding, type CodingKey } from "../../markup/edits/verify";
import type { Block, Coding, Span, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { firstAbove } from "../../markup/search";
import { exemplarEdits, idOf, replace, withoutItems } from "../rename/mentions";
import { takeOff, transcriptAfter } from "./takeOff";

/** Which code takes the place of which. */
export type Replacements = ReadonlyMap<string, string>;

/**
 * Edits that write other codes in the place of some, also as `exemplar=id`. A block has a code
 * once. Where passages of two codes that become one overlap and are of one coder, they become one
 * passage over both (`overlapping-same-code` in section 6 of the markup): notes of a passage that
 * loses its code stay on it. Codings that overlapped before are left as they are.
 */
export function replaceCodes(
  transcript: Transcript,
  replacements: Replacements,
): readonly TextEdit[] {
  const renamed = renamedTokens(transcript, replacements);
  const unions = unionsOf(transcript, replacements);
  if (unions.length === 0) return renamed;
  const united = inSteps(transcript.text, [
    () => inTextOrder(renamed),
    (text) => uniteAll(parseTranscript(text), unions),
  ]);
  return united?.edits ?? renamed;
}

function renamedTokens(transcript: Transcript, replacements: Replacements): TextEdit[] {
  const { text, passages } = transcript;
  return passages.flatMap(({ block }) => {
    if (!namesAny(block, replacements)) return [];
    const kept = new Set(block.codes.flatMap(({ id }) => (replacements.has(id) ? [] : [id])));
    const edits = [...replacements].flatMap(([id, newId]) =>
      exemplarEdits(text, block, { id, newId }),
    );
    const repeated: Span[] = [];
    for (const code of block.codes) {
      const newId = replacements.get(code.id);
      if (newId === undefined) continue;
      if (kept.has(newId)) repeated.push(code);
      else edits.push(replace(idOf(code), newId));
      kept.add(newId);
    }
    return [...edits, ...withoutItems(text, repeated)];
  });
}

function namesAny({ codes, entries }: Block, replacements: Replacements): boolean {
  return entries.length > 0 || codes.some(({ id }) => replacements.has(id));
}

/** A stretch of places that passages of codes which become one cover together. */
interface Union extends CodingKey {
  end: number;
  /** The codes that it carried before. */
  readonly codes: Set<string>;
  /** Where the blocks stand that said so. */
  readonly blocks: Set<number>;
}

/** Those of one block are one passage already when its codes are renamed. */
function unionsOf({ codings }: Transcript, replacements: Replacements): readonly Union[] {
  const targets = new Set(replacements.values());
  const open = new Map<string, Union>();
  const all: Union[] = [];
  for (const coding of codings) {
    const code = replacements.get(coding.code) ?? coding.code;
    const { start, end } = coding.passage;
    if (!targets.has(code) || start === end) continue;
    const key = JSON.stringify([code, coding.by]);
    let union = open.get(key);
    if (union === undefined || start >= union.end) {
      union = { code, by: coding.by, start, end, codes: new Set(), blocks: new Set() };
      open.set(key, union);
      all.push(union);
    }
    extend(union, coding);
  }
  return all.filter(({ codes, blocks }) => codes.size > 1 && blocks.size > 1);
}

function extend(union: Union, { code, passage, others = [] }: Coding): void {
  union.end = Math.max(union.end, passage.end);
  union.codes.add(code);
  for (const { block } of [passage, ...others]) union.blocks.add(block.start);
}

/**
 * Makes one passage of all that lie in each union. The text is read a few times in all: all unions
 * are tried at once, and only where that is not possible safely half by half, until the one that
 * cannot be made is alone. It is left as it is.
 */
function uniteAll(transcript: Transcript, unions: readonly Union[]): readonly TextEdit[] {
  const edits = unite(transcript, unions);
  if (edits !== undefined) return edits;
  if (unions.length <= 1) return [];
  const middle = unions.length >> 1;
  const halves = [unions.slice(0, middle), unions.slice(middle)].map(
    (half) => (text: string) => uniteAll(parseTranscript(text), half),
  );
  return inSteps(transcript.text, halves)?.edits ?? [];
}

/** Undefined where not all of them can be made; those that nothing can cover are left out. */
function unite(transcript: Transcript, unions: readonly Union[]): readonly TextEdit[] | undefined {
  const covering = cover(transcript, unions);
  const covered = unions.filter((union) => !covering.refused.has(union));
  const edits = inSteps(transcript.text, [
    () => covering.edits,
    (text) => withoutParts(parseTranscript(text), covered),
    (text) => withoutRepetition(parseTranscript(text), covered),
  ])?.edits;
  if (edits === undefined) return undefined;
  const after = transcriptAfter(transcript, edits);
  const there = codingsByKey(after);
  const isDone = covered.every((union) => there.has(keyOf(union)));
  return isDone && hasSameWords(transcript, after) ? edits : undefined;
}

function codingsByKey({ codings }: Transcript): ReadonlyMap<string, Coding> {
  return new Map(codings.map((coding) => [keyOf(keyOfCoding(coding)), coding]));
}

function keyOf({ code, by, start, end }: CodingKey): string {
  return JSON.stringify([start, end, code, by]);
}

interface Covering {
  readonly edits: readonly TextEdit[];
  readonly refused: ReadonlySet<Union>;
}

/** Passages over the whole unions, where none is there yet. */
function cover(transcript: Transcript, unions: readonly Union[]): Covering {
  const there = codingsByKey(transcript);
  const open = unions.filter((union) => !there.has(keyOf(union)));
  const wishes = open.map(({ code, by, start, end }) => ({ code, by, stretch: { start, end } }));
  const { edits, refused } = codeMany(transcript, wishes);
  return { edits, refused: new Set(refused.map(({ index }) => open[index])) };
}

/** The passages inside the unions lose the code; those over all of them keep it. */
function withoutParts(
  transcript: Transcript,
  unions: readonly Union[],
): readonly TextEdit[] | undefined {
  const around = createLookup(unions);
  const edits = takeOff(transcript, {
    isMeant: ({ start, end }, { id }, by) => {
      const union = start < end ? around(id, by, start) : undefined;
      if (union === undefined || end > union.end) return false;
      return start !== union.start || end !== union.end;
    },
  });
  return "failedAt" in edits ? undefined : edits;
}

type Lookup = (code: string, by: string | undefined, place: number) => Union | undefined;

/** Finds the last union of a code and coder that starts at a place or before it. */
function createLookup(unions: readonly Union[]): Lookup {
  const all = new Map<string, { readonly starts: number[]; readonly unions: Union[] }>();
  for (const union of unions) {
    const key = JSON.stringify([union.code, union.by]);
    const own = all.get(key) ?? { starts: [], unions: [] };
    own.starts.push(union.start);
    own.unions.push(union);
    all.set(key, own);
  }
  return (code, by, place) => {
    const own = all.get(JSON.stringify([code, by]));
    return own?.unions[firstAbove(own.starts, place) - 1];
  };
}

/** The same coding written a second time on a whole union is taken off again. */
function withoutRepetition(
  transcript: Transcript,
  unions: readonly Union[],
): readonly TextEdit[] | undefined {
  const there = codingsByKey(transcript);
  const repeated = new Set<string>();
  for (const union of unions) {
    const coding = there.get(keyOf(union));
    for (const { open } of coding?.others ?? []) {
      // A block that names the code twice is the passage itself.
      if (open.start !== coding?.passage.open.start) repeated.add(`${open.start} ${union.code}`);
    }
  }
  if (repeated.size === 0) return [];
  const edits = takeOff(transcript, {
    isMeant: ({ open }, { id }) => repeated.has(`${open.start} ${id}`),
  });
  return "failedAt" in edits ? undefined : edits;
}
