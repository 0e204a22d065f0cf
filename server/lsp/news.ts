/** Lets those wait who have heard everything so far. */
export interface News {
  readonly add: () => void;
  /** How many there have been. */
  readonly count: () => number;
  /** Resolves with the next ones. */
  readonly next: () => Promise<void>;
}

export function createNews(): News {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    add() {
      count++;
      for (const wake of waiting) wake();
      waiting.clear();
    },
    count: () => count,
    next: () => new Promise((resolve) => waiting.add(resolve)),
  };
}
