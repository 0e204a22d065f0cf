import { kwicPlacesOf, rowsOfPlaces, type KwicOptions, type KwicRow } from "../../counts/kwic";
import { phraseOf } from "../../counts/query/phrases";
import { keepQuery, runQuery } from "../../counts/query/run";
import type { Stretches } from "../../counts/query/stretches";
import { limitedFrom, wordsInScope } from "../../counts/scope/limited";
import { endOffsetOf, startOffsetOf } from "../../markup/edits/stretch";
import type { KwicHit } from "../../protocol/kwic";
import { sortedPaths } from "../../study/study";
import type { TranscriptContext } from "../context";
import { rangeOf } from "../positions";
import type { CountedSource } from "../scoped";
import { checkedQuery } from "./checked";

/** Which words are looked for, where, and how much of what is around them is shown. */
export interface KwicWish extends Pick<KwicOptions, "width" | "role"> {
  readonly words: string;
  /** A query: only places that share a character with what it finds. */
  readonly where?: string;
  /** How many lines are given at most; all are counted. */
  readonly limit: number;
}

export interface KwicLines {
  readonly lines: readonly (KwicHit & Pick<KwicRow, "line" | "column">)[];
  readonly total: number;
  /** Files that could not be read. */
  readonly unread: readonly string[];
}

/** Words wherever they are said in a study, with what stands around them, file by file. */
export async function kwicOf(
  source: CountedSource,
  wish: KwicWish,
): Promise<KwicLines | { readonly problem: string }> {
  const phrase = phraseOf(wish.words);
  if (phrase.length === 0) return { problem: "Say which words to look for." };
  const within = await stretchesWhere(source, wish.where);
  if (within !== undefined && "problem" in within) return within;
  const lines: KwicLines["lines"][number][] = [];
  const unread = new Set(within?.unread);
  let total = 0;
  for (const path of sortedPaths(source.study.figures.study.files.keys())) {
    const counted = source.study.figures.study.files.get(path);
    const own = within === undefined ? wordsInScope(counted) : within.files.get(path);
    if (within !== undefined && own === undefined) continue;
    const context = withWholeFacts(await source.read(path));
    if (context === undefined) unread.add(path);
    const { role } = wish;
    const places = context ? kwicPlacesOf(context, phrase, { role, within: own }) : [];
    total += places.length;
    const shown = places.slice(0, Math.max(0, wish.limit - lines.length));
    if (context !== undefined) lines.push(...linesOf(context, shown, wish.width));
    const turn = source.pause();
    if (turn !== undefined) await turn;
  }
  return { lines, total, unread: sortedPaths(unread) };
}

/** The lines without what leads to them, as the command line prints them. */
export function kwicRowsOf({ lines }: KwicLines): readonly KwicRow[] {
  return lines.map(({ uri: _, range: __, ...row }) => row);
}

/** Words are looked for in the whole wording, and have their numbers there; voices are the same. */
function withWholeFacts(context: TranscriptContext | undefined): TranscriptContext | undefined {
  const facts = context && limitedFrom(context.facts)?.facts;
  return context && facts ? { ...context, facts } : context;
}

interface Within {
  readonly files: ReadonlyMap<string, Stretches>;
  readonly unread: readonly string[];
}

async function stretchesWhere(
  source: CountedSource,
  where: string | undefined,
): Promise<Within | { readonly problem: string } | undefined> {
  if (where === undefined) return undefined;
  const query = await checkedQuery(source, where);
  if ("problem" in query) return { problem: `The query that limits it: ${query.problem}` };
  const { study, voices } = source.study.figures;
  const { pause } = source;
  const read = async (path: string) => (await source.read(path))?.transcript;
  const found = await runQuery(keepQuery(query), { study, voices, pause, read });
  const files = new Map(found.files.map(({ path, stretches }) => [path, stretches]));
  return { files, unread: found.unread };
}

function linesOf(context: TranscriptContext, places: Stretches, width: number) {
  const { transcript, lines, uri } = context;
  return rowsOfPlaces(context, places, { width, lines }).map((row, at) => {
    const { start, end } = places[at];
    const place = { start: start.at, end: end.at };
    const span = { start: startOffsetOf(transcript, place), end: endOffsetOf(transcript, place) };
    return { ...row, uri, range: rangeOf(lines, span) };
  });
}
