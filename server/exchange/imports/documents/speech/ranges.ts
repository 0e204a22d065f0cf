import { isEmptyBehind, type Line } from "./lines";

/**
 * The lines that are names because a range of time stands alone before them and words behind them, as
 * Teams writes its transcripts: `0:0:3.409 --> 0:0:5.9`, then a name, then what was said. None, where
 * most ranges are followed by something else.
 */
export function namesBehindRanges(lines: readonly Line[]): ReadonlySet<Line> {
  const names = new Set<Line>();
  let ranges = 0;
  for (const [at, line] of lines.entries()) {
    if (!isRange(line)) continue;
    ranges++;
    const [name, words] = [lines[at + 1], lines[at + 2]];
    if (name && words && !isRange(name) && !isRange(words) && isNameLike(name.text))
      names.add(name);
  }
  return names.size >= ranges * 0.8 ? names : new Set();
}

function isRange(line: Line): boolean {
  return line.stamp?.kind === "range" && isEmptyBehind(line);
}

function isNameLike(text: string): boolean {
  const name = text.trim();
  return name.length <= 63 && /\p{L}/u.test(name) && !/[.?!…,;:]$/.test(name);
}
