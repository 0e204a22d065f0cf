import { readFileSync } from "node:fs";

export interface Sample {
  readonly p50: number;
  readonly p95: number;
}

/** How long something takes, in milliseconds: the median of several times. */
export async function timeOf(times: number, run: () => unknown): Promise<Sample> {
  const taken: number[] = [];
  for (let index = 0; index < times; index++) {
    const start = performance.now();
    await run();
    taken.push(performance.now() - start);
  }
  return sampleOf(taken);
}

/** The same for runs that measure themselves. */
export async function sampleFrom(times: number, run: () => Promise<number>): Promise<Sample> {
  const taken: number[] = [];
  for (let index = 0; index < times; index++) taken.push(await run());
  return sampleOf(taken);
}

export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p95: at(0.95) };
}

/** Resident memory of a process in MB, now and at its highest; undefined outside of Linux. */
export function memoryOf(pid: number): { now: number; peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) =>
      Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: field("VmRSS"), peak: field("VmHWM") };
  } catch {
    return undefined;
  }
}

/** One line of the result. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  /** What a peer, or plain Node, takes for the same bytes in the same run. */
  readonly other?: number;
  /** Absent for what has no target and is shown for comparison. */
  readonly target?: number;
  readonly unit: "ms" | "MB" | "KB";
}

export function printTable(rows: readonly Row[]): void {
  const cells = rows.map(cellsOf);
  const head = ["what", "ours", "peer/floor", "ratio", "target", "met?"];
  const table = [head, ...cells];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    const padded = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    );
    console.log(padded.join("  "));
  }
}

function cellsOf({ what, ours, other, target, unit }: Row): string[] {
  return [
    what,
    `${round(ours)} ${unit}`,
    other === undefined ? "" : `${round(other)} ${unit}`,
    other === undefined ? "" : `${(ours / other).toFixed(2)}×`,
    target === undefined ? "" : `≤ ${round(target)} ${unit}`,
    verdict(ours, target),
  ];
}

function verdict(ours: number, target: number | undefined): string {
  if (target === undefined) return "";
  return ours <= target ? "met" : "not met";
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
