import { fileCasesOf } from "../counts/caseFigures";
import type { Stretch } from "../markup/edits/stretch";
import type { Paragraph, Transcript } from "../markup/model";
import { firstAbove } from "../markup/search";
import { paragraphAtPlace, wordingBetween } from "../markup/wording";
import type { Quote } from "../protocol/quotation";
import { isParticipants, voiceOf } from "../study/voices";
import type { TranscriptContext } from "./context";

/**
 * The words of some stretches of the wording (places, in any order) as quotations, one for each
 * speaker in turn. What an interviewer says in between is left out, unless nobody else speaks.
 * Whatever is left out between two pieces of one speaker holds at least a word; pieces between
 * which none is left out are one piece.
 */
export function quotesOf(context: TranscriptContext, stretches: readonly Stretch[]): Quote[] {
  const pieces = piecesOf(context, united(context.transcript, stretches));
  const turns: Piece[][] = [];
  for (const piece of pieces) {
    const turn = turns.at(-1);
    if (turn && turn[0].speaker === piece.speaker) turn.push(piece);
    else turns.push([piece]);
  }
  return turns.map((turn) => quoteOf(context, turn));
}

/** A stretch within one paragraph. */
interface Piece extends Stretch {
  readonly paragraph: number;
  readonly speaker: number;
}

/** In the order of the text, without overlaps, and united where only signs stand between. */
function united(transcript: Transcript, stretches: readonly Stretch[]): Stretch[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    const isNext = last !== undefined && !leavesOut(transcript, last.end, start);
    if (isNext) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Whether a word stands between two places. */
function leavesOut({ words }: Transcript, end: number, start: number): boolean {
  const next = firstAbove(words.ends, end);
  return next < words.starts.length && words.ends[next] <= start;
}

function piecesOf(context: TranscriptContext, stretches: readonly Stretch[]): Piece[] {
  const { transcript, facts, voices } = context;
  const pieces = stretches.flatMap((stretch) => byParagraph(transcript, stretch));
  const participants = pieces.filter(({ paragraph }) => isParticipants(facts, voices, paragraph));
  return participants.length > 0 ? participants : pieces;
}

function byParagraph({ paragraphs }: Transcript, { start, end }: Stretch): Piece[] {
  const pieces: Piece[] = [];
  for (let index = paragraphAtPlace(paragraphs, start); index < paragraphs.length; index++) {
    const { wordingStart, wordingEnd, speaker } = paragraphs[index];
    if (wordingStart >= end) break;
    const piece = { start: Math.max(start, wordingStart), end: Math.min(end, wordingEnd) };
    if (piece.start < piece.end) pieces.push({ ...piece, paragraph: index, speaker });
  }
  return pieces;
}

function quoteOf(context: TranscriptContext, turn: readonly Piece[]): Quote {
  const { transcript, facts, voices, path } = context;
  const [{ paragraph, speaker }] = turn;
  const isHeard = isParticipants(facts, voices, paragraph);
  const name = isHeard ? voices.caseOf[voiceOf(voices, speaker)] : null;
  const { heading } = transcript.paragraphs[paragraph];
  return {
    pieces: textsOf(transcript, turn),
    case: name,
    speaker: speaker < 0 ? null : facts.speakers[speaker].label,
    attributes: name === null ? [] : attributesOf(context, name),
    file: path,
    heading: heading < 0 ? null : facts.headings[heading],
    timestamp: timeStampBefore(transcript, paragraph),
  };
}

/** Two paragraphs of one speaker that follow each other are one piece, with a blank between. */
function textsOf(transcript: Transcript, turn: readonly Piece[]): string[] {
  const texts: string[] = [];
  turn.forEach(({ start, end }, index) => {
    const text = wordingBetween(transcript, start, end);
    const before = turn[index - 1];
    const isCut = before === undefined || leavesOut(transcript, before.end, start);
    if (isCut) texts.push(text);
    else texts.push(`${texts.pop() ?? ""} ${text}`);
  });
  return texts;
}

function attributesOf({ facts, voices, study }: TranscriptContext, name: string) {
  const own = fileCasesOf(facts, voices).find((one) => one.case === name)?.attributes ?? new Map();
  const listed = study.figures.study.cases.get(name) ?? new Map<string, string>();
  // What the front matter says wins, and comes first.
  const attributes = new Map<string, string>([...own, ...listed, ...own]);
  return [...attributes].map(([key, value]) => ({ key, value }));
}

/** The time stamp of the paragraph, or of an earlier one of the same turn. */
function timeStampBefore(transcript: Transcript, index: number): string | null {
  let stamps = stampsOf.get(transcript);
  if (stamps === undefined) stampsOf.set(transcript, (stamps = stampsByParagraph(transcript)));
  return stamps[index];
}

/** A turn may be as long as the file, and every passage of it may be quoted. */
const stampsOf = new WeakMap<Transcript, readonly (string | null)[]>();

function stampsByParagraph({ text, paragraphs }: Transcript): readonly (string | null)[] {
  const stamps: (string | null)[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    const goesOn =
      paragraph.label === undefined && paragraphs[at - 1]?.speaker === paragraph.speaker;
    stamps.push(stampOf(text, paragraph) ?? (goesOn ? stamps[at - 1] : null));
  }
  return stamps;
}

function stampOf(text: string, { label }: Paragraph): string | null {
  const span = label?.timeStamps[0];
  return span ? text.slice(span.start, span.end).replace(/[[\]()]/g, "") : null;
}
