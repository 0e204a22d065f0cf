import { normalizeId } from "../../codebook/ids";
import { unknownCodes } from "../../counts/themes";
import type { NodesWish } from "../../protocol/findings";
import { idsBelow } from "../codebookPlaces";
import type { StudySnapshot } from "../context";

/** The ids that a wish for nodes means; undefined: all. A node that is gone means the top. */
export function idsOfWish(study: StudySnapshot, wish: NodesWish): readonly string[] | undefined {
  if (wish.which === "all") return undefined;
  const { codebook } = study.figures.study;
  const node = wish.which === "below" ? normalizeId(wish.node) : null;
  return node !== null && codebook.nodes.has(node) ? [...idsBelow(codebook, node)] : topOf(study);
}

/** The same for nodes none of which is above another one; undefined: all codes, by their own codings. */
export function idsSideBySide(
  study: StudySnapshot,
  wish: NodesWish,
): readonly string[] | undefined {
  if (wish.which === "all") return undefined;
  const { codebook } = study.figures.study;
  const node = wish.which === "below" ? codebook.nodes.get(normalizeId(wish.node)) : undefined;
  return node === undefined ? topOf(study) : node.children.map(({ id }) => id);
}

function topOf({ figures }: StudySnapshot): readonly string[] {
  const { codebook } = figures.study;
  return [...codebook.roots.map(({ id }) => id), ...unknownCodes(codebook, figures.tally)];
}
