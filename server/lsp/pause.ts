import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** How long a loop may run before others get their turn, in milliseconds. */
const MAX_SLICE = 8;

/** Called in a loop: nothing most of the time, and a promise to wait for when it is time to yield. */
export type Pause = () => Promise<void> | undefined;

/**
 * Makes a pause for one task. A cancelled token ends the task with the protocol's error for
 * cancelled requests.
 */
export function createPause(token?: CancellationToken): Pause {
  let sliceStart = performance.now();
  return () => {
    if (performance.now() - sliceStart < MAX_SLICE) return undefined;
    return yieldTurn().then(() => {
      sliceStart = performance.now();
      checkCancelled(token);
    });
  };
}

export function checkCancelled(token?: CancellationToken): void {
  if (token?.isCancellationRequested) {
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
  }
}

/** Lets messages in: a macrotask, without the delay that browsers add to repeated timers. */
function yieldTurn(): Promise<void> {
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    (port1 as unknown as { onmessage: () => void }).onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
