import type { LabelRules } from "../../../markup/labelRules";
import type { ImportedMemo, ImportedSpeech, Part } from "../imported";
import { cleanWords } from "./cleanWords";
import { escapeBehindLabel, escapeHeading, escapeLineOfWords } from "./escapeWords";
import type { Labels } from "./labels";

/** The text behind the front matter, and what of the parts could not be written as it was. */
export interface Body {
  /** Headings and paragraphs, one a line. */
  readonly lines: readonly string[];
  /** Which speech became the paragraphs, in their order. */
  readonly spoken: readonly ImportedSpeech[];
  /** Whether the label of nobody was needed. */
  readonly usesNobody: boolean;
  /** How many paragraphs got that label. */
  readonly unnamed: number;
  readonly controls: number;
  readonly stampless: number;
}

export interface BodyRules {
  readonly labels: Labels;
  readonly rules: LabelRules;
  readonly memos?: readonly ImportedMemo[];
}

export function bodyOf(parts: readonly Part[], { labels, rules, memos = [] }: BodyRules): Body {
  const lines: string[] = [];
  const spoken: ImportedSpeech[] = [];
  let last: string | undefined;
  let [unnamed, controls, stampless] = [0, 0, 0];
  const memosBefore = memoLinesOf(memos, parts.length);
  for (const [index, part] of parts.entries()) {
    lines.push(...(memosBefore.get(index) ?? []));
    const clean = cleanWords(part.text);
    controls += clean.controls;
    if (clean.words === "") continue;
    if (part.kind === "heading") {
      lines.push(headingLine(part.level, clean.words));
      last = undefined;
      continue;
    }
    spoken.push(part);
    const named = part.speaker === undefined ? undefined : labels.byName.get(part.speaker);
    const [stamp, behind] = stampsOf(part);
    if (part.start !== undefined && stamp === "") stampless++;
    const bare =
      named === undefined && stamp === "" ? escapeLineOfWords(clean.words, rules) : undefined;
    if (bare !== undefined) {
      lines.push(bare);
      continue;
    }
    const label = named ?? last ?? labels.nobody;
    if (label === labels.nobody) unnamed++;
    lines.push(`${stamp}${label}: ${behind}${escapeBehindLabel(clean.words)}`);
    last = label;
  }
  lines.push(...(memosBefore.get(parts.length) ?? []));
  return { lines, spoken, usesNobody: unnamed > 0, unnamed, controls, stampless };
}

/** The comments that memos become, by the part that they stand before. */
function memoLinesOf(
  memos: readonly ImportedMemo[],
  end: number,
): ReadonlyMap<number, readonly string[]> {
  const lines = new Map<number, string[]>();
  for (const { before, text } of memos) {
    const clean = text.split(/\r\n?|\n/).map((line) => cleanWords(line).words);
    // Two hyphens and what is greater end a comment.
    const words = clean.join("\n").trim().replaceAll("-->", "-- >");
    const at = Math.min(end, Math.max(0, before));
    if (words !== "") lines.set(at, [...(lines.get(at) ?? []), `<!-- memo: ${words} -->`]);
  }
  return lines;
}

function headingLine(level: number, words: string): string {
  const depth = Math.min(6, Math.max(1, Math.round(level) || 1));
  return `${"#".repeat(depth)} ${escapeHeading(words)}`;
}

/** What stands before a label, and what stands behind it. */
function stampsOf({ start, stamps }: ImportedSpeech): readonly [string, string] {
  if (stamps === undefined) return [stampOf(start), ""];
  const [before = "", behind = ""] = stamps.map((stamp) => (stamp === "" ? "" : `${stamp} `));
  return [before, behind];
}

/** `[hh:mm:ss] `, or nothing where there is no time that a time stamp can say. */
function stampOf(start: number | undefined): string {
  if (start === undefined || !(start >= 0 && start < 360_000)) return "";
  const seconds = Math.floor(start);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `[${fields.map((field) => String(field).padStart(2, "0")).join(":")}] `;
}
