import { replaceFile } from "../replaceFile";

/** A file that gets other bytes. */
export interface Rewrite {
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/**
 * Writes all files or none: where one cannot be written, those before it are put back. Gives the
 * reason then. Ctrl+C waits for the end.
 */
export function writeAll(rewrites: readonly Rewrite[]): string | undefined {
  const wait = (): void => undefined;
  process.on("SIGINT", wait).on("SIGTERM", wait);
  try {
    for (const [index, { path, before, after }] of rewrites.entries()) {
      const problem = replaceFile(path, before, after);
      if (problem !== undefined) return `${path}: ${problem}${putBack(rewrites.slice(0, index))}`;
    }
    return undefined;
  } finally {
    process.off("SIGINT", wait).off("SIGTERM", wait);
  }
}

function putBack(written: readonly Rewrite[]): string {
  const lost = written.filter(({ path, before, after }) => replaceFile(path, after, before));
  if (lost.length === 0) return " Nothing was changed.";
  const names = lost.map(({ path }) => path).join(", ");
  return ` These files could not be put back, and are changed: ${names}.`;
}
