import type { YAMLMap } from "yaml";
import type { Span } from "../../markup/model";
import type { Spot } from "../insertion";
import type { CodebookEdit } from "../model";
import { contentEnd, entriesOf, spanOf, type Entry } from "../reading";
import { lineBehind, nextLine } from "../insertion";
import { commentsIn } from "./comments";
import { extentOf, lineStart } from "./extent";

/**
 * Edits that take entries out of their maps, in the order of the text: whole lines with the
 * comments that belong to them, or, of maps written in one line, the entries and their commas.
 */
export function cutEntries(text: string, spots: readonly Spot[]): CodebookEdit[] {
  const edits: CodebookEdit[] = [];
  const inLine = new Map<YAMLMap, Entry[]>();
  for (const spot of spots) {
    const extent = extentOf(text, spot);
    if (extent !== undefined) edits.push(deletion(withBlankLine(text, extent)));
    else inLine.set(spot.map, [...(inLine.get(spot.map) ?? []), spot.entry]);
  }
  for (const [map, entries] of inLine) edits.push(...cutFromLine(text, map, new Set(entries)));
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** The same for fields of an entry, whose comments stay where they are. */
export function cutFields(text: string, spots: readonly Spot[]): CodebookEdit[] {
  return spots
    .flatMap((spot) => {
      const extent = spot.map.flow ? undefined : extentOf(text, spot);
      const comment = extent && commentsIn(text).find((one) => isIn(extent, one.start));
      if (comment === undefined) return cutEntries(text, [spot]);
      const [start, end] = [startOf(spot.entry), contentEnd(spot.entry)];
      const isBehind = comment.start > end && !text.slice(end, comment.start).includes("\n");
      return isBehind
        ? [deletion({ start, end: comment.start })]
        : [deletion({ start: lineStart(text, start), end: lineBehind(text, end) })];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Of the blank lines above and below an entry one is enough when it is gone. */
function withBlankLine(text: string, { start, end }: Span): Span {
  const isBlankAbove = start > 0 && isBlank(text, lineStart(text, start - 1));
  return isBlankAbove && end < text.length && isBlank(text, end)
    ? { start, end: nextLine(text, end) }
    : { start, end };
}

function isBlank(text: string, line: number): boolean {
  return text.slice(line, nextLine(text, line)).trim() === "";
}

/** Each run of entries goes up to the next one that stays; the last run, from the one before. */
function cutFromLine(text: string, map: YAMLMap, cut: ReadonlySet<Entry>): CodebookEdit[] {
  const entries = entriesOf(map);
  if (entries.every((entry) => cut.has(entry))) return [deletion(betweenBraces(text, map))];
  const edits: CodebookEdit[] = [];
  for (let at = 0; at < entries.length; at++) {
    if (!cut.has(entries[at])) continue;
    const first = at;
    while (at + 1 < entries.length && cut.has(entries[at + 1])) at++;
    const next = entries.at(at + 1);
    const isLast = at + 1 === entries.length;
    const start = isLast ? contentEnd(entries[first - 1]) : startOf(entries[first]);
    const end = isLast || next === undefined ? contentEnd(entries[at]) : startOf(next);
    edits.push(deletion({ start, end }));
  }
  return edits;
}

/** Of a map that loses all, the blanks go too. */
function betweenBraces(text: string, map: YAMLMap): Span {
  const entries = entriesOf(map);
  const [first, last] = [entries[0], entries[entries.length - 1]];
  const [from, to] = [(map.range?.[0] ?? 0) + 1, (map.range?.[1] ?? 0) - 1];
  const isSmooth = /^[ \t]*$/.test(text.slice(from, startOf(first)));
  const isSmoothBehind = /^[ \t]*,?[ \t]*$/.test(text.slice(contentEnd(last), to));
  const start = isSmooth ? from : startOf(first);
  return { start, end: isSmoothBehind ? to : contentEnd(last) };
}

function startOf(entry: Entry): number {
  return spanOf(entry.key)?.start ?? 0;
}

function deletion(span: Span): CodebookEdit {
  return { span, newText: "" };
}
