import { normalizeId } from "../../codebook/ids";
import { comparedOf } from "../../counts/compared";
import { comparedNodes } from "../../counts/comparedNodes";
import type { Figures } from "../../counts/figures";
import { listOf, oneOf } from "./choices";

/** The ids that `--nodes` names; undefined where it is not given. */
export function wantedNodes(
  figures: Figures,
  nodes: string | undefined,
): readonly string[] | undefined {
  if (nodes === undefined) return undefined;
  const known = comparedNodes(comparedOf(figures)).map(({ id }) => id);
  return listOf(nodes, known).map((id) => oneOf("theme or code", normalizeId(id), known));
}
