import { isWhite } from "../../markup/characters";
import { deletion, insertion, type TextEdit } from "../../markup/edits/edit";
import { lineEndAt } from "../../markup/line";
import type { Span, Transcript } from "../../markup/model";
import { paragraphIndexAt } from "../../markup/paragraphs";
import type { Fix, Target } from "./fix";
import { atParagraphEnd } from "./passages";
import { repairsOf } from "./repairs";

/** `detached-attributes`: joined to the passage before them, or made a code of the paragraph. */
export function fixDetached({ transcript, span }: Target): Fix[] {
  const { text } = transcript;
  const before = behindWhite(text, span.start);
  const written = text.slice(span.start, span.end);
  const removal = deletion(before, span.end);
  const joined: Fix = {
    title: "Join to the passage before",
    ways: waysToJoin(transcript, { start: before, end: span.end }, written),
    changes: "words",
    isPreferred: true,
  };
  const paragraph = transcript.paragraphs[paragraphIndexAt(transcript, span.start)];
  if (paragraph === undefined) return [joined];
  const atEnd: Fix = {
    title: "Code the whole paragraph with them",
    ways: [[removal, atParagraphEnd(transcript, paragraph, `[]${written}`)]],
    changes: "words",
  };
  return [joined, atEnd, takenOut("Remove the attributes", [removal])];
}

/** `unmatched-start`: a backslash says that the bracket is text. */
export function fixUnmatchedStart({ span }: Target): Fix[] {
  const ways = [[insertion(span.start, "\\")]];
  return [{ title: "Keep the bracket as text", ways, isPreferred: true }];
}

/** `unmatched-end`: the passage starts where the paragraph does, or the end is no end. */
export function fixUnmatchedEnd({ transcript, span }: Target): Fix[] {
  const { text, paragraphs } = transcript;
  const paragraph = paragraphs[paragraphIndexAt(transcript, span.start)];
  const label = /^\[<([^\]]+)\]/.exec(text.slice(span.start, span.start + 100))?.[1];
  const opening = label === undefined ? "[" : `[${label}>]`;
  const fromStart: Fix = {
    title: "Code from the start of the paragraph",
    ways: paragraph === undefined ? [] : [[insertion(speechOf(text, paragraph), opening)]],
    changes: "words",
  };
  const title = label === undefined ? "Remove the bracket and its block" : "Remove the end mark";
  const bracket = text.indexOf("]", span.start);
  const kept = keptAsText(span.start, bracket);
  return [fromStart, takenOut(title, [deletion(span.start, span.end)]), kept];
}

/** `unended-range`: the start mark goes, or is text. */
export function fixUnendedRange({ span }: Target): Fix[] {
  const removal = takenOut("Remove the start mark", [deletion(span.start, span.end)]);
  return [{ ...removal, isPreferred: true }, keptAsText(span.start, span.end - 1)];
}

/** `malformed-attributes`: what was probably meant, or nothing, or text. */
export function fixMalformed({ transcript, span }: Target): Fix[] {
  const { text } = transcript;
  const isMark = text[span.start] === "[";
  const brace = isMark ? span.end : span.start + 1;
  const repaired = repairsOf(text, brace).map(({ newText, end }, index): Fix => {
    const ways = [[{ span: { start: brace, end }, newText }]];
    const title = `Write it as ${newText}`;
    return { title, ways, changes: "words", isPreferred: index === 0 };
  });
  const empty = /^\{[ \t]*\}/.exec(text.slice(brace, brace + 100))?.[0];
  const end = brace + (empty ?? "").length;
  const start = isMark ? span.start : text.startsWith("[]", brace - 2) ? brace - 2 : brace;
  const isGone = isMark ? text[brace] !== "{" || empty !== undefined : empty !== undefined;
  const title = isMark ? "Remove the end mark" : "Remove the empty block";
  const removal = isGone ? [takenOut(title, [deletion(start, end)])] : [];
  const kept = isMark ? keptAsText(span.start, span.end - 1) : keptAsText(brace);
  return [...repaired, ...removal, kept];
}

/** `unclosed-comment`: it ends where its line does, or is text. */
export function fixUnclosedComment({ transcript, span }: Target): Fix[] {
  const end = lineEndAt(transcript.text, span.start);
  const blank = isWhite(transcript.text.charCodeAt(end - 1)) ? "" : " ";
  const closed: Fix = {
    title: "End the comment with its line",
    ways: [[insertion(end, `${blank}-->`)]],
    changes: "words",
    isPreferred: true,
  };
  return [closed, keptAsText(span.start)];
}

function takenOut(title: string, edits: readonly TextEdit[]): Fix {
  return { title, ways: [edits], changes: "words" };
}

/** One backslash in front; a range mark may need a second one in front of its `]`. */
function keptAsText(offset: number, bracket = offset): Fix {
  const first = insertion(offset, "\\");
  return { title: "Keep it as text", ways: [[first], [first, insertion(bracket, "\\")]] };
}

function behindWhite(text: string, offset: number): number {
  let position = offset;
  while (isWhite(text.charCodeAt(position - 1))) position--;
  return position;
}

function speechOf(text: string, paragraph: { readonly speechStart: number }): number {
  let position = paragraph.speechStart;
  while (isWhite(text.charCodeAt(position))) position++;
  return position;
}

/**
 * The ways to join a detached block to what stands before it: to a bracket, to another block, into
 * which its items go, or to a word, which becomes the passage.
 */
function waysToJoin(
  { text, passages }: Transcript,
  { start, end }: Span,
  written: string,
): readonly (readonly TextEdit[])[] {
  const sign = text[start - 1];
  if (sign === "]") return [[{ span: { start, end }, newText: written }]];
  const earlier = passages.find(({ block }) => block.end === start);
  if (earlier !== undefined) {
    const items = ` ${written.slice(1, -1).trim()}`;
    return [[insertion(earlier.block.end - 1, items), deletion(start, end)]];
  }
  const word = /[^\s[\]{}\\]+$/u.exec(text.slice(Math.max(0, start - 100), start))?.[0];
  if (word === undefined || sign === "}") return [];
  return [[insertion(start - word.length, "["), insertion(start, "]")]];
}
