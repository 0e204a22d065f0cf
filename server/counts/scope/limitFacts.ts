import { CODING, rowCount, type AnnotationFact, type FileFacts } from "../../study/facts";
import type { Voices } from "../../study/voices";
import type { Stretches } from "../query/stretches";
import { cutAnnotations, cutCodings } from "./cutCodings";
import { cutParagraphs, markCoded, speakersInScope } from "./cutSpeech";
import { rememberLimits } from "./limited";
import { limitsOf, type Limits } from "./limits";
import type { CodingOperand } from "./scope";

export interface FileLimits {
  /** What every coding that counts carries. */
  readonly codings: readonly CodingOperand[];
  /** The words that count, as a query finds them; absent: all. */
  readonly stretches?: Stretches;
}

/**
 * The facts of what lies in a scope, as if the rest had never been said: codings are cut to their
 * words in scope, those without one are gone, and so are the words of everybody outside. Words have
 * new numbers, without gaps; paragraphs, places and lines stay, so that what is left is found in the
 * text. Memos are left out: they are never limited. Undefined for a file with nothing in scope.
 * Linear in the file.
 */
export function limitFacts(
  facts: FileFacts,
  voices: Voices,
  { codings, stretches }: FileLimits,
): FileFacts | undefined {
  if (stretches?.length === 0) return undefined;
  const limits = stretches && limitsOf(stretches, facts.words);
  const kept = keptCodings(facts, codings);
  const cut = cutCodings(facts, kept, limits);
  const named = renamed(facts, cut.rows);
  const exemplars = new Set(facts.exemplars);
  const annotations = annotationsIn(facts, {
    limits,
    rows: cut.from,
    isFiltered: codings.length > 0,
  });
  const limited: FileFacts = {
    ...facts,
    notes: undefined,
    freeMemos: undefined,
    ...named,
    ...speechOf(facts, voices, limits),
    exemplars: cut.from.flatMap((row, at) => (exemplars.has(row) ? [at] : [])),
    annotations,
  };
  markCoded(limited);
  return rememberLimits(limited, { facts, codings: cut.from, ...(limits && { limits }) });
}

function speechOf(facts: FileFacts, voices: Voices, limits: Limits | undefined) {
  if (limits === undefined) return { paragraphs: facts.paragraphs.slice() };
  const paragraphs = cutParagraphs(facts, limits);
  const speakers = speakersInScope(facts, voices, limits);
  return { paragraphs, speakers, words: limits.words };
}

/** The rows of the codings that carry everything that is asked for. */
function keptCodings(facts: FileFacts, operands: readonly CodingOperand[]): readonly number[] {
  const tests = operands.map((operand) => testOf(facts, operand));
  const all = [...Array(rowCount(facts.codings, CODING)).keys()];
  return tests.length === 0 ? all : all.filter((row) => tests.every((test) => test(row)));
}

function testOf(facts: FileFacts, operand: CodingOperand): (row: number) => boolean {
  if (operand.kind === "by") {
    const isWanted = facts.coders.map((coder) => coder.normalize("NFC") === operand.value);
    return (row) => isWanted[facts.codings[row * CODING.width + CODING.by]] ?? false;
  }
  const { key, value } = operand;
  const found = (facts.annotations ?? []).filter(
    (one) => one.key.normalize("NFC") === key && one.value.normalize("NFC") === value,
  );
  const rows = new Set(found.flatMap((one) => one.codings));
  return (row) => rows.has(row);
}

/** Tables of the codes and the coders that are left, and rows that point into them. */
function renamed(
  facts: FileFacts,
  rows: Int32Array,
): Pick<FileFacts, "codings" | "codes" | "coders"> {
  const codes = new Map<string, number>();
  const coders = new Map<string, number>();
  for (let row = 0; row < rows.length; row += CODING.width) {
    const by = rows[row + CODING.by];
    rows[row + CODING.code] = numberIn(codes, facts.codes[rows[row + CODING.code]]);
    if (by >= 0) rows[row + CODING.by] = numberIn(coders, facts.coders[by]);
  }
  return { codings: rows, codes: [...codes.keys()], coders: [...coders.keys()] };
}

function numberIn(names: Map<string, number>, name: string): number {
  const known = names.get(name);
  if (known !== undefined) return known;
  names.set(name, names.size);
  return names.size - 1;
}

interface AnnotationLimits {
  readonly limits: Limits | undefined;
  /** The rows of the codings that are left. */
  readonly rows: readonly number[];
  /** Whether only some codings count, so that annotations without one do not. */
  readonly isFiltered: boolean;
}

function annotationsIn(
  facts: FileFacts,
  { limits, rows, isFiltered }: AnnotationLimits,
): readonly AnnotationFact[] {
  const numbers = new Map(rows.map((row, at) => [row, at]));
  const own = (facts.annotations ?? []).map((one) => ({
    ...one,
    codings: one.codings.flatMap((row) => numbers.get(row) ?? []),
  }));
  const kept = isFiltered ? own.filter((one) => one.codings.length > 0) : own;
  return limits === undefined ? kept : cutAnnotations(facts, kept, limits);
}
