import { realpathSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { GitError } from "../git/gitError";
import { gitFolderOf } from "../git/gitFolder";
import { openObjects, type ObjectReader } from "../git/objects";
import { headOf } from "../git/refs";
import { decode } from "../study/files";

/** A committed text, or in a sentence why there is none; no reason where nobody uses git. */
export type Committed = { readonly text: string } | { readonly reason: string | undefined };

/**
 * The text of a file in the commit that is checked out. The repository is read as what it is,
 * foreign data: no program is run, nothing of its configuration is looked at, no link is followed
 * out of it, and whatever is too large or damaged ends in a reason.
 */
export async function committedText(file: string): Promise<Committed> {
  try {
    return await read(file);
  } catch (error) {
    if (error instanceof GitError)
      return { reason: `The git repository is not read: ${error.message}.` };
    return { reason: "The git repository cannot be read." };
  }
}

async function read(file: string): Promise<Committed> {
  const path = join(realpathSync(dirname(file)), basename(file));
  const git = gitFolderOf(path);
  if (git === undefined) return { reason: undefined };
  const head = headOf(git);
  if (head === undefined) return { reason: "Nothing is committed in the git repository yet." };
  const objects = openObjects(git);
  try {
    const commit = (await objects.read(head, "commit")).toString("latin1", 0, 60);
    const tree = /^tree ([0-9a-f]{40})\n/.exec(commit)?.[1];
    const id = tree && (await blobAt(objects, tree, relative(git.top, path).split(sep)));
    if (!id) return { reason: "The file is not in the last commit." };
    const found = decode(await objects.read(id, "blob"));
    return "text" in found ? found : { reason: `In the last commit: ${found.failure}` };
  } finally {
    objects.close();
  }
}

async function blobAt(
  objects: ObjectReader,
  root: string,
  path: readonly string[],
): Promise<string | undefined> {
  let id = root;
  for (const [index, name] of path.entries()) {
    const isLast = index === path.length - 1;
    const entry = entryNamed(await objects.read(id, "tree"), name);
    // A link is not followed, nor is the repository of a submodule.
    if (entry === undefined || !(isLast ? /^100/ : /^40000$/).test(entry.mode)) return undefined;
    id = entry.id;
  }
  return id;
}

interface TreeEntry {
  readonly mode: string;
  readonly id: string;
}

/** An entry is `mode`, a blank, the name, a zero and the 20 bytes of its id. */
function entryNamed(tree: Buffer, name: string): TreeEntry | undefined {
  const wanted = name.normalize("NFC");
  for (let at = 0; at < tree.length;) {
    const blank = tree.indexOf(0x20, at);
    const zero = tree.indexOf(0, blank);
    if (blank < 0 || zero < 0) return undefined;
    if (tree.toString("utf8", blank + 1, zero).normalize("NFC") === wanted) {
      const mode = tree.toString("latin1", at, blank);
      return { mode, id: tree.toString("hex", zero + 1, zero + 21) };
    }
    at = zero + 21;
  }
  return undefined;
}
