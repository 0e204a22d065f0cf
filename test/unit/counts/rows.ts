import type { NodeFigures, ThemeRow } from "../../../server/counts/results";
import { themesOf } from "../../../server/counts/themes";
import type { CountedStudy } from "./study";

/** Figures in one line, in the order of the specification's table. */
export function row({ codings, passages, words, cases, transcripts }: NodeFigures): string {
  return [codings, passages, words, cases, transcripts].join(" ");
}

/** Every node that is used, as `id: codings passages words cases transcripts`, in their order. */
export function rowsOf({ figures: { study, tally } }: CountedStudy): string[] {
  const rows: string[] = [];
  const visit = (node: ThemeRow): void => {
    if (node.codings > 0) rows.push(`${node.id}: ${row(node)}`);
    node.children.forEach(visit);
  };
  themesOf(study.codebook, tally).nodes.forEach(visit);
  return rows;
}
