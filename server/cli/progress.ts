// How far a long command is, on the line where it was typed: for people, never in a file or a pipe.

/** Where it is shown, and what time it is in milliseconds; both are real ones unless a test says so. */
export interface ProgressPlace {
  readonly stream: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly now: () => number;
}

export interface Progress {
  /** To be called with how many are done, as often as one likes. */
  done(count: number): void;
  /** Takes the line away, before anything else is written. */
  end(): void;
}

/** A command that is over sooner shows nothing. */
const PATIENCE = 500;

/** A line that is written more often cannot be read. */
const PAUSE = 100;

export function createProgress(
  what: string,
  total: number,
  { stream, now }: ProgressPlace = { stream: process.stderr, now: Date.now },
): Progress {
  let next = now() + PATIENCE;
  let width = 0;
  const show = (text: string): void => {
    stream.write(`\r${text.padEnd(width)}`);
    width = text.length;
  };
  return {
    done(count) {
      if (stream.isTTY !== true || now() < next) return;
      next = now() + PAUSE;
      show(`${what}: ${count.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}`);
    },
    end() {
      if (width === 0) return;
      show("");
      stream.write("\r");
      width = 0;
    },
  };
}
