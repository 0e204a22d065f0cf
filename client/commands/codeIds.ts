// Ids of new codes, made from the names that people type.
const MAX_LENGTH = 100;

/**
 * "Scarce money!" becomes "scarce-money": a letter, then letters, marks, digits, `-` or `_`.
 * Undefined where nothing of the name can stand in an id.
 */
export function idFromName(name: string): string | undefined {
  const words = name.normalize("NFC").toLowerCase().replace(/['’]/g, "");
  const joined = words
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^[^\p{L}]+/u, "")
    .replace(/-+$/, "");
  const id = [...joined].slice(0, MAX_LENGTH).join("").replace(/-+$/, "");
  return id === "" ? undefined : id;
}

/** The id, or the id with a number where it is taken. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${number}`)) number++;
  return `${id}-${number}`;
}

/** Why a text cannot be an id, in a sentence; undefined where it can. */
export function idProblem(id: string, taken: ReadonlySet<string>): string | undefined {
  if (taken.has(id.normalize("NFC"))) return "The codebook has this id already.";
  if (!/^\p{L}[\p{L}\p{M}\p{N}_-]*$/u.test(id))
    return "An id is a letter, then letters, digits, hyphens or underscores.";
  if ([...id].length > MAX_LENGTH) return `An id has at most ${MAX_LENGTH} characters.`;
  return undefined;
}

/** A name is needed only where the id would not be read as the same. */
export function nameUnlessImplied(id: string, name: string): string | null {
  const implied = id.replace(/[-_]/g, " ");
  const shown = implied.charAt(0).toUpperCase() + implied.slice(1);
  return shown === name.trim() ? null : name.trim();
}
