// Codes that were dragged in the Themes view go where they were dropped.
import type { CodePlace } from "../../../server/protocol/reshape";
import { codeOfRow, codesOfRows } from "../chosenCode";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";
import { moveTo } from "./moveCodes";

/**
 * A theme or category takes them; a code has them behind it; what is outside themes, and the room
 * below all rows, takes them out of their themes.
 */
export async function dropCodes(
  context: CommandContext,
  rows: readonly string[],
  target: string | undefined,
): Promise<void> {
  const chosen = codesOfRows(context, rows);
  if (!chosen)
    return void refuse("Only themes, categories and codes of the codebook can be moved.");
  const found = placeOf(context, target);
  if (!found) return void refuse("Drop codes on a theme, on a category, or on another code.");
  if (found.study !== undefined && found.study !== chosen.study.uri) {
    return void refuse("A code stays in its study. Add it to the other codebook instead.");
  }
  await moveTo(context, chosen, { to: found.to });
}

interface FoundPlace {
  readonly to: CodePlace;
  /** The study of the row; absent where there is no row. */
  readonly study?: string;
}

function placeOf(context: CommandContext, target: string | undefined): FoundPlace | undefined {
  if (target === undefined) return { to: { top: "codes" } };
  const row = context.themes.tree.row(target);
  if (row?.context === "study") return { to: { top: "codes" }, study: row.id };
  if (row?.context === "group-outside") {
    const study = /^(?:filtered:)?(.*)#outside$/.exec(row.id)?.[1];
    return { to: { top: "codes" }, ...(study === undefined ? {} : { study }) };
  }
  const over = codeOfRow(context, target);
  if (over === undefined || over.node.kind === "unknown") return undefined;
  const { id, kind } = over.node;
  const to = kind === "code" ? { after: id } : { under: id };
  return { to, study: over.study.uri };
}
