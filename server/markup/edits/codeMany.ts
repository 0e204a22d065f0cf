import type { Transcript } from "../model";
import { parseTranscript } from "../parse";
import { paragraphAtPlace } from "../wording";
import { CANNOT_CODE, waysToCode } from "./code";
import { waysToCodeParagraph, type Way } from "./codeParagraph";
import { composeEdits } from "./compose";
import { applyEdits, type TextEdit } from "./edit";
import { codeRequest, obstacleTo, type CodeRequest } from "./request";
import type { Stretch } from "./stretch";
import { isSafe, keyOfCoding, writtenKey } from "./verify";
import type { Annotation } from "./writtenBlock";

/** A code that is to be put on a stretch of the wording, or on the paragraph that it lies in. */
export interface Wish extends Annotation {
  readonly stretch: Stretch;
  readonly code: string;
  readonly target?: "words" | "paragraph";
}

export interface ManyResult {
  /** Edits of the transcript that fulfil all wishes but the refused ones; maybe none. */
  readonly edits: readonly TextEdit[];
  /** Which wishes, by their index, cannot be fulfilled, and why. */
  readonly refused: readonly { readonly index: number; readonly reason: string }[];
}

/**
 * Codes many stretches of one transcript at once. The text is read a few times in all, not for each
 * wish: wishes that share no words are written together and tried out together. Of many, those that do
 * not become codings are written in their next way, all at once; a few are halved until the one that
 * cannot be fulfilled is alone. It is then refused, and all others are kept.
 */
export function codeMany(transcript: Transcript, wishes: readonly Wish[]): ManyResult {
  const state: State = { source: transcript.text, transcript, edits: [], refused: [] };
  let left = wishes.map((wish, index): Numbered => ({ ...wholeOf(transcript, wish), index }));
  while (left.length > 0) {
    const { together, later } = apart(left);
    fulfil(state, together);
    left = later;
  }
  const refused = state.refused.sort((a, b) => a.index - b.index);
  return { edits: state.edits, refused };
}

interface Numbered extends Wish {
  readonly index: number;
}

/** What the wishes so far have made of the text. */
interface State {
  readonly source: string;
  transcript: Transcript;
  edits: readonly TextEdit[];
  readonly refused: { readonly index: number; readonly reason: string }[];
}

/** A wish for a paragraph is one for all of its words. */
function wholeOf({ paragraphs }: Transcript, wish: Wish): Wish {
  if (wish.target !== "paragraph") return wish;
  const paragraph = paragraphs[paragraphAtPlace(paragraphs, wish.stretch.start)];
  if (paragraph === undefined) return wish;
  return { ...wish, stretch: { start: paragraph.wordingStart, end: paragraph.wordingEnd } };
}

/** Wishes that share no words with each other, in reading order, and those that have to wait. */
function apart(wishes: readonly Numbered[]): { together: Numbered[]; later: Numbered[] } {
  const ordered = [...wishes].sort((a, b) => a.stretch.start - b.stretch.start);
  const together: Numbered[] = [];
  const later: Numbered[] = [];
  let end = -1;
  for (const wish of ordered) {
    const isFree = wish.stretch.start >= end;
    (isFree ? together : later).push(wish);
    if (isFree) end = wish.stretch.end;
  }
  return { together, later };
}

function fulfil(state: State, wishes: readonly Numbered[]): void {
  fulfilRequests(
    state,
    wishes.flatMap((wish) => requestFor(state, wish)),
  );
}

function fulfilRequests(state: State, requests: readonly Requested[]): void {
  if (requests.length === 0 || writeAll(state, requests)) return;
  if (requests.length === 1) return writeOne(state, requests[0]);
  if (requests.length > FEW) return fulfilMany(state, requests);
  fulfilHalves(state, requests);
}

/** So few wishes are halved: each of them is tried out alone before it is refused. */
const FEW = 16;

/**
 * Many wishes take a few readings of the text, not one each. Whoever fails among all others is tried
 * again among those that failed, where no other's markup is in the way, and is refused there.
 */
function fulfilMany(state: State, requests: readonly Requested[]): void {
  const failed = writeMost(state, requests);
  if (failed === undefined) return fulfilHalves(state, requests);
  const again = failed.flatMap(({ wish }) => requestFor(state, wish));
  if (again.length <= FEW || failed.length < requests.length) return fulfilRequests(state, again);
  for (const { wish } of again) state.refused.push({ index: wish.index, reason: CANNOT_CODE });
}

function fulfilHalves(state: State, requests: readonly Requested[]): void {
  const middle = requests.length >> 1;
  fulfil(
    state,
    requests.slice(0, middle).map(({ wish }) => wish),
  );
  fulfil(
    state,
    requests.slice(middle).map(({ wish }) => wish),
  );
}

interface Requested {
  readonly wish: Numbered;
  readonly request: CodeRequest;
}

function requestFor({ transcript, refused }: State, wish: Numbered): Requested[] {
  const request = codeRequest(transcript, wish.stretch, wish.code, wish);
  const reason = obstacleTo(request);
  if (reason === undefined) return [{ wish, request }];
  refused.push({ index: wish.index, reason });
  return [];
}

/** Writes all of them in the plainest way; false where that does not do what it should. */
function writeAll(state: State, requests: readonly Requested[]): boolean {
  const ways = requests.map((requested) => waysFor(requested)[Symbol.iterator]().next().value);
  const written = ways.filter((way) => way !== undefined);
  return written.length === ways.length && take(state, written, requests);
}

/**
 * Writes all that can be written together, each in the first way that makes it a coding. Gives those
 * that no way makes one; undefined where something else goes wrong, and nothing is written.
 */
function writeMost(state: State, requests: readonly Requested[]): readonly Requested[] | undefined {
  const failed: Requested[] = [];
  let tried = requests.map((requested) => ({ requested, ways: [...waysFor(requested)] }));
  for (;;) {
    for (const { requested, ways } of tried) if (ways.length === 0) failed.push(requested);
    tried = tried.filter(({ ways }) => ways.length > 0);
    const written = tried.map(({ ways }) => ways[0]);
    const some = tried.map(({ requested }) => requested);
    if (tried.length === 0 || take(state, written, some)) return failed;
    const missing = missingIn(state.transcript, written, some);
    if (missing.size === 0) return undefined;
    tried = tried.map((one) => {
      return missing.has(one.requested) ? { ...one, ways: one.ways.slice(1) } : one;
    });
  }
}

/** The requests that do not become codings when they are written in these ways. */
function missingIn(
  { text }: Transcript,
  ways: readonly Way[],
  requests: readonly Requested[],
): ReadonlySet<Requested> {
  const edits = ways.flatMap((way) => way.edits);
  const { codings } = parseTranscript(applyEdits(text, edits));
  const found = new Set(codings.map((coding) => writtenKey(keyOfCoding(coding))));
  return new Set(requests.filter(({ request }) => !found.has(writtenKey(request.key))));
}

function writeOne(state: State, requested: Requested): void {
  for (const way of waysFor(requested)) if (take(state, [way], [requested])) return;
  state.refused.push({ index: requested.wish.index, reason: CANNOT_CODE });
}

/** Takes the ways if they are safe: the words stay, and just these codings come. */
function take(state: State, ways: readonly Way[], requests: readonly Requested[]): boolean {
  const { transcript } = state;
  const edits = ways.flatMap((way) => way.edits);
  const marks = ways.reduce((sum, way) => sum + way.marks, 0);
  const added = requests.map(({ request }) => request.key);
  if (!isSafe(transcript, edits, { added, marks })) return false;
  state.edits = composeEdits(state.source, state.edits, edits);
  state.transcript = parseTranscript(applyEdits(transcript.text, edits));
  return true;
}

function* waysFor({ wish, request }: Requested): Generator<Way> {
  const { transcript, key } = request;
  if (wish.target === "paragraph") {
    yield* waysToCodeParagraph(request, paragraphAtPlace(transcript.paragraphs, key.start));
    return;
  }
  for (const edits of waysToCode(request)) yield { edits, marks: 0 };
}
