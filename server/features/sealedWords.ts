import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import { inTextOrder, type EditResult } from "../markup/edits/edit";
import { changesToRestore, restoreWords } from "../markup/edits/restore";
import { restoreIndexOf } from "../markup/edits/restoreIndex";
import type { Span, Transcript } from "../markup/model";
import { offsetOfPlace, wordingBetween, wordingOf } from "../markup/wording";
import { wordingChanges, type WordingChange } from "../markup/wordingChanges";
import type { TranscriptContext } from "./context";
import { offsetOf, rangeOf } from "./positions";
import { toDiagnostics } from "./problems/diagnostics";
import { quote, type FileProblem } from "./problems/model";

/** One place where the words are not those that were sealed. */
export interface Correction {
  readonly range: Range;
  /** The sealed words and those of now, for lists: on one line, and not too long. */
  readonly was: string;
  readonly is: string;
  readonly message: string;
}

/** How many places are listed for one file; the last one says how many more there are. */
export const MOST_CORRECTIONS = 500;

/** Where the words differ from an earlier version that the seal fits, in the order of the text. */
export function correctionsOf(
  { transcript, lines }: Pick<TranscriptContext, "transcript" | "lines">,
  earlier: Transcript,
): readonly Correction[] {
  const [before, now] = [wordingOf(earlier), wordingOf(transcript)];
  const changes = changesOf(transcript, earlier);
  return changes.slice(0, MOST_CORRECTIONS).map((change, index) => {
    const was = before.slice(change.before.start, change.before.end);
    const is = now.slice(change.now.start, change.now.end);
    const rest = index === MOST_CORRECTIONS - 1 ? restOf(changes) : "";
    const message = `${messageOf(was, is)}${change.isCoarse ? COARSE : ""}${rest}`;
    const range = rangeOf(lines, spanOf(transcript, change));
    return { range, was: shown(was), is: shown(is), message };
  });
}

/** A text is asked about several times between two keys: for its problems, its fixes, its list. */
const known = new WeakMap<
  Transcript,
  { readonly earlier: Transcript; readonly changes: readonly WordingChange[] }
>();

function changesOf(transcript: Transcript, earlier: Transcript): readonly WordingChange[] {
  const last = known.get(transcript);
  if (last?.earlier === earlier) return last.changes;
  const options = { mostParagraphs: MOST_CORRECTIONS };
  const changes = wordingChanges(wordingOf(earlier), wordingOf(transcript), options);
  known.set(transcript, { earlier, changes });
  return changes;
}

/** What the last place that is listed says of the others. */
function restOf(changes: readonly WordingChange[]): string {
  const more = changes.length - MOST_CORRECTIONS;
  if (more <= 0) return "";
  // Of very many paragraphs the last ones are one change, so that the places are not known.
  const count = changes.at(-1)?.isRest ? "More" : `${more.toLocaleString("en")} more`;
  return ` ${count} places in this file are not listed.`;
}

/** `wording-changed` at each of these places (section 6 of the markup). */
export function problemsOfWords(
  context: Pick<TranscriptContext, "transcript" | "lines">,
  earlier: Transcript,
  severity: FileProblem["severity"] = "error",
): readonly FileProblem[] {
  return correctionsOf(context, earlier).map(({ range, message }) => ({
    range,
    severity,
    code: "wording-changed",
    message,
  }));
}

/** What of the sealed words is given back: those that touch a range, or all. */
export function restoredWords(
  { transcript, lines }: Pick<TranscriptContext, "transcript" | "lines">,
  earlier: Transcript,
  range?: Range,
): EditResult {
  if (range === undefined) return restoreWords(transcript, earlier);
  const [start, end] = [offsetOf(lines, range.start), offsetOf(lines, range.end)];
  const change = changesToRestore(transcript, earlier).find((one) => {
    const span = spanOf(transcript, one);
    return span.start <= end && span.end >= start;
  });
  if (change === undefined) return { reason: "The words here are those that were sealed." };
  return restoreWords(transcript, earlier, change);
}

/** The quick fixes that give back sealed words: at the cursor, and everywhere. */
export function restoringFixes(
  context: TranscriptContext,
  earlier: Transcript,
  range: Range,
): CodeAction[] {
  const problems = problemsOfWords(context, earlier);
  const touched = problems.filter((problem) => touch(problem.range, range));
  if (touched.length === 0) return [];
  const here = actionFor(context, restoredWords(context, earlier, touched[0].range), {
    title: "Restore the sealed words here",
    problems: touched.slice(0, 1),
    isPreferred: true,
  });
  if (problems.length < 2 || problems.length > MOST_RESTORED_BY_FIX) return here;
  const all = actionFor(context, restoredWords(context, earlier), {
    title: `Restore all sealed words of this transcript (${problems.length} places)`,
    problems: touched,
  });
  return [...here, ...all];
}

/** More are given back by the command: to work them out takes longer than a menu may. */
const MOST_RESTORED_BY_FIX = 100;

interface ActionParts {
  readonly title: string;
  readonly problems: readonly FileProblem[];
  readonly isPreferred?: boolean;
}

function actionFor(
  { lines, uri }: TranscriptContext,
  result: EditResult,
  { title, problems, isPreferred }: ActionParts,
): CodeAction[] {
  if ("reason" in result || result.edits.length === 0) return [];
  const edits = inTextOrder(result.edits).map(({ span, newText }) => ({
    range: rangeOf(lines, span),
    newText,
  }));
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: toDiagnostics(problems),
      ...(isPreferred ? { isPreferred } : {}),
      edit: { changes: { [uri]: edits } },
    },
  ];
}

const COARSE = " Too much differs here to tell single words.";

function messageOf(was: string, is: string): string {
  if (was.trim() !== "" && is.trim() !== "") {
    return `${quote(was.trim())} became ${quote(is.trim())} since this transcript was sealed.`;
  }
  if (was.trim() !== "") {
    return `${quote(was.trim())} is missing here: the sealed transcript has it.`;
  }
  if (is.trim() !== "") return `${quote(is.trim())} was added since this transcript was sealed.`;
  if (was.includes("\n") || is.includes("\n")) {
    return was.includes("\n")
      ? "Two paragraphs became one here since this transcript was sealed."
      : "One paragraph became two here since this transcript was sealed.";
  }
  return was === ""
    ? "A blank was added since this transcript was sealed."
    : "A blank is missing here: the sealed transcript has it.";
}

function shown(words: string): string {
  return quote(words.trim()).slice(1, -1);
}

/** The changed words in the file; where words are missing, the blank or the sign at the place. */
function spanOf(transcript: Transcript, { now }: WordingChange): Span {
  const { wordingMap: map, text, frontMatter } = transcript;
  const words = wordingBetween(transcript, now.start, now.end);
  const inner = words.trim();
  if (inner !== "") {
    const start = now.start + words.indexOf(inner);
    const end = start + inner.length;
    return { start: offsetOfPlace(map, start), end: offsetOfPlace(map, end - 1) + 1 };
  }
  if (map.length === 0) return frontMatter.seal ?? { start: 0, end: 0 };
  const isAtStart =
    now.start === 0 || wordingBetween(transcript, now.start - 1, now.start) === "\n";
  if (isAtStart && now.start < map.length) return signAt(text, offsetOfPlace(map, now.start));
  const { behindCloses } = restoreIndexOf(transcript);
  const behind = offsetOfPlace(map, now.start - 1) + 1;
  const blank = behindCloses(behind);
  const isBlank = text[blank] === " " || text[blank] === "\t";
  return isBlank ? { start: blank, end: blank + 1 } : signBefore(text, behind);
}

function signAt(text: string, start: number): Span {
  return { start, end: start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) };
}

function signBefore(text: string, end: number): Span {
  const isPair = (text.charCodeAt(end - 1) & 0xfc00) === 0xdc00;
  return { start: end - (isPair ? 2 : 1), end };
}

function touch(a: Range, b: Range): boolean {
  return isBefore(a.start, b.end) && isBefore(b.start, a.end);
}

function isBefore(a: Range["start"], b: Range["start"]): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
