import { MarkupKind, type MarkupContent } from "vscode-languageserver-types";
import { shorten } from "./shorten";

/**
 * Text that somebody wrote, as Markdown that shows exactly this text. Transcripts and codebooks come
 * from anywhere, so no link, image, HTML or icon of theirs may come to life: every sign that Markdown
 * could read is escaped. Each run of white space becomes one blank.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(SIGNS, "\\$&");
}

/** Several paragraphs of such text; of a very long one only the start, and a sentence that says so. */
export function escapeParagraphs(text: string): string {
  const isLong = text.length > LONGEST_TEXT;
  const shown = shorten(text, LONGEST_TEXT);
  const paragraphs = shown.split(/\n[ \t\r]*\n/).map(escapeMarkdown);
  const kept = paragraphs.filter((paragraph) => paragraph !== "").join("\n\n");
  return isLong
    ? `${kept}\n\n*(${LONGEST_TEXT.toLocaleString("en")} characters are shown.)*`
    : kept;
}

export function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

/** `1 case`, `2 cases`; the second form where it is not the first one with an `s`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  const shown = count < 1_000 ? String(count) : NUMBERS.format(count);
  return `${shown} ${count === 1 ? one : many}`;
}

/** Made once: to make one takes longer than to use it a thousand times. */
const NUMBERS = new Intl.NumberFormat("en");

/** ASCII punctuation, without what has no meaning in Markdown anywhere. */
const SIGNS = /[!#$&()*+\-./:<=>@[\\\]^_`{|}~]/g;
const LONGEST_TEXT = 2_000;

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}
