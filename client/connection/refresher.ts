// Runs something again after each request, one run at a time, and never loses the last request.

export interface Refresher {
  /** Asks for a run. Requests that come while one is under way are answered by one more. */
  request(): void;
  /** Settles when no run is under way or asked for. */
  idle(): Promise<void>;
}

export function createRefresher(run: () => Promise<void>, pause?: () => Promise<void>): Refresher {
  let isWanted = false;
  let current: Promise<void> | undefined;
  const loop = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await run();
      if (pause) await pause();
    }
    current = undefined;
  };
  return {
    request() {
      isWanted = true;
      // Requests of one turn of the event loop are one.
      current ??= Promise.resolve().then(loop);
    },
    async idle() {
      while (current) await current;
    },
  };
}
