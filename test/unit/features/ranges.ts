import type { Range } from "vscode-languageserver-types";
import { offsetOf } from "../../../server/features/positions";
import { lineIndexOf } from "../../../server/study/lineIndex";

/** What stands in a range of a text: expectations are easier to read as words than as numbers. */
export function textIn(text: string, range: Range): string {
  const lines = lineIndexOf(text);
  return text.slice(offsetOf(lines, range.start), offsetOf(lines, range.end));
}

/** The processor's time for the shortest of several runs, in milliseconds: others share it. */
export function timeOf(run: () => void): number {
  run();
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

/**
 * How many times as long a task takes when its input is four times as large: about 4 where time
 * grows as size does, 16 where it grows by the square. Half a millisecond is added to both, because
 * shorter times say nothing; the best of three tries counts.
 */
export function growthOf(taskOf: (size: number) => () => void, size: number): number {
  const small = taskOf(size);
  const large = taskOf(size * 4);
  const tries = Array.from({ length: 3 }, () => (timeOf(large) + 0.5) / (timeOf(small) + 0.5));
  return Math.min(...tries);
}
