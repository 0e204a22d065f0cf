/** What is taken for a speaker in texts that may begin with `Name: `. */
export interface NameFinding {
  readonly names: ReadonlySet<string>;
  /** What could be a name, but is not taken for one. */
  readonly others: readonly string[];
}

/** A text that begins as if somebody were named. */
export interface NamedStart {
  readonly name: string;
  readonly rest: string;
}

/** As long as labels are in the programs for transcripts. */
const LONGEST = 63;

const START = /^\s*(?:\[([^[\]:：\n]{1,63})\]|([^[\]:：\n]{1,63}))[ \t]*(?:：|:(?=\s|$))\s*/;

export function namedStart(text: string): NamedStart | undefined {
  const found = START.exec(text.slice(0, LONGEST * 2));
  const name = (found?.[1] ?? found?.[2] ?? "").trim();
  if (found === null || !canBeName(name)) return undefined;
  return { name, rest: text.slice(found[0].length) };
}

/**
 * Finds out who speaks by how often a name comes. `Name: ` is also how sentences begin, and words
 * must not become names: a name that comes once counts only in a file that has others, and only when
 * it is written like one.
 */
export function findNames(texts: readonly string[]): NameFinding {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const found = namedStart(text);
    if (found !== undefined) counts.set(found.name, (counts.get(found.name) ?? 0) + 1);
  }
  const often = [...counts].filter(([name, count]) => count >= (isCapitalised(name) ? 2 : 3));
  const named = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isNamedThroughout = often.length > 0 || (counts.size > 1 && named * 2 >= texts.length);
  const names = new Set(often.map(([name]) => name));
  if (isNamedThroughout) for (const name of counts.keys()) if (isCapitalised(name)) names.add(name);
  return { names, others: [...counts.keys()].filter((name) => !names.has(name)) };
}

/** Words that often stand before a colon and are nobody. */
const NOBODY =
  /^(?:note|notes|nb|n\.b\.|ps|p\.s\.|https?|example|for example|e\.g\.|i\.e\.|warning|attention|important|remember|question|answer|quote|translation|so|and|but|then|now|first|second|third|one|two|three|also|again|anmerkung|hinweis|achtung|beispiel|frage|antwort|zitat|also|remarque|exemple|nota|ejemplo)$/i;

function canBeName(name: string): boolean {
  if (!/^[\p{L}\p{N}@]/u.test(name) || NOBODY.test(name)) return false;
  // A sentence is no name; a title may have a full stop.
  return name.split(/\s+/).length <= 5 && !/[?!;"“”„«»]|[^\s.]{5,}\.\s/.test(name);
}

/**
 * Every word of it, but for `de` or `von`, begins with a capital letter, a digit or in a script without.
 * What Zoom has in parentheses behind a name, such as `(she/her)`, is not part of it.
 */
function isCapitalised(full: string): boolean {
  const name = full.replace(/(?<=\S)\s*\([^()]*\)$/u, "");
  const words = name.split(/[\s,&/_-]+/).filter((word) => word !== "");
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return (
    small.length === 0 ||
    (words.length > 2 && !/^\p{Ll}/u.test(name) && small.every((word) => word.length <= 3))
  );
}
