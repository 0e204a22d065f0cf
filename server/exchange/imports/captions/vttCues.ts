/** A cue of a WebVTT file as it is written. */
export interface RawCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Its lines, joined by line feeds; tags and entities are not read. */
  readonly text: string;
  /** The line of its times, counted from 1. */
  readonly line: number;
}

/** The parts of a WebVTT file. Lines are counted from 1. */
export interface VttFile {
  readonly cues: readonly RawCue[];
  /** Where notes stand, and styles and regions. */
  readonly notes: readonly number[];
  readonly styles: readonly number[];
  /** Where something stands that is neither, or a cue whose times cannot be read. */
  readonly broken: readonly number[];
}

/** Reads WebVTT as players do: block by block, and a broken one spoils no other. */
export function readVtt(text: string): VttFile | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  if (!isSignature(lines[0])) return undefined;
  const state: State = { lines, at: 1, cues: [], notes: [], styles: [], broken: [] };
  readHeader(state);
  while (state.at < lines.length) readBlock(state);
  const { cues, notes, styles, broken } = state;
  return { cues, notes, styles, broken };
}

function isSignature(line: string): boolean {
  return /^\ufeff?WEBVTT(?:[ \t]|$)/.test(line);
}

interface State {
  readonly lines: readonly string[];
  /** The line that is read next, counted from 0. */
  at: number;
  readonly cues: RawCue[];
  readonly notes: number[];
  readonly styles: number[];
  readonly broken: number[];
}

/** The header reaches to the first blank line; times in it belong to no cue. */
function readHeader(state: State): void {
  for (; state.at < state.lines.length && state.lines[state.at] !== ""; state.at++) {
    if (state.lines[state.at].includes(ARROW)) state.broken.push(state.at + 1);
  }
}

const ARROW = "-->";

function readBlock(state: State): void {
  const line = state.lines[state.at];
  if (line === "") state.at++;
  else if (/^NOTE(?:[ \t]|$)/.test(line)) skipBlock(state, state.notes);
  else if (line.includes(ARROW)) readCue(state, "");
  else if (state.lines[state.at + 1]?.includes(ARROW)) {
    state.at++;
    readCue(state, line);
  } else {
    const isStyle = /^(?:STYLE|REGION)[ \t]*$/.test(line);
    skipBlock(state, isStyle ? state.styles : state.broken);
  }
}

function skipBlock(state: State, list: number[]): void {
  list.push(state.at + 1);
  while (state.at < state.lines.length && state.lines[state.at] !== "") state.at++;
}

function readCue(state: State, id: string): void {
  const times = readTimes(state.lines[state.at]);
  if (times === undefined) return skipBlock(state, state.broken);
  const line = ++state.at;
  const first = state.at;
  while (state.at < state.lines.length) {
    const next = state.lines[state.at];
    if (next === "" || next.includes(ARROW)) break;
    state.at++;
  }
  state.cues.push({ id, ...times, text: state.lines.slice(first, state.at).join("\n"), line });
}

interface Times {
  readonly start: number;
  readonly end: number;
}

/** `00:01.000 --> 00:02.000`, and whatever settings follow. */
function readTimes(line: string): Times | undefined {
  const found = TIMES.exec(line);
  if (found === null) return undefined;
  return { start: secondsOf(found, 1), end: secondsOf(found, 5) };
}

const TIME = String.raw`(\d+):(\d{2})(?::(\d{2}))?\.(\d{3})`;
const TIMES = new RegExp(String.raw`^\s*${TIME}[^\sa-zA-Z-]*\s*-->\s*${TIME}`);

/** `90:00.000` are hours and minutes, since no minute comes after the fifty-ninth. */
function secondsOf(found: RegExpExecArray, at: number): number {
  const [first, second, third, fraction] = found.slice(at, at + 4);
  const isLong = third !== undefined || Number(first) > 59;
  const [hours, minutes, seconds] = isLong ? [first, second, third ?? "0"] : ["0", first, second];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(fraction) / 1000;
}
