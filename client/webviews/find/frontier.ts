// How far a list of hits reaches, and what of a later answer belongs to it: plain data.
import type { FindCursor, FindHit } from "../../../server/protocol/find";

export interface Changed {
  readonly files: readonly string[];
  readonly hits: readonly FindHit[];
}

export interface UpToFrontier extends Changed {
  readonly next: FindCursor | null;
}

/**
 * Of what changed, the part that is listed already. Of the transcript in which the list ends all
 * hits are taken, because its places have moved; the list then goes on with the next one.
 */
export function upToFrontier({ files, hits }: Changed, next: FindCursor | null): UpToFrontier {
  if (next === null) return { files, hits, next };
  const isListed = (file: string): boolean =>
    file < next.file || (file === next.file && next.place > 0);
  const isPartly = next.place > 0 && files.includes(next.file);
  return {
    files: files.filter(isListed),
    hits: hits.filter(({ file }) => isListed(file)),
    next: isPartly ? { file: next.file, place: Number.MAX_SAFE_INTEGER } : next,
  };
}
