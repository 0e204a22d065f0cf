/**
 * The ids of codes, one string for all places that write one. A study writes few codes very often:
 * this saves a string for each coding, and ids that are the same object are compared at once. The
 * strings are made anew, because a slice would keep the whole text of its file alive.
 */
const names: string[] = new Array<string>(1_024).fill("");

/** The ASCII id from `start` to `end`, given its `hash`. */
export function codeName(text: string, start: number, end: number, hash: number): string {
  const slot = hash & 1_023;
  const known = names[slot];
  if (known.length === end - start && text.startsWith(known, start)) return known;
  return (names[slot] = copyOf(text, start, end));
}

function copyOf(text: string, start: number, end: number): string {
  const units = new Array<number>(end - start);
  for (let index = start; index < end; index++) units[index - start] = text.charCodeAt(index);
  return String.fromCharCode(...units);
}
