// Files that belong together are written all or not at all.
import type { FileSystem, Uri } from "vscode";

/** What is needed of `vscode.workspace.fs`. */
export type Disk = Pick<FileSystem, "writeFile" | "createDirectory" | "rename" | "delete">;

export interface TogetherFile {
  readonly uri: Uri;
  readonly bytes: Uint8Array;
  /** Whether another file is there, whose place it takes. */
  readonly isThere: boolean;
}

export interface Places {
  /** Folders that are not there yet, the outer ones first. */
  readonly folders: readonly Uri[];
  /** A new folder beside the files, or a place in it: there they wait until all of them are written. */
  readonly waiting: (name?: string) => Uri;
}

/**
 * Writes files, all of them or none: they take their places when all of them are on the disk. Where
 * one cannot, those before it are taken out again, what they replaced is put back, folders that were
 * made go, and an error says why. What could not be put back stays in the folder of those that wait.
 */
export async function writeTogether(
  disk: Disk,
  files: readonly TogetherFile[],
  places: Places,
): Promise<void> {
  const { folders, waiting } = places;
  const undo: Step[] = [];
  try {
    for (const folder of folders) {
      await disk.createDirectory(folder);
      undo.push(() => disk.delete(folder));
    }
    await disk.createDirectory(waiting());
    undo.push(() => disk.delete(waiting(), { recursive: true }));
    for (const [index, { bytes }] of files.entries())
      await disk.writeFile(waiting(`${index}`), bytes);
    for (const [index, file] of files.entries())
      await takePlace(disk, file, { ...places, index, undo });
  } catch (error) {
    await undoAll(undo, error);
    throw error;
  }
  // All of them are in their places: what they replaced is of no use.
  await disk.delete(waiting(), { recursive: true }).then(undefined, () => undefined);
}

type Step = () => Thenable<void>;

interface Turn extends Pick<Places, "waiting"> {
  readonly index: number;
  readonly undo: Step[];
}

async function takePlace(
  disk: Disk,
  { uri, isThere }: TogetherFile,
  { waiting, index, undo }: Turn,
): Promise<void> {
  const before = waiting(`${index} before`);
  if (isThere) {
    await disk.rename(uri, before);
    undo.push(() => disk.rename(before, uri));
  }
  await disk.rename(waiting(`${index}`), uri);
  undo.push(() => disk.delete(uri));
}

/** From the last step to the first; once one fails, what waits is not thrown away. */
async function undoAll(undo: readonly Step[], why: unknown): Promise<void> {
  for (const step of [...undo].reverse()) {
    try {
      await step();
    } catch {
      throw new Error(`${textOf(why)} ${HALF}`);
    }
  }
}

const HALF =
  "Not everything could be put back as it was: look into the folder whose name begins with .verbatim.";

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
