import { codesBelowIn } from "../../counts/query/codesBelow";
import { passagesMeant, type IsNamed } from "../../counts/query/named";
import { queryRowsOf, startOfWords } from "../../counts/query/rows";
import type { FoundFile, QueryResult } from "../../counts/query/run";
import { shownStretches, type ShownAs } from "../../counts/query/shown";
import type { Stretch, Stretches } from "../../counts/query/stretches";
import type { QueryNode } from "../../counts/query/syntax";
import { endOffsetOf } from "../../markup/edits/stretch";
import { paragraphAtPlace, wordingBetween } from "../../markup/wording";
import type { QueryHit } from "../../protocol/query";
import { haveSamePlaces } from "../../study/facts";
import type { TranscriptContext } from "../context";
import { contextOf } from "../find/find";
import { rangeOf } from "../positions";
import type { CountedSource } from "../scoped";
import { shorten } from "../shorten";

/** Which stretches are wanted, and how they are shown. */
export interface HitPage {
  readonly as: ShownAs;
  readonly offset: number;
  readonly limit: number;
}

export interface PageOfHits {
  /** On all pages. */
  readonly total: number;
  readonly hits: readonly QueryHit[];
  /** Files that could not be read, or are not what was counted. */
  readonly unread: readonly string[];
}

/** One page of what a query found; only files of the page are read. */
export async function hitsOfPage(
  query: QueryNode,
  { files }: QueryResult,
  { as, offset, limit }: HitPage,
  source: CountedSource,
): Promise<PageOfHits> {
  const codesBelow = codesBelowIn(source.study.figures.study.codebook);
  const isMeant = passagesMeant(query, codesBelow);
  const hits: QueryHit[] = [];
  const unread: string[] = [];
  const end = Math.max(0, offset) + Math.max(0, limit);
  let total = 0;
  for (const file of files) {
    const shown = shownStretches(query, { as, stretches: file.stretches }, { ...file, codesBelow });
    const own = shown.slice(Math.max(0, offset - total), Math.max(0, end - total));
    total += shown.length;
    const found = own.length === 0 ? [] : await hitsOfFile(file, own, { ...source, isMeant });
    if (found === undefined) unread.push(file.path);
    else for (const hit of found) hits.push(hit);
    const turn = source.pause();
    if (turn !== undefined) await turn;
  }
  return { total, hits, unread };
}

async function hitsOfFile(
  { path, facts }: FoundFile,
  stretches: Stretches,
  { read, isMeant }: CountedSource & { readonly isMeant: IsNamed },
): Promise<QueryHit[] | undefined> {
  const context = await read(path);
  // A file may have changed on the disk since it was counted: wrong words are worse than none.
  if (context === undefined || !haveSamePlaces(context.facts, facts)) return undefined;
  const rows = queryRowsOf(context, stretches, { isMeant, lines: context.lines });
  return rows.map(({ speaker, case: name, heading, memo, by, id }, index) => ({
    uri: context.uri,
    file: path,
    ...placeOf(context, stretches[index]),
    ...{ speaker, case: name, heading, memo, by, id },
    codes: codesOn(context, stretches[index]),
  }));
}

const LONGEST_TEXT = 1_000;

function placeOf(
  context: TranscriptContext,
  stretch: Stretch,
): Pick<QueryHit, "range" | "text" | "before" | "after"> {
  const { transcript, lines } = context;
  const { paragraphs } = transcript;
  const place = { start: stretch.start.at, end: stretch.end.at };
  const around = {
    start: paragraphs[paragraphAtPlace(paragraphs, place.start)].wordingStart,
    end: paragraphs[paragraphAtPlace(paragraphs, place.end - 1)].wordingEnd,
  };
  const { before, after } = contextOf(context, place, around);
  const span = { start: startOfWords(transcript, stretch), end: endOffsetOf(transcript, place) };
  return { range: rangeOf(lines, span), text: textOf(context, place), before, after };
}

function textOf(
  context: TranscriptContext,
  { start, end }: { start: number; end: number },
): string {
  const cut = Math.min(end, start + LONGEST_TEXT + 1);
  return shorten(wordingBetween(context.transcript, start, cut), LONGEST_TEXT);
}

/** The codes that share a character with a stretch, each once. */
function codesOn({ transcript }: TranscriptContext, { start, end }: Stretch): string[] {
  const found = new Set<string>();
  for (const { code, passage } of transcript.codings) {
    // They come in the order in which they start.
    if (passage.start >= end.at) break;
    if (passage.end > start.at) found.add(code);
  }
  return [...found];
}
