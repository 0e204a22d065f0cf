import { isAlias, isCollection, isPair, isScalar, type YAMLMap } from "yaml";
import type { Span } from "../../markup/model";
import { entryEnd, indentOf, lineBehind, nextLine, type Spot } from "../insertion";
import { contentEnd, spanOf, type Entry } from "../reading";

/** The whole lines that belong to an entry, and the column of its key. */
export interface Extent extends Span {
  readonly indent: number;
}

/**
 * The lines of an entry with the comments that belong to it: those directly above its key in the
 * same column, and in a block map those below it that are indented deeper. Undefined where the
 * entry shares its lines with others.
 */
export function extentOf(text: string, { map, entry }: Spot): Extent | undefined {
  const key = spanOf(entry.key)?.start ?? 0;
  const line = lineStart(text, key);
  if (text.slice(line, key).trim() !== "") return undefined;
  const end = map.flow ? endInFlow(text, entry) : entryEnd(text, entry, indentOf(map as YAMLMap));
  if (end === undefined) return undefined;
  const indent = key - line;
  return { start: firstComment(text, line, indent), end: lineBehind(text, end), indent };
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Whether an entry uses or names an anchor or a tag: elsewhere it could mean something else. */
export function hasProperties(entry: Entry): boolean {
  const waiting: unknown[] = [entry];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (isPair(next)) waiting.push(next.key, next.value);
    if (isAlias(next)) return true;
    if (!isScalar(next) && !isCollection(next)) continue;
    if (next.anchor !== undefined || next.tag !== undefined) return true;
    if (isCollection(next)) waiting.push(...(next.items as unknown[]));
  }
  return false;
}

/** Behind the comma and the comment of the entry, where nothing else stands on its last line. */
function endInFlow(text: string, entry: Entry): number | undefined {
  const end = contentEnd(entry);
  const [rest] = /^[^\n]*/.exec(text.slice(end, nextLine(text, end))) ?? [""];
  return /^[ \t]*,?[ \t]*(?:[ \t]#.*)?\r?$/.test(rest) ? end + rest.length : undefined;
}

function firstComment(text: string, line: number, indent: number): number {
  let first = line;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    const [, blanks = "", sign] = /^([ \t]*)(#?)/.exec(text.slice(above, first)) ?? [];
    if (sign !== "#" || blanks.length !== indent) break;
    first = above;
  }
  return first;
}
