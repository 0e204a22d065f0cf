// Names of codes in vivo: the participant's own words.

/** More than a few words are a passage and no name. */
const MOST_WORDS = 6;
const MOST_CHARACTERS = 40;

/**
 * The words as a name: without signs at their ends, with a first upper-case letter, and cut behind
 * a whole word where they are many. Scripts without blanks are cut after so many characters.
 */
export function inVivoName(words: string): string {
  const bare = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");
  const few = bare.split(/\s+/).slice(0, MOST_WORDS).join(" ");
  const cut = shortEnough(few).replace(/[^\p{L}\p{N}\p{M}]+$/u, "");
  const [first = "", ...rest] = cut;
  return first.toUpperCase() + rest.join("");
}

function shortEnough(words: string): string {
  const characters = [...words];
  if (characters.length <= MOST_CHARACTERS) return words;
  const cut = characters.slice(0, MOST_CHARACTERS + 1).join("");
  const blank = cut.lastIndexOf(" ");
  return blank > 0 ? cut.slice(0, blank) : characters.slice(0, MOST_CHARACTERS).join("");
}
