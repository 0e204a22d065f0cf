import type { DeclaredSpeaker } from "./model";

/** Who may be a speaker in one file: rule 6 of section 3 of the markup. */
export interface LabelRules {
  /** Every declared label by its comparable form. */
  readonly declared: ReadonlyMap<string, DeclaredSpeaker>;
  /** Whether the front matter declares anybody who is not an interviewer. */
  readonly declaresParticipant: boolean;
  /** Whether a declared label holds a colon of its own. */
  readonly hasColon: boolean;
  /** How far behind the start of a line a label's colon is looked for. */
  readonly reach: number;
  /** Verdicts that were given before: a file repeats its labels on every turn. */
  readonly verdicts: Map<string, LabelVerdict>;
}

/** The names that are labels in every file, and the interviewers unless a codebook says otherwise. */
export const INTERVIEWER_NAMES: readonly string[] = ["Interviewer", "Int", "I", "Q", "Moderator"];

/** `yes`: a label. `undeclared`: looks like one, but the file declares its participants. */
export type LabelVerdict = "yes" | "undeclared" | "no";

const MAX_WORDS = 4;
const MAX_CHARACTERS = 40;
const FIRST_CHARACTER = /^[\p{N}\p{L}]/u;
const ALLOWED = /^[\p{L}\p{M}\p{N} \t.'’&+/_()-]+$/u;
const defaultNames = new Set(INTERVIEWER_NAMES.map((name) => name.toLowerCase()));

export function labelRules(speakers: readonly DeclaredSpeaker[]): LabelRules {
  const declared = new Map<string, DeclaredSpeaker>();
  for (const speaker of speakers) {
    const key = comparableLabel(speaker.label);
    if (!declared.has(key)) declared.set(key, speaker);
  }
  const longest = Math.max(MAX_CHARACTERS, ...speakers.map((speaker) => speaker.label.length));
  return {
    declared,
    declaresParticipant: speakers.some(isParticipant),
    hasColon: speakers.some((speaker) => /[:：]/.test(speaker.label)),
    reach: longest * 2 + 8,
    verdicts: new Map(),
  };
}

/** Labels are compared without regard to case, to normalisation and to the width of their blanks. */
export function comparableLabel(label: string): string {
  return label
    .normalize("NFC")
    .toLowerCase()
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Whether `label`, with or without a number after it, is one of `names` (lower case). */
export function isNamed(label: string, names: ReadonlySet<string>): boolean {
  const comparable = comparableLabel(label);
  if (names.has(comparable)) return true;
  const bare = comparable.replace(/\p{N}+$/u, "").trimEnd();
  return bare !== comparable && names.has(bare);
}

export function isInterviewerName(label: string): boolean {
  return isNamed(label, defaultNames);
}

export function judgeLabel(label: string, rules: LabelRules): LabelVerdict {
  const known = rules.verdicts.get(label);
  if (known !== undefined) return known;
  const verdict = judge(label, rules);
  rules.verdicts.set(label, verdict);
  return verdict;
}

function judge(label: string, rules: LabelRules): LabelVerdict {
  if (label === "") return "no";
  if (rules.declared.size > 0 && rules.declared.has(comparableLabel(label))) return "yes";
  if (isInterviewerName(label)) return "yes";
  if (!hasShapeOfLabel(label)) return "no";
  return rules.declaresParticipant ? "undeclared" : "yes";
}

/**
 * A list of labels names speakers without saying that they are all: podcasts list their guests and
 * leave out the hosts. Only a map says who takes part.
 */
function isParticipant(speaker: DeclaredSpeaker): boolean {
  if (speaker.isListed) return false;
  if (speaker.role !== undefined) return speaker.role !== "interviewer";
  return !isInterviewerName(speaker.label);
}

function hasShapeOfLabel(label: string): boolean {
  if (label.length > MAX_CHARACTERS * 2 || [...label].length > MAX_CHARACTERS) return false;
  const first = FIRST_CHARACTER.exec(label);
  if (first === null || /^\p{Ll}/u.test(first[0])) return false;
  return ALLOWED.test(label) && label.split(/[ \t]+/).length <= MAX_WORDS;
}
