import { deletion, type TextEdit } from "../../markup/edits/edit";
import { readMemo, type AboutEntry } from "../../study/memos/readMemo";
import { sortedPaths } from "../../study/study";
import { yamlScalar } from "../completion/yamlScalar";
import type { StudySnapshot } from "../context";

/** The memos whose `about:` names a code. */
export function memosNaming({ figures }: StudySnapshot, ids: readonly string[]): string[] {
  const { memos } = figures.study;
  const wanted = new Set(ids);
  const naming = [...memos].filter(([, { about }]) => about.some(({ name }) => wanted.has(name)));
  return sortedPaths(naming.map(([path]) => path));
}

/**
 * Edits that write another id wherever a memo says that it is about a code. Where it is about the
 * other one already, the name goes, unless a comment stands beside it. The text of the memo stays.
 */
export function memoRenameEdits(text: string, id: string, newId: string): TextEdit[] {
  const { about } = readMemo(text);
  let hasNew = false;
  return about.flatMap((entry, index) => {
    if (entry.name !== id && entry.name !== newId) return [];
    const gone = hasNew ? withoutName(text, about, index) : undefined;
    hasNew = true;
    if (gone !== undefined) return [gone];
    return entry.name === id ? [renamed(text, entry, newId)] : [];
  });
}

/** In quotes the new id stays in quotes. */
function renamed(text: string, { start, end }: AboutEntry, newId: string): TextEdit {
  const isQuoted = isQuote(text[start - 1]) && text[end] === text[start - 1];
  return { span: { start, end }, newText: isQuoted ? newId : yamlScalar(newId) };
}

/** From behind the name before it; undefined for the first one, and beside comments. */
function withoutName(
  text: string,
  about: readonly AboutEntry[],
  index: number,
): TextEdit | undefined {
  if (index === 0) return undefined;
  const from = outside(text, about[index - 1]).end;
  const { start, end } = outside(text, about[index]);
  const between = text.slice(from, start);
  return BORDER.test(between) ? deletion(from, end) : undefined;
}

/** The name with its quotes. */
function outside(text: string, { start, end }: AboutEntry): { start: number; end: number } {
  const isQuoted = isQuote(text[start - 1]) && text[end] === text[start - 1];
  return isQuoted ? { start: start - 1, end: end + 1 } : { start, end };
}

function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'";
}

/** A comma, or the dash of the next line. */
const BORDER = /^(?:[ \t]*,\s*|[ \t]*(?:\r\n|\n|\r)[ \t]*-[ \t]+)$/;
