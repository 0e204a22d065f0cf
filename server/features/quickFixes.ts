import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import type { LineIndex } from "../study/lineIndex";
import type { StudySnapshot, TranscriptContext } from "./context";
import { offsetOf } from "./positions";
import type { MemoContext } from "./memos/language";
import { problemsOfCodebook, problemsOfMemo } from "./problems";
import { toDiagnostics } from "./problems/diagnostics";
import type { FileProblem, ProblemCode } from "./problems/model";
import {
  fixDuplicateCode,
  fixOverlap,
  fixRetiredCode,
  fixUncoded,
  fixUnknownCode,
} from "./quickFixes/codes";
import { toAction, type Budget, type Fix, type OtherFix, type Target } from "./quickFixes/fix";
import { fixAttributeConflict, fixFrontMatter, fixWordingChanged } from "./quickFixes/frontMatter";
import {
  fixCodeBeforeLabel,
  fixCodeInHeading,
  fixDuplicateId,
  fixEmptyPassage,
  fixNothingButCoded,
  fixParagraphCodeInside,
} from "./quickFixes/passages";
import { fixNoSpeaker, fixUnknownSpeaker } from "./quickFixes/speakers";
import {
  fixDetached,
  fixMalformed,
  fixUnclosedComment,
  fixUnendedRange,
  fixUnmatchedEnd,
  fixUnmatchedStart,
} from "./quickFixes/strays";

/**
 * Ways out of the problems of a transcript that touch `range`. Each was tried out: it removes its
 * problem, adds no error, and leaves the wording as it is unless the problem is one of words.
 */
export function quickFixesAt(
  context: TranscriptContext,
  range: Range,
  problems: readonly FileProblem[],
): CodeAction[] {
  const { transcript, lines } = context;
  const actions: CodeAction[] = [];
  const seen = new Set<string>();
  const budget: Budget = { left: MOST_CHARACTERS };
  for (const place of touching(lines, range, problems)) {
    const target: Target = { ...place, context, transcript, budget };
    const fixes = FIXES[target.problem.code]?.(target) ?? [];
    for (const fix of fixes) addOnce(actions, seen, toAction(target, fix));
    if (budget.left <= 0 && actions.length > 0) break;
  }
  return actions;
}

/** Ways out of the problems of codebook.yaml that touch `range`: the nearest key, id or colour. */
export function quickFixesInCodebook(study: StudySnapshot, range: Range): CodeAction[] {
  return replacements(study.codebook.uri, problemsOfCodebook(study), range);
}

/** Ways out of the problems of a memo that touch `range`: the nearest name, key or type. */
export function quickFixesInMemo({ study, uri, path }: MemoContext, range: Range): CodeAction[] {
  return replacements(uri, problemsOfMemo(study, path), range);
}

function replacements(uri: string, problems: readonly FileProblem[], range: Range): CodeAction[] {
  return problems.flatMap((problem) => {
    const newText = problem.data?.replacement;
    if (newText === undefined || !touch(problem.range, range)) return [];
    const edit = { changes: { [uri]: [{ range: problem.range, newText }] } };
    const diagnostics = toDiagnostics([problem]);
    const title = `Change to “${newText.replace(/^"|"$/g, "")}”`;
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: true, edit }];
  });
}

/** What is not here needs a person: a merge conflict, speech that nobody is named for, and the like. */
const FIXES: Partial<Record<ProblemCode, (target: Target) => readonly (Fix | OtherFix)[]>> = {
  "unknown-code": fixUnknownCode,
  "retired-code": fixRetiredCode,
  "malformed-attributes": fixMalformed,
  "unmatched-end": fixUnmatchedEnd,
  "unended-range": fixUnendedRange,
  "code-before-label": fixCodeBeforeLabel,
  "detached-attributes": fixDetached,
  "duplicate-code": fixDuplicateCode,
  "duplicate-id": fixDuplicateId,
  "overlapping-same-code": fixOverlap,
  "empty-passage": fixEmptyPassage,
  "nothing-but-coded": fixNothingButCoded,
  "paragraph-code-inside": fixParagraphCodeInside,
  "unmatched-start": fixUnmatchedStart,
  "code-in-heading": fixCodeInHeading,
  "unknown-speaker": fixUnknownSpeaker,
  "no-speaker": fixNoSpeaker,
  "invalid-front-matter": fixFrontMatter,
  "unclosed-comment": fixUnclosedComment,
  uncoded: fixUncoded,
  "attribute-conflict": fixAttributeConflict,
  "wording-changed": fixWordingChanged,
};

/** Several problems of one place may have one way out, and it is offered once. */
function addOnce(actions: CodeAction[], seen: Set<string>, action: CodeAction | undefined): void {
  if (action === undefined) return;
  const key = JSON.stringify([action.title, action.edit]);
  if (seen.has(key)) return;
  seen.add(key);
  actions.push(action);
}

/** About a tenth of a second. */
const MOST_CHARACTERS = 5_000_000;

/** The problems that touch the range and can be fixed; the narrowest, which are meant, come first. */
function touching(
  lines: LineIndex,
  range: Range,
  problems: readonly FileProblem[],
): readonly Pick<Target, "problem" | "span">[] {
  return problems
    .filter((problem) => FIXES[problem.code] !== undefined && touch(problem.range, range))
    .map((problem) => {
      const { start, end } = problem.range;
      return { problem, span: { start: offsetOf(lines, start), end: offsetOf(lines, end) } };
    })
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

/** A cursor at either end of a problem is on it. */
function touch(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
