import { inSteps } from "../../codebook/reshape/steps";
import { codeStretch } from "../../markup/edits/code";
import { inTextOrder, type TextEdit } from "../../markup/edits/edit";
import { hasSameWords } from "../../markup/edits/verify";
import type { Block, Coding, Span, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { offsetOfPlace } from "../../markup/wording";
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
    ...unions.map((union) => (text: string) => unite(parseTranscript(text), union)),
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
interface Union {
  readonly code: string;
  readonly by: string | undefined;
  readonly start: number;
  end: number;
  /** The codes that it carried before. */
  readonly codes: Set<string>;
}

function unionsOf({ codings }: Transcript, replacements: Replacements): readonly Union[] {
  const targets = new Set(replacements.values());
  const open = new Map<string, Union>();
  const all: Union[] = [];
  for (const coding of codings) {
    const code = replacements.get(coding.code) ?? coding.code;
    const { start, end } = coding.passage;
    if (!targets.has(code) || start === end) continue;
    const key = JSON.stringify([code, coding.by]);
    const union = open.get(key);
    if (union !== undefined && start < union.end) extend(union, coding);
    else {
      const first = { code, by: coding.by, start, end, codes: new Set([coding.code]) };
      open.set(key, first);
      all.push(first);
    }
  }
  return all.filter(({ codes }) => codes.size > 1);
}

function extend(union: Union, { code, passage }: Coding): void {
  union.end = Math.max(union.end, passage.end);
  union.codes.add(code);
}

/** Makes one passage of all that lie in the union; nothing where that is not possible safely. */
function unite(transcript: Transcript, union: Union): readonly TextEdit[] {
  const steps = [
    (text: string) => cover(parseTranscript(text), union),
    (text: string) => withoutParts(parseTranscript(text), union),
    (text: string) => withoutRepetition(parseTranscript(text), union),
  ];
  const edits = inSteps(transcript.text, steps)?.edits;
  if (edits === undefined) return [];
  const after = transcriptAfter(transcript, edits);
  return hasSameWords(transcript, after) && isCovered(after, union) ? edits : [];
}

/** A passage over the whole union, where none is there yet. */
function cover(transcript: Transcript, union: Union): readonly TextEdit[] | undefined {
  if (isCovered(transcript, union)) return [];
  const { wordingMap } = transcript;
  const selection = {
    start: offsetOfPlace(wordingMap, union.start),
    end: offsetOfPlace(wordingMap, union.end - 1) + 1,
  };
  const coded = codeStretch(transcript, selection, union.code, union.by ? { by: union.by } : {});
  if ("reason" in coded) return undefined;
  return isCovered(transcriptAfter(transcript, coded.edits), union)
    ? inTextOrder(coded.edits)
    : undefined;
}

/** The passages inside the union lose the code; the one over all of it keeps it. */
function withoutParts(
  transcript: Transcript,
  { code, by, start, end }: Union,
): readonly TextEdit[] | undefined {
  const edits = takeOff(transcript, {
    isMeant: (passage, token, coder) => {
      const isPart = passage.start >= start && passage.end <= end && passage.end > passage.start;
      const isWhole = passage.start === start && passage.end === end;
      return token.id === code && coder === by && isPart && !isWhole;
    },
  });
  return "failedAt" in edits ? undefined : edits;
}

function isCovered({ codings }: Transcript, { code, by, start, end }: Union): boolean {
  return codings.some(
    (coding) =>
      coding.code === code &&
      coding.by === by &&
      coding.passage.start === start &&
      coding.passage.end === end,
  );
}

/** The same coding written a second time on the whole union is taken off again. */
function withoutRepetition(
  transcript: Transcript,
  { code, by, start, end }: Union,
): readonly TextEdit[] | undefined {
  const coding = transcript.codings.find(
    (one) =>
      one.code === code && one.by === by && one.passage.start === start && one.passage.end === end,
  );
  const others = new Set(coding?.others?.map(({ open }) => open.start));
  // A block that names the code twice is the passage itself.
  others.delete(coding?.passage.open.start ?? -1);
  if (others.size === 0) return [];
  const edits = takeOff(transcript, {
    isMeant: ({ open }, token) => token.id === code && others.has(open.start),
  });
  return "failedAt" in edits ? undefined : edits;
}
