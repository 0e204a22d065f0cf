import type { Files } from "./files";

/** The files of one folder with a codebook, down to (and not into) folders with their own. */
export interface FoundStudy {
  /** The study's folder, without a slash at its end. */
  readonly uri: string;
  /** Every file below it, as paths relative to it with `/`, by UTF-16 units. */
  readonly paths: readonly string[];
}

export const CODEBOOK_NAME = "codebook.yaml";
export const CASES_NAME = "cases.csv";

/**
 * Finds the studies below a folder (codebook specification, section 1). Hidden folders and
 * `node_modules` are never searched, symbolic links are not followed.
 */
export async function findStudies(files: Files, folder: string): Promise<readonly FoundStudy[]> {
  const studies: Growing[] = [];
  await search({ files, studies }, folder, undefined);
  for (const study of studies) study.paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return studies;
}

interface Growing {
  readonly uri: string;
  readonly paths: string[];
}

interface Search {
  readonly files: Files;
  readonly studies: Growing[];
}

/** `prefix` is the folder's own path in the study that holds it, with a slash at its end. */
async function search(
  state: Search,
  folder: string,
  holder: { readonly study: Growing; readonly prefix: string } | undefined,
): Promise<void> {
  const entries = await state.files.list(folder);
  if (entries === undefined) return;
  let inside = holder;
  if (entries.some((entry) => entry.name === CODEBOOK_NAME && isFile(entry))) {
    const study: Growing = { uri: folder, paths: [] };
    state.studies.push(study);
    inside = { study, prefix: "" };
  }
  const folders: string[] = [];
  for (const entry of entries) {
    if (entry.isLink) continue;
    if (entry.isFolder) folders.push(entry.name);
    else if (inside !== undefined) inside.study.paths.push(inside.prefix + entry.name);
  }
  await Promise.all(
    folders.filter(isSearched).map((name) => {
      const below = inside && { study: inside.study, prefix: `${inside.prefix}${name}/` };
      return search(state, `${folder}/${encodeURIComponent(name)}`, below);
    }),
  );
}

function isFile(entry: { readonly isFolder: boolean; readonly isLink: boolean }): boolean {
  return !entry.isFolder && !entry.isLink;
}

function isSearched(name: string): boolean {
  return !name.startsWith(".") && name !== "node_modules";
}
