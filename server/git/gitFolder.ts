import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { GitError } from "./gitError";

/** Where a repository keeps what, as real paths. */
export interface GitFolder {
  /** The folder that the tracked files stand in. */
  readonly top: string;
  /** With `HEAD`: the `.git` folder, or that of one work tree. */
  readonly own: string;
  /** With objects and references: the `.git` folder itself. */
  readonly common: string;
}

/** How many folders above a file are looked at. */
const MOST_FOLDERS = 100;
/** A reference, or the file that says where a folder is. */
const MAX_POINTER_BYTES = 4_096;

/**
 * The repository that a file stands in; undefined where there is none. A `.git` file may point to
 * the folder of a work tree only where that folder points back, and to a submodule's only below a
 * `.git` folder that is above the file: a study from strangers must not open other repositories.
 */
export function gitFolderOf(file: string): GitFolder | undefined {
  let top = dirname(file);
  for (let count = 0; count < MOST_FOLDERS; count++) {
    const entry = lstatSync(join(top, ".git"), { throwIfNoEntry: false });
    if (entry?.isDirectory()) return plainFolder(top);
    if (entry?.isFile()) return pointedFolder(top);
    if (entry !== undefined) throw new GitError("its .git is a link, which is not followed");
    const above = dirname(top);
    if (above === top) return undefined;
    top = above;
  }
  return undefined;
}

/** The text of a small file of the repository; undefined where there is none. */
export function readPointer(git: GitFolder, ...path: string[]): string | undefined {
  const file = join(...path);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return undefined;
  if (found.size > MAX_POINTER_BYTES) throw new GitError("one of its references is too long");
  checkInside(git, file);
  return readFileSync(file, "latin1").trim();
}

/** Links inside of a repository may lead out of it. */
export function checkInside({ own, common }: GitFolder, file: string): void {
  const real = realpathSync(file);
  if (isBelow(own, real) || isBelow(common, real)) return;
  throw new GitError("a link in it leads out of it");
}

function plainFolder(top: string): GitFolder {
  const own = realpathSync(join(top, ".git"));
  return { top, own, common: own };
}

function pointedFolder(top: string): GitFolder {
  const file = join(top, ".git");
  const target = pathIn(file, "gitdir: ", top);
  const own = realpathSync(target);
  const back = lstatSync(join(own, "gitdir"), { throwIfNoEntry: false });
  if (back === undefined) return submoduleFolder(top, own);
  if (realpathSync(pathIn(join(own, "gitdir"), "", own)) !== realpathSync(file)) {
    throw new GitError("its .git names a folder that belongs to other files");
  }
  const common = realpathSync(pathIn(join(own, "commondir"), "", own));
  // Git puts the folders of work trees here, and nowhere else.
  if (dirname(own) !== join(common, "worktrees")) {
    throw new GitError("its .git names a folder that is no work tree's");
  }
  return { top, own, common };
}

function submoduleFolder(top: string, own: string): GitFolder {
  for (let above = dirname(top); ; above = dirname(above)) {
    const modules = join(above, ".git", "modules");
    const found = lstatSync(modules, { throwIfNoEntry: false });
    if (found?.isDirectory() && isBelow(realpathSync(modules), own)) {
      return { top, own, common: own };
    }
    if (dirname(above) === above) break;
  }
  throw new GitError("its .git names a folder outside of the repository");
}

function pathIn(file: string, prefix: string, base: string): string {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size > MAX_POINTER_BYTES) {
    throw new GitError("its .git cannot be read");
  }
  const text = readFileSync(file, "utf8").trimEnd();
  if (!text.startsWith(prefix)) throw new GitError("its .git cannot be read");
  return resolve(base, text.slice(prefix.length));
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
