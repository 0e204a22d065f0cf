// How words are looked for, in the Themes view and on the codebook's page alike.

/** The words of a search, folded; every one of them has to occur. */
export function searchWords(search: string): string[] {
  return folded(search).split(/\s+/).filter(Boolean);
}

/** Case and accents do not matter to someone who looks for a code. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
