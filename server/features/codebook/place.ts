import { frontMatterPlaceAt } from "../completion/frontMatterAt";

/** Where the cursor stands in codebook.yaml, as its lines are written. */
export interface CodebookPlace {
  /** What the map around is for. */
  readonly kind: "top" | "ids" | "node" | "attributes" | "table";
  /** The key of a table whose map or list it is; absent in the table's own map. */
  readonly part?: TablePart;
  /** The id of the entry that the cursor is in, if any. */
  readonly owner?: string;
  /** The key whose value is typed; absent where a key is. */
  readonly key?: string;
  /** What is typed of it before the cursor. */
  readonly typed: string;
  readonly isFlow: boolean;
  /** The keys that the map has already, above and below the cursor. */
  readonly siblings: ReadonlySet<string>;
}

/** The keys of a table that have a list of what may stand there. */
export type TablePart = "level" | "columns" | "titles" | "where" | "nodes" | "attributes";

/**
 * Reads the codebook by its lines and their indentation, so that it works while the text is not
 * YAML. Undefined in comments, in texts over several lines, and where the codebook names no keys.
 */
export function codebookPlaceAt(text: string, offset: number): CodebookPlace | undefined {
  const before = withoutTexts(text.slice(0, offset));
  if (before === undefined) return undefined;
  const { path, key, typed, isFlow } = frontMatterPlaceAt(before, before.length);
  const map = mapAt(path);
  if (map === undefined || typed.length > LONGEST_TYPED) return undefined;
  const siblings = isFlow ? keysInBraces(text, offset) : keysOfBlock(text, offset);
  return { ...map, key, typed, isFlow, siblings };
}

const LONGEST_TYPED = 500;

/** The lines that hold keys; undefined when the last line, that of the cursor, is none. */
function withoutTexts(before: string): string | undefined {
  const kept: string[] = [];
  const lines = before.split(/\r\n|\n|\r/);
  let textIndent = -1;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const isLast = index === lines.length - 1;
    const indent = indentOf(line);
    const isBlank = indent === line.length;
    if (textIndent >= 0 && (indent > textIndent || (isBlank && !isLast))) {
      if (isLast) return undefined;
      continue;
    }
    const code = withoutComment(line);
    if (isLast && code !== line && !COLOR_START.test(line)) return undefined;
    if (!isBlank) textIndent = BLOCK_TEXT.test(code) ? indent : -1;
    if (isLast) kept.push(line);
    else if (code.trim() !== "") kept.push(code);
  }
  return kept.join("\n");
}

/** `|` or `>` at the end of a line: what is indented below it is text. */
const BLOCK_TEXT = /[:-][ \t]+[|>][+\-0-9]{0,2}[ \t]*$/;
/** People write the colour as it is, although YAML takes `#` for a comment: it will be quoted. */
const COLOR_START = /(?:^|[\s{,])color[ \t]*:[ \t]+#[0-9a-fA-F]*$/;

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === " " || line[indent] === "\t") indent++;
  return indent;
}

/** A `#` at the start or behind a blank begins a comment, unless it stands in quotes. */
function withoutComment(line: string): string {
  let quote = "";
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if ((sign === '"' || sign === "'") && OPENS.test(line.slice(Math.max(0, at - 2), at))) {
      quote = sign;
    } else if (sign === "#" && (at === 0 || /\s/.test(line[at - 1]))) return line.slice(0, at);
  }
  return line;
}

/** What may stand before a quote that is not an apostrophe. */
const OPENS = /^$|(?:^|[\s:,[{-])$/;

/** Follows the keys from the top: themes and codes hold ids, ids hold entries, and so on. */
function mapAt(path: readonly string[]): MapAt | undefined {
  if (path[0] === "tables") return tableAt(path.slice(1));
  let kind: CodebookPlace["kind"] = "top";
  let owner: string | undefined;
  for (const key of path) {
    const holdsIds = key === "codes" || (kind === "top" && key === "themes");
    if (kind === "ids") {
      kind = "node";
      owner = key.normalize("NFC");
    } else if (kind !== "attributes" && holdsIds) kind = "ids";
    else if (kind === "node" && key === "attributes") kind = "attributes";
    else return undefined;
  }
  return { kind, owner };
}

type MapAt = Pick<CodebookPlace, "kind" | "owner" | "part">;

/** Below `tables:` the name of a table, and below that what it shows. */
function tableAt([name, part, ...deeper]: readonly string[]): MapAt | undefined {
  if (name === undefined || deeper.length > 0) return undefined;
  if (part === undefined) return { kind: "table" };
  return isTablePart(part) ? { kind: "table", part } : undefined;
}

function isTablePart(text: string): text is TablePart {
  return ["columns", "titles", "where", "nodes", "attributes"].includes(text);
}

const KEY = /^[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'#{}[\],:]+))[ \t]*:(?=\s|$)/;

/** The keys with the indentation of the cursor's line, up and down to a line further left. */
function keysOfBlock(text: string, offset: number): Set<string> {
  const lines = text.split(/\r\n|\n|\r/);
  const here = text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
  const indent = indentOf(lines[here]);
  const keys = new Set<string>();
  for (const step of [-1, 1]) {
    for (let index = here + step; index >= 0 && index < lines.length; index += step) {
      const line = lines[index];
      const own = indentOf(line);
      if (own === line.length || line[own] === "#" || own > indent) continue;
      if (own < indent) break;
      const found = KEY.exec(line);
      if (found !== null) keys.add(found[1] ?? found[2] ?? found[3]);
    }
  }
  return keys;
}

/** The keys between the braces around the cursor; braces inside them are passed over. */
function keysInBraces(text: string, offset: number): Set<string> {
  const before = levelBefore(text, offset);
  const after = levelAfter(text, offset);
  const keys = new Set<string>();
  for (const part of [...before.split(",").slice(0, -1), ...after.split(",").slice(1)]) {
    const found = KEY.exec(`${part.trimEnd()} `);
    if (found !== null) keys.add(found[1] ?? found[2] ?? found[3]);
  }
  return keys;
}

/** As far as one looks for the brace around. */
const MOST_CHARACTERS = 10_000;

function levelBefore(text: string, offset: number): string {
  let depth = 0;
  let level = "";
  for (let at = offset - 1; at >= Math.max(0, offset - MOST_CHARACTERS); at--) {
    const sign = text[at];
    if ("]}".includes(sign)) depth++;
    else if ("[{".includes(sign) && depth-- === 0) break;
    else if (depth === 0) level = sign + level;
  }
  return level;
}

function levelAfter(text: string, offset: number): string {
  let depth = 0;
  let level = "";
  for (let at = offset; at < Math.min(text.length, offset + MOST_CHARACTERS); at++) {
    const sign = text[at];
    if ("[{".includes(sign)) depth++;
    else if ("]}".includes(sign) && depth-- === 0) break;
    else if (depth === 0) level += sign;
  }
  return level;
}
