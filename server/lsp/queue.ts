/** Runs tasks one after the other: all waiting of the server for its studies is in this file. */
export interface Queue {
  /** Runs `task` when all earlier ones are done; a failing task does not stop the later ones. */
  readonly add: (task: () => Promise<void> | void) => Promise<void>;
  /** Resolves when nothing is running and nothing waits. */
  readonly idle: () => Promise<void> | undefined;
}

export function createQueue(report: (error: unknown) => void): Queue {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    add(task) {
      waiting++;
      last = last
        .then(task)
        .catch(report)
        .finally(() => waiting--);
      return last;
    },
    idle: () => (waiting === 0 ? undefined : settle()),
  };

  async function settle(): Promise<void> {
    while (waiting > 0) await last;
  }
}
