import {
  CodeActionKind,
  type CodeAction,
  type TextEdit as ProtocolEdit,
} from "vscode-languageserver-types";
import { applyEdits, inTextOrder, type TextEdit } from "../../markup/edits/edit";
import { hasSameWords } from "../../markup/edits/verify";
import type { Span, Transcript } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { wordingOf } from "../../markup/wording";
import { MAX_PROBLEMS_OF_A_KIND } from "../../markup/problemList";
import type { TranscriptContext } from "../context";
import { rangeOf } from "../positions";
import { toDiagnostics } from "../problems/diagnostics";
import type { FileProblem } from "../problems/model";

/** A problem of a transcript that is to be corrected. */
export interface Target {
  readonly context: TranscriptContext;
  readonly transcript: Transcript;
  readonly problem: FileProblem;
  /** The offsets of the problem. */
  readonly span: Span;
  readonly budget: Budget;
}

/**
 * How many characters may still be read for one answer. Every fix is tried out by reading the file
 * anew, and a selection of a whole file may touch thousands of problems: the editor must not wait
 * for all of them when a person corrects one.
 */
export interface Budget {
  left: number;
}

/** One way out of a problem, before it is known whether it works. */
export interface Fix {
  readonly title: string;
  /** Edits of the transcript that come to the same; the first ones that work are taken. */
  readonly ways: readonly (readonly TextEdit[])[];
  readonly isPreferred?: boolean;
  /**
   * What may change besides the problem. `markup`: nothing that is read, the usual case. `labels`:
   * who speaks. `words`: text that should have been markup becomes markup, or is taken out.
   */
  readonly changes?: "markup" | "labels" | "words";
  /** Codes that may be on fewer passages afterwards. */
  readonly removes?: readonly string[];
  /** Whether the problem is gone; absent: there is one less of its kind. */
  readonly isFixed?: (after: Transcript) => boolean;
}

/** A fix that changes another file of the study, whose text was checked by whoever made it. */
export interface OtherFix {
  readonly title: string;
  readonly uri: string;
  readonly edits: readonly ProtocolEdit[];
  readonly isPreferred?: boolean;
}

/** The fix as the editor shows it; undefined where none of its ways holds what it promises. */
export function toAction(target: Target, fix: Fix | OtherFix): CodeAction | undefined {
  if ("uri" in fix) return actionFor(target, fix, { [fix.uri]: [...fix.edits] });
  const { lines, uri } = target.context;
  target.budget.left -= target.transcript.text.length * fix.ways.length;
  const edits = fix.ways.find((way) => way.length > 0 && holds(target, fix, way));
  if (edits === undefined) return undefined;
  const changes = inTextOrder(edits).map(({ span, newText }) => ({
    range: rangeOf(lines, span),
    newText,
  }));
  return actionFor(target, fix, { [uri]: changes });
}

function actionFor(
  { problem }: Target,
  { title, isPreferred }: Fix | OtherFix,
  changes: Record<string, ProtocolEdit[]>,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: toDiagnostics([problem]),
    ...(isPreferred ? { isPreferred } : {}),
    edit: { changes },
  };
}

/**
 * Tries a fix out: the problem is gone, no error is new, no coding is lost that the fix does not
 * mean to remove, and the wording is the same to the byte unless the fix is about words.
 */
function holds({ transcript, problem }: Target, fix: Fix, edits: readonly TextEdit[]): boolean {
  const after = parseTranscript(applyEdits(transcript.text, edits));
  const isFixed = fix.isFixed?.(after) ?? hasFewer(problem.code, transcript, after);
  return isFixed && keeps(fix, transcript, after) && keepsCodings(fix, transcript, after);
}

function keeps({ changes = "markup" }: Fix, before: Transcript, after: Transcript): boolean {
  if (countOf(after, isError) > countOf(before, isError)) return false;
  if (changes === "markup") return hasSameWords(before, after);
  return changes === "words" || wordingOf(before) === wordingOf(after);
}

/** Beyond its limit the list of problems says nothing about their number. */
function hasFewer(code: string, before: Transcript, after: Transcript): boolean {
  const isMeant = (problem: { readonly code: string }) => problem.code === code;
  const count = countOf(before, isMeant);
  const left = countOf(after, isMeant);
  return left < count || (count >= MAX_PROBLEMS_OF_A_KIND && left === count);
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === "error";
}

function countOf(
  { problems }: Transcript,
  isMeant: (problem: Transcript["problems"][number]) => boolean,
): number {
  return problems.reduce((count, problem) => count + (isMeant(problem) ? 1 : 0), 0);
}

/** Whether every code is on as many stretches by the same coder as before. */
function keepsCodings({ removes = [] }: Fix, before: Transcript, after: Transcript): boolean {
  const left = codingCounts(after);
  for (const [key, count] of codingCounts(before)) {
    const code = key.slice(0, key.indexOf(" "));
    if ((left.get(key) ?? 0) < count && !removes.includes(code)) return false;
  }
  return true;
}

function codingCounts({ codings }: Transcript): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, by = "" } of codings) {
    const key = `${code} ${by}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
