// Keys that are pressed faster than their work is done wait for each other.

/**
 * Gives a function that runs what it is given after everything it was given before has ended, well
 * or badly. Its promise ends as that run does.
 */
export function createTurns(): <T>(run: () => Promise<T>) => Promise<T> {
  let queue: Promise<unknown> = Promise.resolve();
  return (run) => {
    const done = queue.then(run);
    queue = done.catch(() => undefined);
    return done;
  };
}
