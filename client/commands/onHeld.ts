// Commands that code: about what is selected when the key is pressed, after the keys before are done with.
import { createTurns } from "../connection/turns";
import { editsDone } from "./applyCode";
import type { CommandContext } from "./context";
import { holdSurface, type HeldSurface } from "./heldSurface";

type Run = (context: CommandContext) => Promise<void>;

const inTurn = createTurns();

/** Runs a command that may ask for something: nothing waits for the answer. */
export async function onHeld(context: CommandContext, run: Run): Promise<void> {
  const place = hold(context);
  await inTurn(editsDone);
  await place.run(run);
}

/** Runs a command that asks for nothing, in the order of the keys. */
export function onHeldInTurn(context: CommandContext, run: Run): Promise<void> {
  const place = hold(context);
  return inTurn(async () => {
    await editsDone();
    await place.run(run);
  });
}

function hold(context: CommandContext): { run(run: Run): Promise<void> } {
  const surface = context.surfaces.active();
  // A view that shows an older text knows its places in the text of now when it has settled.
  let held: HeldSurface | undefined;
  if (surface && !surface.settled) held = holdSurface(surface);
  return {
    async run(run) {
      await surface?.settled?.();
      held ??= surface && holdSurface(surface);
      const surfaces = { ...context.surfaces, active: () => held };
      try {
        await run({ ...context, surfaces });
      } finally {
        held?.dispose();
      }
    },
  };
}
