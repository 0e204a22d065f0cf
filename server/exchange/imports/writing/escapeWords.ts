import type { LabelRules } from "../../../markup/labelRules";
import { classifyLine } from "../../../markup/line";
import { timeStampEnd } from "../../../markup/timeStamp";

/**
 * A backslash before everything in words that would be markup. What only looks a little like it, as
 * `[inaudible]` does, stays as it is.
 */
export function escapeMarkup(words: string): string {
  return words.replace(MARKUP, "\\$&");
}

/** A backslash that would escape, a brace, the marks of a range and the start of a comment. */
const MARKUP = /\\(?=[!-/:-@[-`{-~])|\{|\[(?=[\p{L}\p{N}]+>\])|\[(?=<[\p{L}\p{N}]+\])|<(?=!--)/gu;

/** The same for the words behind a label, where a time stamp would be the label's. */
export function escapeBehindLabel(words: string): string {
  const escaped = escapeMarkup(words);
  if (timeStampEnd(escaped, 0, escaped.length) < 0) return escaped;
  if (escaped[0] === "[" || escaped[0] === "(") return `\\${escaped}`;
  return escaped.replace(":", "\\:");
}

/**
 * The same for words that begin a line: it must be no heading, no ignored line, and have no label.
 * Undefined where that cannot be written; such words need a label in front of them.
 */
export function escapeLineOfWords(words: string, rules: LabelRules): string | undefined {
  const escaped = escapeMarkup(words);
  if (isPlain(escaped, rules)) return escaped;
  const tries = [`\\${escaped}`, escaped.replace(":", "\\:")];
  const isPunctuation = /^[!-/:-@[-`{-~]/.test(escaped) && escaped[0] !== "\\";
  return (isPunctuation ? tries : tries.slice(1)).find((written) => isPlain(written, rules));
}

function isPlain(line: string, rules: LabelRules): boolean {
  if (/^(?:<{7}|={7}|>{7})(?: |$)/.test(line)) return false;
  return classifyLine({ text: line, rules }, 0, line.length).kind === "text";
}

/** Headings have no escapes that are taken out; what would be a passage or a comment gets one. */
export function escapeHeading(text: string): string {
  return text.replace(IN_HEADING, "\\$&");
}

const IN_HEADING = /(?<=\])\{|\[(?=[\p{L}\p{N}]+>\])|\[(?=<[\p{L}\p{N}]+\])|<(?=!--)/gu;
