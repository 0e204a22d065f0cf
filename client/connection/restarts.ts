// How often a server that dies is started again.

export interface RestartPolicy {
  /** Notes that it died at that time (in milliseconds), and says whether to start it again. */
  died(now: number): boolean;
  /** A person asked for it: what was before no longer counts. */
  forget(): void;
}

const MAX_DEATHS = 5;
const WITHIN = 3 * 60_000;

/** A server that dies five times in three minutes would die again. */
export function createRestartPolicy(): RestartPolicy {
  let deaths: number[] = [];
  return {
    died(now) {
      deaths = [...deaths.filter((time) => now - time < WITHIN), now];
      return deaths.length < MAX_DEATHS;
    },
    forget() {
      deaths = [];
    },
  };
}
