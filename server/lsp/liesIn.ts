import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

/**
 * Whether a file or a folder lies in a folder or is that folder, whatever links lead to the two.
 * Both may be missing as yet: then they lie where they would be made. Paths are the system's.
 */
export function liesIn(path: string, folder: string): boolean {
  const way = relative(realPath(folder), realPath(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}

function realPath(path: string): string {
  const missing: string[] = [];
  let there = resolve(path);
  while (!existsSync(there) && dirname(there) !== there) {
    missing.unshift(basename(there));
    there = dirname(there);
  }
  return existsSync(there) ? join(realpathSync(there), ...missing) : resolve(path);
}
