import { CompletionItemKind, type CompletionItem } from "vscode-languageserver-types";
import { isLineBreak } from "../../markup/characters";
import { comparableLabel } from "../../markup/labelRules";
import { lineStartAt } from "../../markup/line";
import { timeStampEnd } from "../../markup/timeStamp";
import type { TranscriptContext } from "../context";
import { counted } from "../markdown";
import { rangeOf } from "../positions";
import { sortTextOf } from "./codes";

/**
 * The file's speakers where a line starts. Only labels that begin with what is typed are offered, so
 * that a line of plain speech stays quiet; who spoke last comes last.
 */
export function labelItems(context: TranscriptContext, offset: number): CompletionItem[] {
  const start = startOfLabel(context, offset);
  if (start === undefined) return [];
  const { transcript, lines } = context;
  const typed = comparableLabel(transcript.text.slice(start, offset));
  const turns = turnsOf(context, offset);
  const fitting = [...turns].filter(([label]) => comparableLabel(label).startsWith(typed));
  const range = rangeOf(lines, { start, end: offset });
  const hasColon = /^[ \t]*[:：]/.test(transcript.text.slice(offset, offset + 20));
  return fitting.map(([label, { count, role }], index) => ({
    label,
    kind: CompletionItemKind.Variable,
    detail: [role ?? "", counted(count, "turn")].filter((text) => text !== "").join(" · "),
    filterText: label,
    sortText: sortTextOf(0, index),
    textEdit: { range, newText: hasColon ? label : `${label}: ` },
  }));
}

/** The longest that a label may be: no longer text at the start of a line is one. */
const LONGEST_TYPED = 80;

/** Behind blanks and a time stamp, where nothing but the start of a label is typed so far. */
function startOfLabel({ transcript }: TranscriptContext, offset: number): number | undefined {
  const { text } = transcript;
  let earliest = offset;
  while (earliest > 0 && !isLineBreak(text.charCodeAt(earliest - 1))) {
    if (offset - earliest > LONGEST_TYPED * 2) return undefined;
    earliest--;
  }
  const lineStart = lineStartAt(text, earliest);
  const typed = text.slice(lineStart, offset);
  const stamp = timeStampEnd(typed, typed.search(/[^ \t]|$/), typed.length);
  const from = lineStart + (stamp < 0 ? 0 : stamp);
  const start = from + text.slice(from, offset).search(/[^ \t]|$/);
  const name = text.slice(start, offset);
  if (name.length > LONGEST_TYPED || !MAY_BE_LABEL.test(name)) return undefined;
  return stamp === typed.length && name === "" ? undefined : start;
}

const MAY_BE_LABEL = /^[\p{L}\p{M}\p{N} \t.'’&+/_()-]*$/u;

interface Turn {
  readonly count: number;
  readonly role?: string;
}

/** Everybody who speaks or is declared, the most frequent first and the last speaker at the end. */
function turnsOf({ transcript }: TranscriptContext, offset: number): Map<string, Turn> {
  const { speakers, paragraphs } = transcript;
  const counts = speakers.map(() => 0);
  let last = -1;
  for (const { label, speaker, start, end } of paragraphs) {
    if (speaker < 0) continue;
    // The label that is being typed is not yet a speaker.
    const isTyped = label !== undefined && start <= offset && offset <= label.end;
    if (label !== undefined && !isTyped) counts[speaker]++;
    if (end < offset) last = speaker;
  }
  const order = speakers
    .map((_, index) => index)
    .filter((index) => counts[index] > 0 || speakers[index].declared !== undefined)
    .sort((a, b) => Number(a === last) - Number(b === last) || counts[b] - counts[a]);
  return new Map(
    order.map((index) => {
      const { label, declared } = speakers[index];
      return [label, { count: counts[index], role: declared?.role }];
    }),
  );
}
