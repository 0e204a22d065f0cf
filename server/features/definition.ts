import type { Location, LocationLink } from "vscode-languageserver-types";
import { isBlank, isLineBreak, wordCharacterLength } from "../markup/characters";
import type { Span } from "../markup/model";
import { placeOfEntry } from "./codebookPlaces";
import type { StudySnapshot, TranscriptContext } from "./context";
import { blockItemAt, codeOfItem } from "./passagesAt";
import { rangeOf } from "./positions";
import { innermostNodeAt } from "./references";

/** From `.code`, or the value of `exemplar=code`, to its entry in the codebook. */
export function definitionAt(context: TranscriptContext, offset: number): LocationLink[] {
  const { transcript, study, lines } = context;
  const code = codeOfItem(blockItemAt(transcript, offset), offset);
  if (code === undefined) return [];
  return linksTo(study, code.id).map((link) => ({
    ...link,
    originSelectionRange: rangeOf(lines, code.span),
  }));
}

/** From the value of `replacedBy` to the entry of the code that it names. */
export function definitionInCodebook(study: StudySnapshot, offset: number): LocationLink[] {
  const found = replacementAt(study, offset);
  if (found === undefined) return [];
  const originSelectionRange = rangeOf(study.codebook.lines, found.span);
  return linksTo(study, found.id).map((link) => ({ ...link, originSelectionRange }));
}

/** The code that the value of `replacedBy` at a place of the codebook names. */
export function replacementAt(
  study: StudySnapshot,
  offset: number,
): { readonly id: string; readonly span: Span } | undefined {
  const { text } = study.codebook;
  const span = idAt(text, offset);
  if (span === undefined || !isReplacement(text, span)) return undefined;
  const id = text.slice(span.start, span.end).normalize("NFC");
  return innermostNodeAt(study, offset)?.replacedBy === id ? { id, span } : undefined;
}

/** Where a code is declared, for answers that list it beside its uses. */
export function declarationOf(study: StudySnapshot, id: string): Location | undefined {
  const place = placeOfEntry(study, id);
  if (place === undefined) return undefined;
  return { uri: study.codebook.uri, range: rangeOf(study.codebook.lines, place.keySpan) };
}

function linksTo(study: StudySnapshot, id: string): LocationLink[] {
  const place = placeOfEntry(study, id);
  if (place === undefined) return [];
  const { uri, lines } = study.codebook;
  return [
    {
      targetUri: uri,
      targetRange: rangeOf(lines, place.span),
      targetSelectionRange: rangeOf(lines, place.keySpan),
    },
  ];
}

/** Longer than any id, so that a long run of letters costs no more than this. */
const LONGEST_WORD = 1_000;

/** The run of characters that ids are made of around an offset. */
function idAt(text: string, offset: number): Span | undefined {
  let start = offset;
  const least = Math.max(0, offset - LONGEST_WORD);
  for (let before = characterBefore(text, start); start > least && isOfId(text, before);) {
    start = before;
    before = characterBefore(text, start);
  }
  let end = offset;
  const most = Math.min(text.length, offset + LONGEST_WORD);
  while (end < most && isOfId(text, end)) end += lengthAt(text, end);
  return end > start ? { start, end } : undefined;
}

function characterBefore(text: string, offset: number): number {
  const isPair = offset > 1 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xdc00;
  return offset - (isPair ? 2 : 1);
}

function lengthAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

function isOfId(text: string, index: number): boolean {
  if (index < 0) return false;
  const unit = text.charCodeAt(index);
  return unit === 0x2d || unit === 0x5f || wordCharacterLength(text, index) > 0;
}

const KEY = "replacedBy";

/** Whether a word is the value of the key: `replacedBy: word`, with quotes or without. */
function isReplacement(text: string, { start }: Span): boolean {
  let at = skipBack(text, start, (unit) => isBlank(unit) || isLineBreak(unit) || isQuote(unit));
  if (text[at - 1] !== ":") return false;
  at = skipBack(text, at - 1, (unit) => isBlank(unit) || isQuote(unit));
  return text.slice(Math.max(0, at - KEY.length), at) === KEY;
}

function skipBack(text: string, from: number, isSkipped: (unit: number) => boolean): number {
  let at = from;
  while (at > 0 && isSkipped(text.charCodeAt(at - 1))) at--;
  return at;
}

function isQuote(unit: number): boolean {
  return unit === 0x22 || unit === 0x27;
}
