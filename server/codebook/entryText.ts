import { stringify } from "yaml";

/** An entry to be written: a key with nothing, a text, a list of texts, or entries of its own. */
export interface NewEntry {
  readonly key: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly entries?: readonly NewEntry[];
  /** Entries that stood elsewhere in the codebook, in the place of all the rest; the key is unused. */
  readonly written?: WrittenEntries;
}

/** Entries in the words and the layout of their author. */
export interface WrittenEntries {
  /** Their lines, the keys indented by `indent` blanks. */
  readonly block: (indent: number) => readonly string[];
  /** What stands between braces. */
  readonly flow: string;
}

/** How a codebook is laid out. */
export interface Layout {
  /** Blanks by which one level is indented. */
  readonly step: number;
  readonly lineBreak: "\n" | "\r\n";
}

/** The lines of an entry in block style, the first one indented by `indent` blanks. */
export function blockLines(entry: NewEntry, indent: number, layout: Layout): string[] {
  if (entry.written !== undefined) return [...entry.written.block(indent)];
  const start = `${" ".repeat(indent)}${entry.key}:`;
  const inner = indent + layout.step;
  if (entry.text !== undefined) return [`${start} ${scalarText(entry.text)}`];
  if (entry.list !== undefined) {
    return [start, ...entry.list.map((text) => `${" ".repeat(inner)}- ${scalarText(text)}`)];
  }
  return [start, ...(entry.entries ?? []).flatMap((child) => blockLines(child, inner, layout))];
}

/** An entry in flow style, as it stands between braces. */
export function flowText(entry: NewEntry): string {
  if (entry.written !== undefined) return entry.written.flow;
  if (entry.text !== undefined) return `${entry.key}: ${flowScalar(entry.text)}`;
  if (entry.list !== undefined) return `${entry.key}: [${entry.list.map(flowScalar).join(", ")}]`;
  return `${entry.key}: ${flowMap(entry.entries ?? [])}`;
}

export function flowMap(entries: readonly NewEntry[]): string {
  return entries.length === 0 ? "{}" : `{ ${entries.map(flowText).join(", ")} }`;
}

/** A text as YAML writes it on one line, in quotes only when it needs them. */
export function scalarText(text: string): string {
  // A plain text that holds one of these would be read as something else by some reader of YAML.
  if (UNSAFE.test(text)) return quotedText(text);
  return stringify(text, { lineWidth: 0, blockQuote: false, doubleQuotedAsJSON: true }).trimEnd();
}

/** Between braces, commas and brackets end a plain text, so only the simplest ones go unquoted. */
export function flowScalar(text: string): string {
  return /[,[\]{}]/.test(text) ? quotedText(text) : scalarText(text);
}

/** A text in double quotes, which may stand anywhere, also as a key. */
export function quotedText(text: string): string {
  return JSON.stringify(text).replace(UNSAFE_EVERYWHERE, escaped);
}

/** Line separators, control characters and the byte order mark. */
const UNSAFE = /[\p{Cc}\u2028\u2029\ufeff\p{Cs}]/u;
const UNSAFE_EVERYWHERE = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
