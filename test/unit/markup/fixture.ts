import assert from "node:assert/strict";
import { memoOf } from "../../../server/markup/codings";
import type { MarkupProblemCode, Span, Transcript } from "../../../server/markup/model";
import { parseTranscript } from "../../../server/markup/parse";
import { wordingBetween, wordingOf } from "../../../server/markup/wording";

/** A text and the stretches that are marked in it: `⟦` where one begins, `⟧` where it ends. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly Span[];
}

export function marked(source: string): MarkedText {
  const ranges: Span[] = [];
  const open: number[] = [];
  let text = "";
  for (const part of source.split(/([⟦⟧])/)) {
    if (part === "⟦") open.push(text.length);
    else if (part === "⟧") ranges.push({ start: open.pop() ?? 0, end: text.length });
    else text += part;
  }
  return { text, ranges: ranges.sort((a, b) => a.start - b.start || a.end - b.end) };
}

/** The wording of a text. */
export function wording(text: string): string {
  return wordingOf(parseTranscript(text));
}

/** Every coding as `code=words`, with its coder and its memo where it has them. */
export function codings(text: string): string[] {
  const transcript = parseTranscript(text);
  return transcript.codings.map((coding) => {
    const { start, end } = coding.passage;
    const by = coding.by === undefined ? "" : ` by ${coding.by}`;
    const memo = memoOf(coding);
    const note = memo === undefined ? "" : ` (${memo})`;
    return `${coding.code}=${wordingBetween(transcript, start, end)}${by}${note}`;
  });
}

/** Who speaks in each paragraph, and what: `P1: words`; `-` where nobody is named. */
export function speech(text: string): string[] {
  const transcript = parseTranscript(text);
  return transcript.paragraphs
    .filter((paragraph) => paragraph.wordingEnd > paragraph.wordingStart)
    .map(({ speaker, wordingStart, wordingEnd }) => {
      const name = transcript.speakers[speaker]?.label ?? "-";
      return `${name}: ${wordingBetween(transcript, wordingStart, wordingEnd)}`;
    });
}

/** Every problem of a text as `code "the text it stands at"`. */
export function problems(text: string): string[] {
  return problemsOf(parseTranscript(text)).map(
    ({ code, start, end }) => `${code} ${JSON.stringify(text.slice(start, end))}`,
  );
}

/** The problems but for the hint that a label is used once, which nearly every example would have. */
export function problemsOf(transcript: Transcript): Transcript["problems"] {
  return transcript.problems.filter(
    ({ code, severity }) => code !== "unknown-speaker" || severity !== "hint",
  );
}

/** Asserts that a text has problems of one kind only, exactly where it is marked. */
export function checkProblem(code: MarkupProblemCode, source: string): void {
  const { text, ranges } = marked(source);
  const found = problemsOf(parseTranscript(text));
  assert.deepEqual(
    found.map((problem) => ({ code: problem.code, start: problem.start, end: problem.end })),
    ranges.map(({ start, end }) => ({ code, start, end })),
  );
}
