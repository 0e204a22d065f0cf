import { parseDocument } from "yaml";
import { MAX_ALIASES, MAX_LENGTH } from "../../codebook/limits";
import type { Ledger } from "../refi/ledger";

/** A line of a source, by its number from 1. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
}

/** A source of ROCK: its lines without the fragments of YAML, and what these say. */
export interface Source {
  readonly lines: readonly SourceLine[];
  readonly fragments: readonly Fragment[];
}

export interface Fragment {
  readonly place: string;
  readonly content: ReadonlyMap<string, unknown>;
}

/** Cuts the fragments out: whatever stands between a line `---` and the next one. */
export function sourceIn(text: string, ledger: Ledger): Source {
  const all = text.split(/\r\n?|\n/).map((line, at) => ({ number: at + 1, text: line }));
  const marks = all.filter(({ text }) => text === "---");
  if (marks.length % 2 === 1) ledger.add(ODD, `line ${marks[marks.length - 1].number}`);
  const last = marks.length - (marks.length % 2);
  const pairs = Array.from({ length: last / 2 }, (_, at) => [marks[at * 2], marks[at * 2 + 1]]);
  const lines: SourceLine[] = [];
  const fragments: Fragment[] = [];
  let done = 0;
  for (const [start, end] of pairs) {
    lines.push(...all.slice(done, start.number - 1));
    const inside = all.slice(start.number, end.number - 1).map(({ text }) => text);
    // Where the fragment stood, the paragraph ends.
    lines.push({ number: start.number, text: "" });
    done = end.number;
    const fragment = fragmentOf(inside.join("\n"), `line ${start.number}`, ledger);
    if (fragment) fragments.push(fragment);
  }
  for (const line of all.slice(done)) if (line.text !== "---") lines.push(line);
  return { lines, fragments };
}

const ODD = {
  fate: "left out",
  what: "lines --- without a second one",
  why: "ROCK stops with an error here: such lines stand in pairs around YAML.",
} as const;
const BAD_YAML = {
  fate: "left out",
  what: "fragments of YAML that cannot be read",
  why: "They are no valid YAML, or too large.",
} as const;

function fragmentOf(text: string, place: string, ledger: Ledger): Fragment | undefined {
  try {
    const document = parseDocument(text.slice(0, MAX_LENGTH + 1), { logLevel: "silent" });
    if (text.length <= MAX_LENGTH && document.errors.length === 0) {
      const content = document.toJS({ maxAliasCount: MAX_ALIASES, mapAsMap: true }) as unknown;
      if (content instanceof Map) return { place, content: namedBy(content) };
      if (content === null) return undefined;
    }
  } catch {
    // Too many aliases, or nesting that no codebook has.
  }
  ledger.add(BAD_YAML, place);
  return undefined;
}

function namedBy(map: ReadonlyMap<unknown, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...map].map(([key, value]) => [String(key), value]));
}

/** The maps in a value that is one, or a list of them. */
export function mapsIn(value: unknown): readonly ReadonlyMap<string, unknown>[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (one instanceof Map ? namedBy(one) : []));
}

/** A scalar as text; undefined for what is none or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    return undefined;
  return String(value).trim() || undefined;
}
