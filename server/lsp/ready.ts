import type { CancellationToken } from "vscode-languageserver";
import { checkCancelled } from "./pause";
import type { Workspace } from "./workspace";

/**
 * Waits until everything that was reported is taken in. A request that is cancelled meanwhile ends
 * at once, however long the rest of the indexing takes.
 */
export async function whenReady(workspace: Workspace, token: CancellationToken): Promise<void> {
  const settled = workspace.settled();
  if (settled === undefined) checkCancelled(token);
  else await waitFor(settled, token);
}

/** Waits for something that may never come, until the request is cancelled. */
export async function waitFor(event: Promise<void>, token: CancellationToken): Promise<void> {
  // A token that was cancelled before the request came up never tells its listeners.
  checkCancelled(token);
  await Promise.race([event, cancellationOf(token, event)]);
  checkCancelled(token);
}

/** Resolves when the token is cancelled; lets go of the token when `end` comes first. */
function cancellationOf(token: CancellationToken, end: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const listener = token.onCancellationRequested(() => resolve());
    void end.then(() => listener.dispose());
  });
}
