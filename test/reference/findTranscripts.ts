/** Which files of a study are transcripts: sections 1 and 2 (memos) of codebook-and-counts.md. */

/** Paths are relative to the study, with `/`. Reading: in the order of their UTF-16 units. */
export function findTranscripts(
  paths: readonly string[],
  globs: readonly string[] | null,
): string[] {
  const other = paths
    .filter((path) => path.endsWith("/codebook.yaml"))
    .map((path) => path.slice(0, -"codebook.yaml".length));
  return paths
    .filter((path) => isSearched(path) && !isMemo(path))
    .filter((path) => !other.some((folder) => path.startsWith(folder)))
    .filter((path) =>
      globs === null ? isTranscript(path) : globs.some((glob) => matchesGlob(path, glob)),
    )
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** "Hidden folders and `node_modules` are never searched" – Reading: a hidden file in a plain folder is. */
function isSearched(path: string): boolean {
  const folders = path.split("/").slice(0, -1);
  return folders.every((folder) => !folder.startsWith(".") && folder !== "node_modules");
}

/** "`memos/*.md` of the study … are not transcripts." */
function isMemo(path: string): boolean {
  return /^memos\/[^/]*\.md$/.test(path);
}

function isTranscript(path: string): boolean {
  if (/\.transcript(?:\.md|\.txt)?$/.test(path)) return true;
  const folders = path.split("/").slice(0, -1);
  return folders.includes("transcripts") && /\.(?:md|txt)$/.test(path);
}

/** Reading: `**` any folders, `*` and `?` within a name, `{a,b}` either; a glob replaces the default rule. */
export function matchesGlob(path: string, glob: string): boolean {
  const clean = glob.replace(/^\.\//, "");
  let pattern = "";
  for (let at = 0; at < clean.length; at++) {
    const character = clean.charAt(at);
    if (clean.startsWith("**/", at)) {
      pattern += "(?:.*/)?";
      at += 2;
    } else if (clean.startsWith("**", at)) {
      pattern += ".*";
      at++;
    } else {
      pattern += globCharacter(character);
    }
  }
  return new RegExp(`^${pattern}$`, "su").test(path);
}

function globCharacter(character: string): string {
  const special: Readonly<Record<string, string>> = {
    "*": "[^/]*",
    "?": "[^/]",
    "{": "(?:",
    "}": ")",
    ",": "|",
  };
  return special[character] ?? character.replace(/[.+^$()|[\]\\]/g, "\\$&");
}
