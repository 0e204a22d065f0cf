import type { Lines } from "../facts";
import { lineIndexOf, type LineIndex } from "../lineIndex";
import { linesOf } from "../readFacts";
import { copyOf, keepText, type KeptText } from "./keptText";
import { readMemo, type MemoProblem, type MemoReading, type MemoType } from "./readMemo";

/** What the study keeps of one file of `memos/`. */
export interface MemoFacts {
  /** Its first heading, else its first words; empty when it has no text yet. */
  readonly title: string;
  /** Its text without the front matter. */
  readonly text: KeptText;
  /** Where its text starts. */
  readonly at: Lines;
  readonly about: readonly AboutFact[];
  readonly date?: string;
  readonly type?: MemoType;
  readonly problems: readonly MemoProblemFact[];
}

export interface AboutFact {
  readonly name: string;
  readonly at: Lines;
}

export type MemoProblemFact = Omit<MemoProblem, "start" | "end"> & { readonly at: Lines };

/** Draws the facts from the text of a memo, which may be read already. */
export function memoFactsOf(
  text: string,
  reading: MemoReading = readMemo(text),
  lines: LineIndex = lineIndexOf(text),
): MemoFacts {
  const { about, date, type, bodyStart, problems } = reading;
  const body = keepText(text.slice(bodyStart));
  return {
    title: copyOf(titleOf(body.text)),
    text: body,
    at: linesOf(lines, { start: bodyStart, end: bodyStart }),
    about: about.map((entry) => ({ name: copyOf(entry.name), at: linesOf(lines, entry) })),
    ...(date === undefined ? {} : { date }),
    ...(type === undefined ? {} : { type }),
    problems: problems.map(({ start, end, ...problem }) => ({
      ...problem,
      at: linesOf(lines, { start, end }),
    })),
  };
}

const LONGEST_TITLE = 200;

function titleOf(body: string): string {
  const line = /^[^\r\n]*/.exec(body)?.[0] ?? "";
  const heading = /^#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1] ?? line;
  return heading.slice(0, LONGEST_TITLE).trim();
}
