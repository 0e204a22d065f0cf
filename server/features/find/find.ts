import type { Span } from "../../markup/model";
import { endOffsetOf, startOffsetOf } from "../../markup/edits/stretch";
import { wordingBetween } from "../../markup/wording";
import { sortedPaths } from "../../study/study";
import { voiceOf } from "../../study/voices";
import type { CodeOnHit, FindCursor, FindHit, FindParams, FindResult } from "../../protocol/find";
import type { StudySnapshot, TranscriptContext } from "../context";
import { rangeOf } from "../positions";
import { shorten } from "../shorten";
import { hitsOfFile, type Hit } from "./fileHits";
import type { Finder } from "./finders";

/** What a search needs of the world around it. */
export interface Search {
  readonly study: StudySnapshot;
  readonly finder: Finder;
  /** A file as it is now; undefined where it cannot be read. */
  readonly read: (path: string) => Promise<TranscriptContext | undefined>;
  /** Lets others have their turn, and ends the search when it is cancelled. */
  readonly pause: () => Promise<void> | undefined;
  /** Whether the answer has taken so long that what was found should be shown. */
  readonly isDue: () => boolean;
  /** The revision of a file's text, and of the whole study. */
  readonly revisionOf: (path: string) => number;
  readonly revision: number;
}

/**
 * One page of the hits in a study: file after file by their paths, in each in the order of the
 * wording. It ends with the last file, with `limit` hits, or, between two files, when it is due;
 * `next` says where the next page begins.
 */
export async function findInStudy(
  search: Search,
  { query, from, limit, since }: Omit<FindParams, "uri">,
): Promise<FindResult> {
  const paths = sortedPaths(search.study.figures.study.files.keys());
  const wanted =
    since === undefined ? paths : paths.filter((path) => search.revisionOf(path) > since);
  const page = createPage(search, wanted, limit);
  let index = from === null ? 0 : wanted.findIndex((path) => path >= from.file);
  if (index < 0) index = wanted.length;
  const read = createReadAhead(search, wanted);
  for (; index < wanted.length; index++) {
    const path = wanted[index];
    const context = await read(index);
    const place = path === from?.file ? from.place : 0;
    if (context === undefined) page.unread.push(path);
    else {
      const next = await takeHits(search, context, { query, from: place, page });
      if (next !== undefined) return page.result({ file: path, place: next }, index);
    }
    page.files.push(path);
    if (index + 1 < wanted.length && search.isDue()) {
      return page.result({ file: wanted[index + 1], place: 0 }, index + 1);
    }
  }
  return page.result(null, wanted.length);
}

/** Many at once, for files that come from the client; not all, for they are held in memory. */
const READ_AT_ONCE = 8;

type ReadIndex = (index: number) => Promise<TranscriptContext | undefined>;

/** Reads a file together with those that come next, which are then there when they are asked for. */
function createReadAhead({ read }: Search, paths: readonly string[]): ReadIndex {
  let batch: readonly (TranscriptContext | undefined)[] = [];
  let first = 0;
  return async (index) => {
    if (index < first || index >= first + batch.length) {
      first = index;
      batch = await Promise.all(paths.slice(index, index + READ_AT_ONCE).map(read));
    }
    return batch[index - first];
  };
}

interface Page {
  readonly limit: number;
  readonly hits: FindHit[];
  readonly files: string[];
  readonly unread: string[];
  readonly result: (next: FindCursor | null, searched: number) => FindResult;
}

function createPage({ revision }: Search, wanted: readonly string[], limit: number): Page {
  const hits: FindHit[] = [];
  const files: string[] = [];
  const unread: string[] = [];
  const total = wanted.length;
  return {
    limit: Math.max(1, limit),
    hits,
    files,
    unread,
    result: (next, searched) => {
      return { problem: null, hits, next, searched, total, files, unread, revision };
    },
  };
}

interface Taking {
  readonly query: FindParams["query"];
  readonly from: number;
  readonly page: Page;
}

/** Takes the hits of a file into the page; the place to go on from where the page is full. */
async function takeHits(
  search: Search,
  context: TranscriptContext,
  { query, from, page }: Taking,
): Promise<number | undefined> {
  const { isWholeWord, speakers } = query;
  for (const hit of hitsOfFile(context, search.finder, { isWholeWord, speakers, from })) {
    await search.pause();
    if (hit === undefined) continue;
    if (page.hits.length >= page.limit) return hit.start;
    page.hits.push(toFindHit(context, hit));
  }
  return undefined;
}

function toFindHit(context: TranscriptContext, hit: Hit): FindHit {
  const { transcript, uri, path, lines, voices } = context;
  const { speaker, wordingStart, wordingEnd } = transcript.paragraphs[hit.paragraph];
  const voice = voiceOf(voices, speaker);
  const span = { start: startOffsetOf(transcript, hit), end: endOffsetOf(transcript, hit) };
  return {
    uri,
    file: path,
    case: voices.isParticipant[voice] ? voices.caseOf[voice] : null,
    speaker: speaker < 0 ? null : transcript.speakers[speaker].label,
    range: rangeOf(lines, span),
    start: hit.start,
    end: hit.end,
    ...contextOf(context, hit, { start: wordingStart, end: wordingEnd }),
    codes: codesOn(context, hit),
  };
}

/** How much of the wording around a hit is given, in UTF-16 units. */
export const CONTEXT = 120;
const LONGEST_TEXT = 500;

/** The words of a hit and around it in its paragraph, as they are listed and looked up again. */
export function contextOf(
  { transcript }: Pick<TranscriptContext, "transcript">,
  { start, end }: Span,
  paragraph: Span,
): Pick<FindHit, "before" | "text" | "after"> {
  const from = Math.max(paragraph.start, start - CONTEXT);
  const to = Math.min(paragraph.end, end + CONTEXT);
  const cut = Math.min(end, start + LONGEST_TEXT + 1);
  // A pair of surrogates that the cut tears is left out.
  return {
    before: wordingBetween(transcript, from, start).replace(/^[\udc00-\udfff]/, ""),
    text: shorten(wordingBetween(transcript, start, cut), LONGEST_TEXT),
    after: wordingBetween(transcript, end, to).replace(/[\ud800-\udbff]$/, ""),
  };
}

/** The codes that share a character with a hit, each once. */
function codesOn({ transcript }: TranscriptContext, { start, end }: Hit): CodeOnHit[] {
  const found = new Map<string, boolean>();
  for (const { code, passage } of transcript.codings) {
    // They come in the order in which they start.
    if (passage.start >= end) break;
    if (passage.end <= start) continue;
    const isWhole = passage.start <= start && passage.end >= end;
    found.set(code, isWhole || found.get(code) === true);
  }
  return [...found].map(([id, isWhole]) => ({ id, isWhole }));
}
