import { readdir, readFile, stat } from "node:fs/promises";
import { FAILURES, MAX_FILE_BYTES, type Files, type FileText } from "../study/files";
import { decodeBuffer, entriesOf, failureOf, readDisk, withMode } from "./disk";
import { systemPath } from "./uris";

/** A read that takes longer than this, in milliseconds, is one over a network. */
const SLOW_READ = 4;

/**
 * Reads `file:` URIs with Node. Files of a near disk are read at once; as soon as one takes long,
 * the others are waited for, many at a time, so that nothing stands still meanwhile.
 */
export function createNodeFiles(): Files {
  let isNear = true;
  return {
    async list(folder) {
      try {
        return entriesOf(await readdir(systemPath(folder), { withFileTypes: true }));
      } catch {
        return undefined;
      }
    },
    async read(uri) {
      const path = systemPath(uri);
      if (!isNear) return readLater(path);
      const start = performance.now();
      const found = readDisk(path);
      isNear = performance.now() - start < SLOW_READ;
      return found;
    },
  };
}

async function readLater(path: string): Promise<FileText> {
  try {
    const { size, mode } = await stat(path);
    if (size > MAX_FILE_BYTES) return { failure: FAILURES.tooLarge };
    return withMode(decodeBuffer(await readFile(path)), mode);
  } catch (error) {
    return failureOf(error);
  }
}
