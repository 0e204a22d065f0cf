import { lineEndAt, nextLineStart } from "../../markup/line";
import type { Transcript } from "../../markup/model";

/** Where the cursor stands in the front matter, as the lines are written. */
export interface FrontMatterPlace {
  /** The keys that lead to the map, or the list, in which something is typed. */
  readonly path: readonly string[];
  /** The key whose value is typed; absent where a key, or an item of a list, is. */
  readonly key?: string;
  /** What is typed of it before the cursor. */
  readonly typed: string;
  /** Whether it stands in `{ … }` or `[ … ]`, where a comma ends it. */
  readonly isFlow: boolean;
}

/** Whether the cursor is between the two fences; one that is not closed yet reaches to a blank line. */
export function isInFrontMatter(transcript: Transcript, offset: number): boolean {
  const { text, frontMatter } = transcript;
  const start = startOf(text);
  if (start === undefined || offset < start) return false;
  if (frontMatter.span === undefined) return isUnclosedHead(text.slice(start - 1, offset));
  const closing = text.slice(start, frontMatter.span.end).search(/(?:---|\.\.\.)[ \t]*[\n\r]*$/);
  return offset < start + closing;
}

function isUnclosedHead(before: string): boolean {
  return before.length < LONGEST && !/[\n\r][ \t]*\r?\n/.test(before);
}

/**
 * Reads the front matter up to the cursor, line by line: while somebody types, it often is not YAML.
 * Maps by indentation, `{ … }` and lists are followed; anything else is passed over.
 */
export function frontMatterPlaceAt(text: string, offset: number): FrontMatterPlace {
  const state: State = { blocks: [], flows: [], token: "", key: undefined };
  for (let line = startOf(text) ?? 0; ;) {
    const end = lineEndAt(text, line);
    readLine(state, text.slice(line, Math.min(end, offset)));
    const next = nextLineStart(text, end);
    if (offset <= end || next <= line) return placeOf(state);
    line = next;
  }
}

interface State {
  /** The keys of the maps around, by their indentation. */
  blocks: { readonly indent: number; readonly key: string }[];
  /** The brackets around, innermost last, each with the key whose value is being read. */
  readonly flows: Flow[];
  /** What is written of the key or value that is being read. */
  token: string;
  /** The key whose value is being read, outside of brackets. */
  key: string | undefined;
}

interface Flow {
  readonly isList: boolean;
  key: string | undefined;
}

const LONGEST = 20_000;

/** Behind the line break of the first fence. */
function startOf(text: string): number | undefined {
  const fence = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(0, 100));
  return fence?.[0].length;
}

function readLine(state: State, line: string): void {
  const [, blanks, dash, rest] = /^([ \t]*)(- +|-$)?([^]*)$/.exec(line.slice(0, LONGEST)) ?? [];
  if (state.flows.length > 0) return readFlow(state, rest);
  const indent = blanks.length + (dash ?? "").length;
  state.blocks = state.blocks.filter((block) => block.indent < indent);
  state.token = rest;
  state.key = undefined;
  const entry = ENTRY.exec(rest);
  if (entry === null) return;
  const key = unquote(entry[1]);
  state.key = key;
  state.blocks.push({ indent, key });
  state.token = entry[2] ?? "";
  if (/^[{[]/.test(state.token)) readFlow(state, state.token);
}

/** A key, its colon, and what stands behind them. */
const ENTRY = /^("[^"]*"|'[^']*'|[^\s"'#{[][^:#]*?)[ \t]*:(?:[ \t]+([^]*)|$)/;

function readFlow(state: State, text: string): void {
  const { flows } = state;
  // A text that goes on over several lines is not completed.
  state.token = "";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const flow = flows.at(-1);
    if (sign === '"' || sign === "'") at = readQuoted(state, text, at);
    else if (sign === "{" || sign === "[") openFlow(state, sign === "[");
    else if (sign === "}" || sign === "]") closeFlow(state);
    else if (flow !== undefined && sign === ",") startItem(state, flow);
    else if (flow?.key === undefined && sign === ":" && !flow?.isList) startValue(state, flow);
    else state.token += sign;
  }
}

function openFlow(state: State, isList: boolean): void {
  state.flows.push({ isList, key: undefined });
  state.token = "";
}

function closeFlow(state: State): void {
  state.flows.pop();
  state.token = "";
}

function startItem(state: State, flow: Flow): void {
  flow.key = undefined;
  state.token = "";
}

function startValue(state: State, flow: Flow | undefined): void {
  if (flow !== undefined) flow.key = unquote(state.token);
  state.token = "";
}

/** Takes a quoted text up to its end, or to that of the line. */
function readQuoted(state: State, text: string, start: number): number {
  const end = text.indexOf(text[start], start + 1);
  state.token += text.slice(start, end < 0 ? text.length : end + 1);
  return end < 0 ? text.length : end;
}

function placeOf({ blocks, flows, token, key }: State): FrontMatterPlace {
  const typed = token.trimStart();
  const above = blocks.map((block) => block.key);
  const inner = flows.at(-1);
  if (inner !== undefined) {
    const between = flows.slice(0, -1).flatMap((flow) => flow.key ?? []);
    const path = [...above, ...between];
    return { path, key: inner.key, typed, isFlow: true };
  }
  if (key === undefined) return { path: above, typed, isFlow: false };
  return { path: above.slice(0, -1), key, typed, isFlow: false };
}

function unquote(text: string): string {
  const trimmed = text.trim();
  const isQuoted = /^(["']).*\1$/.test(trimmed) && trimmed.length > 1;
  return isQuoted ? trimmed.slice(1, -1) : trimmed;
}
