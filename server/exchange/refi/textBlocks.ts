import { classifyLine } from "../../markup/line";
import type { LabelRules } from "../../markup/labelRules";

/** What a block of a text that we wrote is: a heading, or words with what stands before them. */
export type TextBlock =
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  | {
      readonly kind: "speech";
      readonly speaker: string | undefined;
      /** As they are written: before the label, and behind it. */
      readonly stamps: readonly string[];
      readonly wordsAt: number;
    };

/** Reads a block as the markup reads a line; `wordsAt` is known where that would be mistaken. */
export function readBlock(text: string, rules: LabelRules, wordsAt?: number): TextBlock {
  const line = text.slice(0, wordsAt ?? lineEnd(text));
  const read = classifyLine({ text: line, rules }, 0, line.length);
  if (read.kind === "heading" && wordsAt === undefined)
    return { kind: "heading", level: read.level, text: text.slice(read.textStart) };
  const label = read.kind === "label" ? read.label : undefined;
  if (read.kind !== "label" || label === undefined)
    return { kind: "speech", speaker: undefined, stamps: [], wordsAt: wordsAt ?? 0 };
  const stamps = label.timeStamps.map(({ start, end }) => line.slice(start, end));
  const isBefore = (label.timeStamps[0]?.start ?? Infinity) < label.name.start;
  return {
    kind: "speech",
    speaker: line.slice(label.name.start, label.name.end),
    stamps: isBefore || stamps.length === 0 ? stamps : ["", ...stamps],
    wordsAt: wordsAt ?? wordsStart(line, read.speechStart),
  };
}

function lineEnd(text: string): number {
  const end = text.indexOf("\n");
  return end < 0 ? text.length : end;
}

function wordsStart(line: string, from: number): number {
  let at = from;
  while (at < line.length && /[ \t]/.test(line[at])) at++;
  return at;
}
