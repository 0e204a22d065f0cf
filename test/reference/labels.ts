import { isBlank, isBlankLine, matchAt } from "./characters";

/** Lines: headings, ignored lines (section 3, rules 2 and 4) and speaker labels (rule 6). */

export interface LabelRules {
  /** Keys (see `labelKey`) of all labels in the front matter's `speakers`. */
  readonly declared: ReadonlySet<string>;
  /** Does the front matter declare a participant (rule 6, second bullet)? */
  readonly declaresParticipant: boolean;
}

export interface FoundLabel {
  /** 'lookalike': fits the second rule in a file that declares its participants – text, with a problem. */
  readonly kind: "label" | "lookalike";
  readonly written: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** What is not speech: time stamps, the label, its colon. Offsets in the line. */
  readonly removed: readonly (readonly [number, number])[];
}

/** The end of the `[]{…}` that starts at an index of the line, or null. */
export type SkipParagraphCode = (index: number) => number | null;

const FIVE_NAMES = ["interviewer", "int", "i", "q", "moderator"];
const RANGE_START = /\[[\p{L}\p{N}]+>\]/uy;
const CLOCK = "\\p{N}{1,2}:\\p{N}{1,2}(?::\\p{N}{1,2})?(?:[.,]\\p{N}+)?";
const FOLLOWED = "(?=[ \\t]|$)";
const STAMP = new RegExp(`(?:\\[${CLOCK}\\]|\\(${CLOCK}\\)|${CLOCK})${FOLLOWED}`, "uy");
const BRACKETED_STAMP = new RegExp(`(?:\\[${CLOCK}\\]|\\(${CLOCK}\\))${FOLLOWED}`, "uy");
const BARE_STAMP = new RegExp(`${CLOCK}${FOLLOWED}`, "uy");
const LABEL_BY_SHAPE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} \t.'’&+/_()-]*$/u;

/**
 * The text of an ATX heading, or null (rule 2; "Headings … start in column one").
 * Reading: a heading needs text; closing `#`s, escapes and brackets are part of its text, which is trimmed.
 */
export function headingText(line: string): string | null {
  const match = /^#{1,6}[ \t]+([^ \t][^]*)$/.exec(line);
  return match === null ? null : (match[1] ?? "").replace(/[ \t]+/g, " ").replace(/ $/, "");
}

/** Rule 4. Reading: anything may follow the three colons of a fence. */
export function isIgnoredLine(line: string): boolean {
  return line.startsWith(":::") || isThematicBreak(line);
}

function isThematicBreak(line: string): boolean {
  const first = line.charAt(0);
  if (first !== "-" && first !== "*" && first !== "_") return false;
  const others = [...line].filter((character) => !isBlank(character));
  return others.length >= 3 && others.every((character) => character === first);
}

/** Labels are compared "without regard to case". Reading: and after NFC. */
export function labelKey(label: string): string {
  return label.normalize("NFC").toLowerCase();
}

/** "with or without a number (`Interviewer 2`, `I1`), all without regard to case" */
export function isNameWithNumber(label: string, names: readonly string[]): boolean {
  const key = labelKey(label);
  return names.some((name) => {
    const start = labelKey(name);
    return (
      key === start || (key.startsWith(start) && /^[ \t]*\p{N}+$/u.test(key.slice(start.length)))
    );
  });
}

export function isOneOfFiveNames(label: string): boolean {
  return isNameWithNumber(label, FIVE_NAMES);
}

/** Rule 6, second bullet. Reading: 40 characters are 40 code points; words are what blanks separate. */
export function looksLikeLabelName(name: string): boolean {
  const startsLowerCase = /^\p{Ll}/u.test(name);
  const words = name.split(/[ \t]+/).length;
  return LABEL_BY_SHAPE.test(name) && !startsLowerCase && words <= 4 && [...name].length <= 40;
}

function kindOfName(name: string, rules: LabelRules): FoundLabel["kind"] | null {
  if (rules.declared.has(labelKey(name)) || isOneOfFiveNames(name)) return "label";
  if (!looksLikeLabelName(name)) return null;
  return rules.declaresParticipant ? "lookalike" : "label";
}

/**
 * "Range starts and `[]{…}` that stand before a label belong to that label's paragraph."
 * Reading: they stand on the label's line, before or after its time stamp, with blanks between as one likes.
 */
function skipPrefix(line: string, from: number, skip: SkipParagraphCode): number {
  let at = from;
  for (;;) {
    if (isBlank(line.charAt(at))) {
      at++;
      continue;
    }
    const end = skip(at) ?? at + (matchAt(RANGE_START, line, at)?.length ?? 0);
    if (end === at) return at;
    at = end;
  }
}

/** The speaker label at the start of a line (rule 6), or null. `from` lets the caller step over a `[`. */
export function findLabel(
  line: string,
  rules: LabelRules,
  skip: SkipParagraphCode,
  from = 0,
): FoundLabel | null {
  let at = skipPrefix(line, from, skip);
  const removed: [number, number][] = [];
  const stamp = matchAt(STAMP, line, at);
  if (stamp !== null) {
    removed.push([at, at + stamp.length]);
    at = skipPrefix(line, at + stamp.length, skip);
  }
  return findName(line, at, rules, removed);
}

interface Candidate {
  readonly name: string;
  readonly nameStart: number;
  readonly end: number;
}

/** Reading: the first colon that makes a label is the label's; a label goes before a mere lookalike. */
function findName(
  line: string,
  start: number,
  rules: LabelRules,
  before: readonly [number, number][],
): FoundLabel | null {
  let lookalike: FoundLabel | null = null;
  for (let colon = start; colon < line.length; colon++) {
    for (const candidate of candidatesAt(line, start, colon)) {
      const kind = kindOfName(candidate.name, rules);
      if (kind === null) continue;
      const nameEnd = candidate.nameStart + candidate.name.length;
      const removed = [...before, [start, endOfTrailingStamp(line, candidate.end)] as const];
      const found = {
        kind,
        written: candidate.name,
        nameStart: candidate.nameStart,
        nameEnd,
        removed,
      };
      if (kind === "label") return found;
      lookalike ??= found;
    }
  }
  return lookalike;
}

/** `X:`, `**X:**`, `**X**:`, "the colon may be the full-width `：`", "then a blank or the end of the line". */
function candidatesAt(line: string, start: number, colon: number): Candidate[] {
  const isWide = line.charAt(colon) === "：";
  if (!isWide && line.charAt(colon) !== ":") return [];
  const all = [
    plain(line, start, colon),
    boldWithColon(line, start, colon),
    boldBeforeColon(line, start, colon),
  ];
  return all
    .filter((candidate): candidate is Candidate => candidate !== null && candidate.name !== "")
    .filter(
      (candidate) => isWide || candidate.end === line.length || isBlank(line.charAt(candidate.end)),
    );
}

/** "blanks before its colon (`P1 :`) are not part of it" */
function withoutEndBlanks(text: string): string {
  return text.replace(/[ \t]+$/, "");
}

function plain(line: string, start: number, colon: number): Candidate | null {
  return { name: withoutEndBlanks(line.slice(start, colon)), nameStart: start, end: colon + 1 };
}

function boldWithColon(line: string, start: number, colon: number): Candidate | null {
  if (!line.startsWith("**", start) || !line.startsWith("**", colon + 1)) return null;
  return {
    name: withoutEndBlanks(line.slice(start + 2, colon)),
    nameStart: start + 2,
    end: colon + 3,
  };
}

function boldBeforeColon(line: string, start: number, colon: number): Candidate | null {
  const inside = withoutEndBlanks(line.slice(start + 2, colon));
  if (!line.startsWith("**", start) || !inside.endsWith("**")) return null;
  return { name: withoutEndBlanks(inside.slice(0, -2)), nameStart: start + 2, end: colon + 1 };
}

/** "then an optional time stamp in brackets or parentheses, or bare when it is the rest of the line" */
function endOfTrailingStamp(line: string, from: number): number {
  let at = from;
  while (isBlank(line.charAt(at))) at++;
  const bracketed = matchAt(BRACKETED_STAMP, line, at);
  if (bracketed !== null) return at + bracketed.length;
  const bare = matchAt(BARE_STAMP, line, at);
  return bare !== null && isBlankLine(line.slice(at + bare.length)) ? line.length : from;
}

/**
 * The `[` that stand before a label on its line (problem `code-before-label`): indices in the line.
 * Reading: nothing but what may stand before a label, time stamps and further `[` come before such a bracket; what
 * follows it is a label by rule 6. A bracket before a label makes the label text.
 */
export function bracketsBeforeLabel(
  line: string,
  rules: LabelRules,
  skip: SkipParagraphCode,
): number[] {
  const brackets: number[] = [];
  let at = 0;
  for (;;) {
    at = skipPrefix(line, at, skip);
    const stamp = matchAt(STAMP, line, at);
    if (stamp !== null) at = skipPrefix(line, at + stamp.length, skip);
    if (line.charAt(at) !== "[") return [];
    brackets.push(at);
    at++;
    if (findLabel(line, rules, skip, at)?.kind === "label") return brackets;
  }
}
