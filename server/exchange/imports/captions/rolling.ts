import { hasInlineTimes } from "./cueText";
import type { RawCue } from "./vttCues";

/** Cues of which each says only what is new, and how many lines were said twice. */
export interface Unrolled {
  readonly cues: readonly RawCue[];
  readonly repeated: number;
}

/**
 * Captions that roll, as those that YouTube makes, show each line a second time above the next one.
 * Read one after the other, they would say every sentence twice. Only files with the inline times of
 * such captions are touched, and only lines that the cue before ends with.
 */
export function unroll(cues: readonly RawCue[]): Unrolled {
  if (!cues.some(({ text }) => hasInlineTimes(text))) return { cues, repeated: 0 };
  const unrolled: RawCue[] = [];
  let shown: readonly string[] = [];
  let shownUntil = -1;
  let repeated = 0;
  for (const cue of cues) {
    const written = cue.text.split("\n").filter((line) => line.trim() !== "");
    const bare = written.map(withoutTags);
    const isNext = Math.abs(cue.start - shownUntil) < CLOSE;
    const again = isNext ? overlapOf(shown, bare) : 0;
    repeated += again;
    if (again < written.length) unrolled.push({ ...cue, text: written.slice(again).join("\n") });
    shown = bare;
    shownUntil = cue.end;
  }
  return { cues: unrolled, repeated };
}

/** Seconds between two cues of which one rolls on into the other. */
const CLOSE = 0.1;

function withoutTags(line: string): string {
  return line.replace(/<[^<>]*>/g, "").trim();
}

/** Captions show two or three lines. */
const MOST_LINES = 4;

/** How many lines at the start of a cue are the last ones of the cue before. */
function overlapOf(before: readonly string[], now: readonly string[]): number {
  for (let count = Math.min(before.length, now.length, MOST_LINES); count > 0; count--) {
    const tail = before.slice(before.length - count);
    if (tail.every((line, index) => line === now[index])) return count;
  }
  return 0;
}
