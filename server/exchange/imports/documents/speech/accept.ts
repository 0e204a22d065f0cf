import { comparableLabel, isInterviewerName } from "../../../../markup/labelRules";
import { wordCount, type Candidate, type Form } from "./candidates";
import type { Line } from "./lines";

/** Says of a candidate whether it is a speaker's label in this file. */
export type Verdict = (candidate: Candidate) => boolean;

/**
 * Which labels are those of speakers, by the evidence of the whole file: a label comes back, as a word
 * that happens to stand before a colon does not. `declared` are names that the file says are speakers.
 */
export function acceptLabels(lines: readonly Line[], declared: readonly string[]): Verdict {
  const starts = lines.filter(({ isFirst }) => isFirst);
  const known = new Set(declared.map(comparableLabel));
  const byStarts = acceptedIn(starts, known);
  // Where no blank line stands between turns, every line may be the start of one.
  const accepted =
    byStarts.size > 1 ? byStarts : new Set([...byStarts, ...acceptedIn(lines, known)]);
  return (candidate) => accepted.has(idOf(candidate));
}

/** Forms that stand for each other in one file. */
const GROUPS: Readonly<Record<Form, string>> = {
  colon: "colon",
  timed: "colon",
  tight: "tight",
  bold: "bold",
  bracket: "bracket",
  tab: "tab",
};

function idOf({ form, key }: Candidate): string {
  return `${GROUPS[form]}\n${key}`;
}

/** All candidates of one label. */
interface Sighted {
  readonly candidate: Candidate;
  readonly first: number;
  /** How often it comes; the same words behind it again are the same line, copied. */
  count: number;
  timed: number;
  readonly said: Set<string>;
}

function acceptedIn(starts: readonly Line[], known: ReadonlySet<string>): ReadonlySet<string> {
  const sighted = sightedIn(starts);
  const all = [...sighted.entries()];
  const accepted = new Set(all.filter(([, one]) => isSpeaker(one, known)).map(([id]) => id));
  dropThinForms(accepted, sighted, starts.length);
  if (accepted.size === 0 || starts.length <= SHORT)
    for (const id of majorityOf(sighted, starts.length)) accepted.add(id);
  const groups = groupsOf(accepted, sighted);
  for (const [id, one] of all) if (fitsIn(one, groups, starts.length)) accepted.add(id);
  return accepted;
}

function sightedIn(starts: readonly Line[]): ReadonlyMap<string, Sighted> {
  const sighted = new Map<string, Sighted>();
  for (const [first, { candidate, text }] of starts.entries()) {
    if (!candidate || DENIED.has(candidate.key)) continue;
    const id = idOf(candidate);
    const one = sighted.get(id) ?? {
      candidate,
      first,
      count: 0,
      timed: 0,
      said: new Set<string>(),
    };
    const words = text.slice(candidate.end).trim();
    const isAgain = one.said.has(words) && wordCount(words) > FEW_WORDS;
    one.said.add(words);
    if (!isAgain) one.count++;
    if (candidate.form === "timed") one.timed++;
    sighted.set(id, one);
  }
  return sighted;
}

/** So few words may be said twice; more of them are a heading or a footer that comes again. */
const FEW_WORDS = 3;

/** Words that stand before colons again and again and never speak. */
const DENIED: ReadonlySet<string> = new Set(
  "note notes nb n.b. ps p.s. http https ftp mailto file www example e.g. i.e. date time duration length location place topic subject title transcript transcriber transcribed recorded source link url figure table page tape chapter section part step references keywords participants"
    .split(" ")
    .concat(["for example", "transcribed by", "recorded by", "see also"]),
);

/** The evidence for one label by itself. */
function isSpeaker({ candidate, count, timed }: Sighted, known: ReadonlySet<string>): boolean {
  const { form, label, key } = candidate;
  if (form === "colon" && (known.has(key) || isInterviewerName(label))) return true;
  if (form === "tight") return count >= 3 && wordCount(label) === 1;
  if (timed >= 2) return true;
  const words = wordCount(label);
  const isName = words <= 4 && (words <= 2 || !startsLow(label));
  return count >= (isName ? 2 : 4);
}

function startsLow(label: string): boolean {
  return /^\p{Ll}/u.test(label);
}

/** So few paragraphs that nobody need speak twice. */
const SHORT = 6;

/** How much of the starts has to have a label of a form that is no proof by itself. */
const LEAST_SHARE = 0.25;

/** Brackets hold laughter, tabs divide tables, and bold is for what matters: names stand everywhere. */
function dropThinForms(
  accepted: Set<string>,
  sighted: ReadonlyMap<string, Sighted>,
  starts: number,
): void {
  for (const group of ["bold", "bracket", "tab"]) {
    const ids = [...accepted].filter((id) => id.startsWith(`${group}\n`));
    const count = ids.reduce((sum, id) => sum + sighted.get(id)!.count, 0);
    const isThin = count < starts * LEAST_SHARE || (group === "bracket" && ids.length < 2);
    if (isThin) for (const id of ids) accepted.delete(id);
  }
}

/** A short file has every label once: they are labels if most paragraphs have one. */
function majorityOf(sighted: ReadonlyMap<string, Sighted>, starts: number): ReadonlySet<string> {
  const fit = [...sighted.entries()].filter(
    ([, { candidate }]) => GROUPS[candidate.form] === "colon" && looksLikeName(candidate.label),
  );
  const count = fit.reduce((sum, [, one]) => sum + one.count, 0);
  const isEnough = fit.length >= 2 && count >= starts * 0.6;
  return new Set(isEnough ? fit.map(([id]) => id) : []);
}

/** Whether a candidate that was not taken is one that a person should look at. */
export function looksLikeLabel({ form, label, key }: Candidate): boolean {
  return form === "colon" && looksLikeName(label) && !DENIED.has(key);
}

function looksLikeName(label: string): boolean {
  return label.length <= 40 && wordCount(label) <= 4 && !startsLow(label);
}

/** What the labels that were taken have in common, by their group of forms. */
interface Group {
  count: number;
  first: number;
  readonly shapes: Set<string>;
}

function groupsOf(
  accepted: ReadonlySet<string>,
  sighted: ReadonlyMap<string, Sighted>,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const id of accepted) {
    const { candidate, count, first } = sighted.get(id)!;
    const name = GROUPS[candidate.form];
    const group = groups.get(name) ?? { count: 0, first, shapes: new Set() };
    group.count += count;
    group.first = Math.min(group.first, first);
    group.shapes.add(shapeOf(candidate));
    groups.set(name, group);
  }
  return groups;
}

/** A label that occurs once is taken if it is written as the others are, and comes after them. */
function fitsIn(
  { candidate, first }: Sighted,
  groups: ReadonlyMap<string, Group>,
  starts: number,
): boolean {
  const group = groups.get(GROUPS[candidate.form]);
  if (!group || !looksLikeName(candidate.label)) return false;
  if (group.count < starts * 0.2 || group.first > first) return false;
  return group.shapes.has(shapeOf(candidate));
}

/** Labels in asterisks are alike; others are where they differ in numbers alone, or are initials. */
function shapeOf({ isMarked, label, form }: Candidate): string {
  if (isMarked || form === "timed" || form === "tab") return `${isMarked}`;
  if (/^\p{Lu}{1,4}[- ]?\p{N}*$/u.test(label)) return "initials";
  const numbered = label.replace(/\p{N}+/gu, "#");
  return numbered === label ? label : numbered.toLowerCase();
}
