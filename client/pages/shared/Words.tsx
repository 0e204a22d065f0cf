import type { Listed } from "./listed";

/** Words with those around them in their paragraph, as a researcher reads them. */
export function Words({ before, text, after }: Pick<Listed, "before" | "text" | "after">) {
  return (
    <span class="words" dir="auto">
      {fromAWord(before)}
      <mark>{text}</mark>
      {toAWord(after)}
    </span>
  );
}

/** The server gives about this much; what is shorter is the whole rest of the paragraph. */
const WHOLE = 118;

/** What is cut begins with a whole word where it has one. */
function fromAWord(before: string): string {
  if (before.length < WHOLE) return before;
  return `… ${before.replace(/^\S{0,30}\s+/, "")}`;
}

function toAWord(after: string): string {
  if (after.length < WHOLE) return after;
  return `${after.replace(/\s+\S{0,30}$/, "")} …`;
}
