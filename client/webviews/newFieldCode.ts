import type { StudyOverview } from "../../server/protocol";
import { newCode } from "../commands/newCode";
import type { ChosenCode } from "../pages/shared/chosenCode";
import { allNodes } from "../study/overviews";
import { oneLine } from "../text/plain";

/** The code that a person names on a page: a new one, or one that is there already. */
export async function newFieldCode(
  name: string,
  { nodes }: StudyOverview,
): Promise<ChosenCode | null> {
  const known = allNodes(nodes);
  const picked = await newCode(name, known);
  if (!picked) return null;
  const { id, isNew } = picked;
  const shown = known.find((node) => node.id === id)?.name ?? name;
  const added = isNew ? { id, name: isNew.name, under: isNew.under } : null;
  return { id, name: oneLine(shown), isNew: added };
}
