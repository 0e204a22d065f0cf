import type { Part } from "../../imported";
import type { Paragraph } from "../paragraph";
import type { Verdict } from "./accept";
import type { Candidate } from "./candidates";
import { isEmptyBehind, type Line } from "./lines";
import { secondsOf, stampAtEnd, type FourthField, type Stamp } from "./timeStamps";
import { speechOf, type Turn } from "./turn";

export interface TellRules {
  readonly isLabel: Verdict;
  /** Lines that are names as a whole. */
  readonly names: ReadonlySet<Line>;
  readonly fourth: FourthField;
  /** Whether a bare `12:30` at the start of a paragraph is a time stamp in this file. */
  readonly hasBareStamps: boolean;
}

/** What is told so far, line by line. */
export interface Telling {
  readonly rules: TellRules;
  readonly parts: Part[];
  labels: number;
  /** Labels behind which nobody says anything. */
  silent: number;
  /** Time stamps that ended a paragraph. */
  endStamps: number;
  /** Time stamps before the recording starts. */
  before: number;
  turn: Turn | undefined;
  /** When the next turn starts, as something before it says. */
  pending: number | undefined;
}

export function newTelling(rules: TellRules): Telling {
  const counts = { labels: 0, silent: 0, endStamps: 0, before: 0 };
  return { rules, parts: [], ...counts, turn: undefined, pending: undefined };
}

export function tellHeading(telling: Telling, { heading, text }: Paragraph): void {
  closeTurn(telling);
  const words = text.replace(/\s+/g, " ").trim();
  if (words !== "") telling.parts.push({ kind: "heading", level: heading ?? 1, text: words });
}

export function tellLine(telling: Telling, line: Line, paragraph: Paragraph): void {
  const { rules, turn } = telling;
  if (rules.names.has(line)) return tellName(telling, line);
  if (line.candidate && rules.isLabel(line.candidate))
    return tellLabelled(telling, line, { paragraph, label: line.candidate });
  const stamp = isStamp(line, rules) ? line.stamp : undefined;
  if (stamp && isEmptyBehind(line)) return tellTime(telling, stamp);
  // Lines of one paragraph belong together; a new paragraph is one of its own.
  if (stamp) openTurn(telling, { start: secondsIn(telling, stamp) });
  else if (line.isFirst && turn && turn.pieces.length > 0) openTurn(telling, {});
  tellWords(telling, line, { paragraph, at: stamp ? line.start : 0 });
}

/** Ends the last turn. */
export function closeTurn(telling: Telling): void {
  const { turn } = telling;
  const speech = turn && speechOf(turn);
  if (speech) telling.parts.push(speech);
  else if (turn?.speaker !== undefined) telling.silent++;
  telling.turn = undefined;
}

type NewTurn = Partial<Pick<Turn, "speaker" | "start" | "spare">>;

function openTurn(telling: Telling, { speaker, start, spare }: NewTurn): Turn {
  closeTurn(telling);
  const turn: Turn = { speaker, start: start ?? telling.pending, pieces: [], spare };
  telling.turn = turn;
  telling.pending = undefined;
  return turn;
}

function tellName(telling: Telling, { text }: Line): void {
  telling.labels++;
  openTurn(telling, { speaker: text.trim() });
}

interface Labelled {
  readonly paragraph: Paragraph;
  readonly label: Candidate;
}

function tellLabelled(telling: Telling, line: Line, { paragraph, label }: Labelled): void {
  telling.labels++;
  const start = secondsIn(telling, line.stamp) ?? secondsIn(telling, label.stamp);
  const spare = spareOf(line, { paragraph, label });
  openTurn(telling, { speaker: label.label, start, spare });
  if (label.end < line.text.length) tellWords(telling, line, { paragraph, at: label.end });
}

/** The time that fills the line behind a label and its colon. */
function spareOf({ from, text }: Line, { paragraph, label }: Labelled): Turn["spare"] {
  if (label.stampFrom === undefined) return undefined;
  return { paragraph, from: from + label.stampFrom, to: from + text.length };
}

function tellTime(telling: Telling, stamp: Stamp): void {
  const { turn } = telling;
  const seconds = secondsIn(telling, stamp);
  if (turn && turn.pieces.length === 0 && turn.start === undefined) {
    turn.start = seconds;
    return;
  }
  closeTurn(telling);
  telling.pending = seconds;
}

interface Words {
  readonly paragraph: Paragraph;
  readonly at: number;
}

function tellWords(telling: Telling, line: Line, { paragraph, at }: Words): void {
  const end = stampAtEnd(line.text);
  const to = end && end.start >= at ? end.start : line.text.length;
  const turn = telling.turn ?? openTurn(telling, {});
  turn.pieces.push({ paragraph, from: line.from + at, to: line.from + to });
  if (!end || to !== end.start) return;
  telling.endStamps++;
  closeTurn(telling);
  telling.pending = secondsIn(telling, end.stamp);
}

function secondsIn(telling: Telling, stamp: Stamp | undefined): number | undefined {
  if (stamp?.isNegative) telling.before++;
  return stamp && secondsOf(stamp, telling.rules.fourth);
}

/**
 * A time in front of words without a label: in brackets always, bare where the file has many, or where
 * it has hours and a line of its own.
 */
function isStamp(line: Line, { hasBareStamps }: TellRules): boolean {
  if (!line.stamp) return false;
  if (line.stamp.kind === "bare") {
    const isClock = line.stamp.fields.length === 3 && isEmptyBehind(line);
    return isClock || (hasBareStamps && line.isFirst);
  }
  return line.isFirst || isEmptyBehind(line);
}
