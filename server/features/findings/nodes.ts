import { colorOf } from "../../codebook/colors";
import type { ThemeRow } from "../../counts/results";
import { themesOf } from "../../counts/themes";
import type { FindingsNode } from "../../protocol/findings";
import type { StudySnapshot } from "../context";

/** Every node with its figures, depth first, every level most recurrent first. */
export function findingsNodesOf({ figures }: StudySnapshot): readonly FindingsNode[] {
  const { codebook } = figures.study;
  const found: FindingsNode[] = [];
  const waiting = below(themesOf(codebook, figures.tally).nodes, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { children, ...row } = next.row;
    found.push({ ...row, depth: next.depth, color: colorOf(codebook, row.id) });
    for (const child of below(children, next.depth + 1)) waiting.push(child);
  }
  return found;
}

interface Waiting {
  readonly row: ThemeRow;
  readonly depth: number;
}

/** The last one first: the next one is taken from the end. */
function below(rows: readonly ThemeRow[], depth: number): Waiting[] {
  return rows.map((row) => ({ row, depth })).reverse();
}
