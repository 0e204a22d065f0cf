// A passage that something is asked about: while a list or an input is open, the text may change.
import * as vscode from "vscode";
import type { CommandContext } from "../context";
import { toRange } from "../editors";
import { holdRanges } from "../heldRanges";
import { foundAgain, type FoundPassage } from "./passageAt";

export interface Asked<Answer> {
  /** Undefined where the list or the input was left. */
  readonly answer: Answer | undefined;
  /** The same passage in the text as it is then; undefined where it is gone or says something else. */
  readonly now: FoundPassage | undefined;
}

export async function askAbout<Answer>(
  context: CommandContext,
  found: FoundPassage,
  ask: () => PromiseLike<Answer | undefined>,
): Promise<Asked<Answer>> {
  const { document } = found.surface;
  const { start } = toRange(found.passage.range);
  const held = holdRanges(document, [new vscode.Range(start, start.translate(0, 1))]);
  try {
    const answer = await ask();
    const place = document.offsetAt(held.ranges[0]?.start ?? start);
    return { answer, now: await foundAgain(context, found, place) };
  } finally {
    held.dispose();
  }
}
