// Nothing outlives this process: what is started here is stopped here, on success, failure, Ctrl+C.
import { constants } from "node:os";

/** @typedef {() => void | Promise<void>} Cleanup */

/** @type {Set<Cleanup>} */
const cleanups = new Set();
let listening = false;

/**
 * Registers what has to be undone, the last registered first.
 * The answer undoes it now (once); it is what a normal end should call.
 *
 * @param {Cleanup} cleanup
 * @returns {() => Promise<void>}
 */
export function undoAtExit(cleanup) {
  listenForSignals();
  cleanups.add(cleanup);
  return async () => {
    if (cleanups.delete(cleanup)) await cleanup();
  };
}

/** Undoes everything that is still registered. A failing cleanup does not hold up the others. */
export async function undoEverything() {
  for (const cleanup of [...cleanups].reverse()) {
    if (!cleanups.delete(cleanup)) continue;
    try {
      await cleanup();
    } catch (error) {
      console.error(`Cleaning up failed: ${error}`);
    }
  }
}

/** @type {Promise<void> | undefined} */
let interrupted;

/** True once a signal has told this process to end: what fails from now on is no news. */
export function isInterrupted() {
  return interrupted !== undefined;
}

function listenForSignals() {
  if (listening) return;
  listening = true;
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      interrupted ??= undoEverything().then(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

/**
 * Runs a program's main function; its number is the exit status, an error is status 1.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  let status = 1;
  try {
    status = await main();
  } catch (error) {
    if (!isInterrupted()) console.error(error instanceof ExpectedError ? error.message : error);
  }
  await interrupted;
  await undoEverything();
  process.exit(status);
}

/** An error whose message says everything: it is shown without a stack. */
export class ExpectedError extends Error {}

/**
 * Gives up on a promise after so many seconds. Deadlines only end what hangs; nothing waits for them.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {number} seconds
 * @param {string} message
 * @returns {Promise<T>}
 */
export async function withDeadline(promise, seconds, message) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new ExpectedError(message)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
