// What was selected when a key was pressed, however late the command comes to it.
import type * as vscode from "vscode";
import { holdRanges } from "./heldRanges";
import type { CodingSurface } from "../study/surfaces";

export interface HeldSurface extends CodingSurface, vscode.Disposable {}

/**
 * The ranges stay those of now, moved with the text. What is selected from here is shown only as long
 * as nobody selects anything else.
 */
export function holdSurface(surface: CodingSurface): HeldSurface {
  const { document, moves } = surface;
  let held = holdRanges(document, surface.ranges);
  return {
    ...surface,
    get ranges() {
      return held.ranges;
    },
    get moves() {
      return surface.moves;
    },
    select(ranges) {
      held.dispose();
      held = holdRanges(document, ranges);
      if (surface.moves === moves) surface.select(ranges);
    },
    dispose: () => held.dispose(),
  };
}
