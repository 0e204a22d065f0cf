import { comparableLabel } from "../../../../markup/labelRules";
import { stampAt, type Stamp } from "./timeStamps";

/** How what may be a speaker's label is written. */
export type Form =
  /** `Name: words`, `**Name:** words`, `[Name]: words`, `@Name: words` and the like. */
  | "colon"
  /** `Name:words`. */
  | "tight"
  /** A line of a name and a time alone: `Name  0:03`, `Name: 00:01:02`. */
  | "timed"
  /** The words begin with a name in bold. */
  | "bold"
  /** `[Name] words`. */
  | "bracket"
  /** `Name<TAB>words`. */
  | "tab";

/** What may be a speaker's label at the start of a line; the whole file decides whether it is one. */
export interface Candidate {
  readonly form: Form;
  /** With asterisks, signs or brackets around it, which say that it is no part of a sentence. */
  readonly isMarked: boolean;
  readonly label: string;
  /** The same for labels that are the same. */
  readonly key: string;
  readonly stamp: Stamp | undefined;
  /** Where the time starts that fills the line behind a colon or a tab: it may be what was said. */
  readonly stampFrom: number | undefined;
  /** Where the words start. */
  readonly end: number;
}

/** What programs for transcripts take as the longest name. */
const LONGEST = 63;
const NAME = String.raw`[^:：\t[\]{}<>"“”„?!;=|*]{1,${LONGEST}}?`;
const TIME = String.raw`(?:\s*[[({#][-–>\d:., ]{4,40}[\])}#])?`;
const GAP = String.raw`(?=\s|$)`;

interface Pattern {
  readonly form: Form;
  readonly isMarked: boolean;
  readonly pattern: RegExp;
}

const pattern = (form: Form, source: string, isMarked = false): Pattern => ({
  form,
  isMarked,
  pattern: new RegExp(source, "yu"),
});

/** In the order in which they are tried. */
const PATTERNS: readonly Pattern[] = [
  pattern("colon", String.raw`(?:\*\*|__)(${NAME})(${TIME})\s*[:：]\s*(?:\*\*|__)${GAP}`, true),
  pattern("colon", String.raw`(?:\*\*|__)(${NAME})(${TIME})\s*(?:\*\*|__)(?:\s*[:：])${GAP}`, true),
  pattern("bold", String.raw`(?:\*\*|__)(${NAME})(${TIME})\s*(?:\*\*|__)${GAP}`, true),
  pattern("colon", String.raw`[@#*](${NAME})(${TIME})\s*(?:[:：]${GAP}|：)`, true),
  pattern("colon", String.raw`[[{](${NAME})()[\]}]\s*[:：]${GAP}`, true),
  pattern("bracket", String.raw`[[{](${NAME})()[\]}]${GAP}`, true),
  pattern("colon", String.raw`(${NAME})(${TIME})\s*(?:[:：]${GAP}|：)`),
  pattern("tight", String.raw`([^:\s]{1,20})():(?=[\p{L}“"‘'(])`),
  pattern("timed", String.raw`(${NAME})()\s+(?=[[({#]?\d{1,2}:\d{2}[\d:.,]*[\])}#]?\s*$)`),
  pattern("tab", String.raw`(${NAME})()\t`),
];

/** The label that may stand at an offset of a line. */
export function candidateAt(line: string, at: number, bold: number): Candidate | undefined {
  const inBold = boldCandidate(line, at, bold);
  if (inBold) return inBold;
  for (const { form, isMarked, pattern } of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(line);
    if (!found || !isName(found[1]!)) continue;
    const inside = found[2]!.trimStart();
    const stamp = inside === "" ? undefined : stampAt(inside, 0);
    return candidateOf(line, { form, isMarked, name: found[1]!, stamp, end: at + found[0].length });
  }
  return undefined;
}

/** A name in bold, as word processors have it; with a colon it is as any other with a colon. */
function boldCandidate(line: string, at: number, bold: number): Candidate | undefined {
  const run = line.slice(at, bold).trimEnd();
  if (run === "" || run.length > LONGEST || /[\t:：].*\S/.test(run)) return undefined;
  const name = run.replace(/\s*[:：]$/, "");
  const colon = /\s*[:：]?/y;
  colon.lastIndex = at + name.length;
  const end = at + name.length + (colon.exec(line)?.[0].trimEnd().length ?? 0);
  const hasColon = end > at + name.length;
  if (!isName(name) || !/^(\s|$)/.test(line.slice(end, end + 1)) || end >= line.length)
    return undefined;
  const form = hasColon ? "colon" : "bold";
  return candidateOf(line, { form, isMarked: true, name, stamp: undefined, end });
}

interface Found {
  readonly form: Form;
  readonly isMarked: boolean;
  readonly name: string;
  readonly stamp: Stamp | undefined;
  readonly end: number;
}

function candidateOf(line: string, found: Found): Candidate {
  const label = found.name.trim().replace(/\s+/g, " ");
  const after = skipBlanks(line, found.end);
  const behind = stampAt(line, after);
  const isRest = behind !== undefined && line.slice(behind.end).trim() === "";
  const isTime = behind !== undefined && (isRest || behind.kind === "enclosed");
  // A name and a time that fill a line are more than a name with a colon.
  const isTimed = isRest && (found.form === "colon" || found.form === "tab");
  return {
    form: isTimed ? "timed" : found.form,
    stampFrom: isTimed ? after : undefined,
    isMarked: found.isMarked,
    label,
    key: comparableLabel(label),
    stamp: found.stamp ?? (isTime ? behind : undefined),
    end: isTime ? skipBlanks(line, behind.end) : after,
  };
}

function skipBlanks(line: string, at: number): number {
  let end = at;
  while (end < line.length && /\s/.test(line[end]!)) end++;
  return end;
}

/** Names hold a letter, and few words; a number in front of a colon is a list or a time. */
function isName(name: string): boolean {
  return /\p{L}/u.test(name) && /^[\s\p{L}\p{N}(]/u.test(name) && wordCount(name) <= 8;
}

export function wordCount(name: string): number {
  return name.trim().split(/\s+/).length;
}
