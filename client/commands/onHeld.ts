// Commands that code: about what is selected when the key is pressed, after the keys before are done with.
import { editsDone } from "./applyCode";
import type { CommandContext } from "./context";
import { holdSurface, type HeldSurface } from "./heldSurface";

/** Runs a command whose surface in front is the one of now, with what is selected now. */
export async function onHeld<Result>(
  context: CommandContext,
  run: (context: CommandContext) => Promise<Result>,
): Promise<Result> {
  const held = await holdInTurn(context);
  const surfaces = { ...context.surfaces, active: () => held };
  try {
    return await run({ ...context, surfaces });
  } finally {
    held?.dispose();
  }
}

async function holdInTurn({ surfaces }: CommandContext): Promise<HeldSurface | undefined> {
  const surface = surfaces.active();
  // A view that shows an older text knows its places in the text of now when it has settled.
  const held = surface && !surface.settled ? holdSurface(surface) : undefined;
  await editsDone();
  await surface?.settled?.();
  return held ?? (surface && holdSurface(surface));
}
