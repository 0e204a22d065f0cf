import type { Coding, Passage } from "../../markup/model";
import { memoOf } from "../../markup/codings";
import { keepText } from "../../study/memos/keptText";
import { figuresOf } from "../../counts/themes";
import { countsOf, titleOf } from "../card";
import type { TranscriptContext } from "../context";
import { counted, escapeMarkdown } from "../markdown";
import { memosAboutPassage } from "../memos/about";
import { excerptOf, memosCard } from "../memos/excerpt";

/** Every code of these passages with its place, figures, coder and note. */
export function coveringCard(context: TranscriptContext, passages: readonly Passage[]): string {
  const wanted = new Set(passages);
  const byPassage = new Map<Passage, Coding[]>();
  for (const coding of context.transcript.codings) {
    if (!wanted.has(coding.passage)) continue;
    const known = byPassage.get(coding.passage);
    if (known === undefined) byPassage.set(coding.passage, [coding]);
    else known.push(coding);
  }
  const lines = passages.flatMap((passage) => linesFor(context, byPassage.get(passage), passage));
  const more = lines.length - MOST_LINES;
  const shown = lines.slice(0, MOST_LINES).join("\n");
  return more <= 0 ? shown : `${shown}\n\n*${counted(more, "more code")} on this character*`;
}

const MOST_LINES = 20;

function linesFor(
  context: TranscriptContext,
  codings: readonly Coding[] | undefined,
  { block }: Passage,
): string[] {
  const files = memoLines(context, block.id?.id);
  if (codings !== undefined) {
    return [...codings.map((coding) => lineFor(context, coding)), ...files];
  }
  // A passage without codes may still carry a note, and one that repeats another adds nothing.
  const memo = block.entries.find((entry) => entry.key === "memo")?.value;
  const own = memo === undefined || block.codes.length > 0 ? [] : [`* ${noteOf(memo)}`];
  return [...own, ...files];
}

/** The memos about a passage that has a name. */
function memoLines({ study, path }: TranscriptContext, id: string | undefined): string[] {
  const memos = id === undefined ? [] : memosAboutPassage(study, path, id);
  return memos.length === 0 ? [] : [`* ${memosCard(study, memos).replace(/\n/g, "\n  ")}\n`];
}

function noteOf(memo: string): string {
  return excerptOf(keepText(memo));
}

function lineFor({ study }: TranscriptContext, coding: Coding): string {
  const { codebook } = study.figures.study;
  const figures = figuresOf(study.figures.tally, coding.code);
  const by = coding.by === undefined ? [] : [`by ${escapeMarkdown(coding.by)}`];
  const title = [titleOf(codebook, coding.code), ...by].join(" · ");
  const memo = memoOf(coding);
  const note = memo === undefined ? "" : `\n  “${noteOf(memo)}”\n`;
  return `* ${title}\n${note}\n  ${countsOf(figures)}`;
}
