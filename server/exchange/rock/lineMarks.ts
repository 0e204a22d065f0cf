// What ROCK reads in a line, by the regular expressions of its R package 0.9.6 as they are by default.

/** A mark of a line, as ROCK understands it. */
export type RockMark =
  /** `[[code]]` or `[[group>code]]`; all of the path but its last name is where the code belongs. */
  | { readonly kind: "code"; readonly path: readonly string[]; readonly hasRange: boolean }
  /** `[[name||value]]` */
  | { readonly kind: "value"; readonly name: string; readonly value: string }
  /** `[[name=value]]`, which holds for the lines below, too. */
  | { readonly kind: "id"; readonly name: string; readonly value: string }
  /** `[[uid=…]]`, the identifier of the line alone. */
  | { readonly kind: "uid" }
  /** `[[from->to||type]]` */
  | { readonly kind: "network" }
  /** `---<<name>>---` */
  | { readonly kind: "section"; readonly name: string }
  /** `--+-{…}-+--`, which fixes the line to a place in another stream. */
  | { readonly kind: "anchor" };

export interface RockLine {
  /** The line without its marks, with single blanks. */
  readonly words: string;
  readonly marks: readonly RockMark[];
  /** What looks like a mark, and is none for ROCK: it stays among the words. */
  readonly ignored: readonly string[];
  /** Codes in three brackets, which may have been meant as overlapping speech. */
  readonly inThree: readonly string[];
  /** Whether it began with `~`. */
  readonly isNested: boolean;
}

/** Lines that ROCK passes over, whatever else stands in them. */
export function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}

export function readRockLine(line: string): RockLine {
  const marks: RockMark[] = [];
  const ignored: string[] = [];
  const inThree: string[] = [];
  const words = line.replace(MARK_LIKE, (all: string, ...rest: unknown[]) => {
    const [inside, section, anchor] = rest as (string | undefined)[];
    const at = rest[3] as number;
    const mark = section !== undefined ? sectionOf(section) : markOf(inside, anchor);
    if (mark === undefined) {
      ignored.push(all);
      return all;
    }
    if (mark.kind === "code" && line[at - 1] === "[") inThree.push(all);
    marks.push(mark);
    return " ";
  });
  const plain = words.replace(/^\s*~+/, "");
  return {
    words: plain.replace(/[ \t]+/g, " ").replace(/^ | $/g, ""),
    marks,
    ignored,
    inThree,
    isNested: plain.length < words.length,
  };
}

/** Brackets, sections and anchors; whether ROCK knows them is looked at then. */
const MARK_LIKE =
  /\[\[(?!\[)((?:(?!\[\[)[^\]]){0,1000})\]\]|---<<([^<>]{0,200})>>---|--\+-\{([^{}]{0,200})\}-\+--/g;

function sectionOf(inside: string): RockMark | undefined {
  const name = /^\s*([a-zA-Z][a-zA-Z0-9_]*)\s*$/.exec(inside)?.[1];
  return name === undefined ? undefined : { kind: "section", name };
}

const RANGE = String.raw`\s*([0-9]*\s*-\s*[0-9]*)?\s*$`;
const CODE = new RegExp(String.raw`^\s*([a-zA-Z][a-zA-Z0-9_>]*)${RANGE}`);
const INTERVIEW = new RegExp(String.raw`^ci\s*--\s*([a-zA-Z0-9_>]+)${RANGE}`);
const UID = /^\s*uid\s*[=:]\s*[a-zA-Z0-9_]+\s*$/i;
const ID = /^\s*([a-zA-Z][a-zA-Z0-9_]*)\s*[=:]\s*([a-zA-Z0-9_]+)\s*$/;
const VALUE = /^\s*([a-zA-Z0-9_>]+)\s*\|\|\s*([^\]]*)$/;
const NETWORK =
  /^\s*[a-zA-Z][a-zA-Z0-9_>]*\s*->\s*[a-zA-Z][a-zA-Z0-9_>]*\s*\|\|\s*[a-zA-Z][a-zA-Z0-9_>]*\s*(?:\|\|[a-zA-Z0-9_>]*)?\s*(?:[0-9]*\s*-\s*[0-9]*)?\s*$/;
const ANCHOR = /^\s*[a-zA-Z0-9_:.,+@!#$%^&*)(/\\>< |~=-]+\s*$/;

function markOf(inside: string | undefined, anchor: string | undefined): RockMark | undefined {
  if (anchor !== undefined) return ANCHOR.test(anchor) ? { kind: "anchor" } : undefined;
  if (inside === undefined) return undefined;
  if (UID.test(inside)) return { kind: "uid" };
  const id = ID.exec(inside);
  if (id) return { kind: "id", name: id[1], value: id[2] };
  const code = CODE.exec(inside) ?? INTERVIEW.exec(inside);
  if (code) return codeMark(code[1], { isInterview: /^ci\s*--/.test(inside), range: code[2] });
  const value = VALUE.exec(inside);
  if (value) return { kind: "value", name: value[1], value: value[2].trim() };
  return NETWORK.test(inside) ? { kind: "network" } : undefined;
}

interface CodeForm {
  readonly isInterview: boolean;
  readonly range: string | undefined;
}

function codeMark(written: string, { isInterview, range }: CodeForm): RockMark | undefined {
  const names = written.split(">").filter((name) => name !== "");
  if (names.length === 0) return undefined;
  const path = isInterview ? names.map((name) => `ci--${name}`) : names;
  return { kind: "code", path, hasRange: range !== undefined && range.trim() !== "" };
}
