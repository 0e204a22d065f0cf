import type { FrontMatter, Span, Transcript } from "../model";
import { lineEndAt, lineStartAt, nextLineStart } from "../line";
import { parseTranscript } from "../parse";
import { sealOf, sealStateOf } from "../seal";
import { wordingOf } from "../wording";
import { applyEdits, insertion, type EditResult, type TextEdit } from "./edit";
import { isSafe } from "./verify";

/**
 * Writes the seal of the words as they are (section 7 of the markup): in the place of an older one,
 * as a new key of the front matter, or in a front matter of its own. Nothing else of the file
 * changes, comments and line breaks included. A transcript that is sealed already needs no edit.
 */
export function sealTranscript(transcript: Transcript): EditResult {
  if (sealStateOf(transcript) === "sealed") return { edits: [] };
  const reason = whyNotSealed(transcript);
  if (reason !== undefined) return { reason };
  const seal = sealOf(wordingOf(transcript));
  for (const edits of waysToSeal(transcript, seal)) {
    if (isSealed(transcript, edits)) return { edits };
  }
  return {
    reason: `The front matter is written in an unusual way. Write “verbatim: ${seal}” into it.`,
  };
}

function whyNotSealed({ frontMatter, text }: Transcript): string | undefined {
  if (frontMatter.problems.length > 0) {
    return "The front matter cannot be read, so the seal cannot be written into it. Mend it first.";
  }
  // Where nobody has said anything yet, the first word would break the seal.
  return /\S/.test(text) ? undefined : "There are no words to seal yet.";
}

function waysToSeal(
  { text, frontMatter }: Transcript,
  seal: string,
): readonly (readonly TextEdit[])[] {
  const { span } = frontMatter;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  if (span === undefined) return [[ownFrontMatter(text, seal, eol)]];
  if (frontMatter.seal !== undefined) return waysToReplace(frontMatter.seal, seal, eol);
  return [...waysToFill(text, span, seal), ...waysToAdd(text, span, seal, eol)];
}

function ownFrontMatter(text: string, seal: string, eol: string): TextEdit {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const isParted = lineEndAt(text, start) === start;
  const lines = ["---", `verbatim: ${seal}`, "---", ...(isParted ? [] : [""])];
  return insertion(start, lines.map((line) => line + eol).join(""));
}

/** A value over several lines takes its last line break along. */
function waysToReplace({ start, end }: Span, seal: string, eol: string): TextEdit[][] {
  return [seal, seal + eol].map((newText) => [{ span: { start, end }, newText }]);
}

/** `verbatim:` without a value. */
function waysToFill(text: string, { start, end }: Span, seal: string): TextEdit[][] {
  const ways: TextEdit[][] = [];
  for (let line = start; line < end;) {
    const lineEnd = lineEndAt(text, line);
    const key = /^[ \t]*(["']?)verbatim\1[ \t]*:/.exec(
      text.slice(line, Math.min(lineEnd, line + 200)),
    );
    if (key !== null && ways.length < MOST_WAYS)
      ways.push([insertion(line + key[0].length, ` ${seal}`)]);
    line = nextLineStart(text, lineEnd);
  }
  return ways;
}

const MOST_WAYS = 5;

/** A new last key: indented as the others are, or inside of the braces. */
function waysToAdd(text: string, { start, end }: Span, seal: string, eol: string): TextEdit[][] {
  const closing = lineStartAt(text, closingFence(text, end));
  const inner = text.slice(start, closing);
  const indents = new Set(["", /^[ \t]+(?=[^\s#])/m.exec(inner)?.[0] ?? ""]);
  const ways = [...indents].map((indent) => [
    insertion(closing, `${indent}verbatim: ${seal}${eol}`),
  ]);
  const brace = start + inner.lastIndexOf("}");
  const isFlow = brace >= start && inner.indexOf("{") >= 0;
  if (!isFlow) return ways;
  const key = `verbatim: ${seal}`;
  return [...ways, ...[`, ${key} `, key, ` ${key} `].map((newText) => [insertion(brace, newText)])];
}

/** Where the last line of the front matter is; its line break belongs to it. */
function closingFence(text: string, end: number): number {
  let position = end;
  if (text[position - 1] === "\n") position--;
  if (text[position - 1] === "\r") position--;
  return position;
}

/** The words are sealed, and everything else that the file says is the same. */
function isSealed(before: Transcript, edits: readonly TextEdit[]): boolean {
  const after = parseTranscript(applyEdits(before.text, edits));
  return (
    after.frontMatter.problems.length === 0 &&
    sealStateOf(after) === "sealed" &&
    saysTheSame(before.frontMatter, after.frontMatter) &&
    isSafe(before, edits, {})
  );
}

function saysTheSame(before: FrontMatter, after: FrontMatter): boolean {
  return JSON.stringify(valuesOf(before)) === JSON.stringify(valuesOf(after));
}

function valuesOf(frontMatter: FrontMatter): unknown {
  const { attributes, speakers, ...plain } = frontMatter;
  const pairs = (all: FrontMatter["attributes"]) => all.map(({ key, value }) => [key, value]);
  return [
    pairs(attributes),
    speakers.map(({ span: _, attributes: own, ...speaker }) => [speaker, pairs(own)]),
    (["case", "coder", "date", "source", "status"] as const).map((key) => plain[key]?.value),
  ];
}
