import { isComment, readRockLine } from "./lineMarks";

/**
 * Words as a line of ROCK, which has no way to say that a mark is none: a backslash stands in it where
 * ROCK would take words for its own, and lose them or change what they mean. All else stays.
 */
export function guarded(words: string): string {
  const inside = readRockLine(words).marks.length > 0 ? withoutMarks(words) : words;
  const isOther = isComment(inside) || /^\s*(?:~|---)/.test(inside);
  return isOther ? `\\${inside.trimStart()}` : inside;
}

function withoutMarks(words: string): string {
  return words.replace(/\[(?=\[)|---(?=<<)|--\+-(?=\{)/g, "$&\\");
}
