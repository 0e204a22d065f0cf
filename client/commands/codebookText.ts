// Finding an entry in the text of a codebook.

/** The line, from 0, on which the entry of a code begins. */
export function lineOfId(text: string, id: string): number | undefined {
  const lines = text.split(/\r\n?|\n/);
  const found = lines.findIndex((line) => keyOf(line) === id);
  return found < 0 ? undefined : found;
}

/** The line, from 0, on which the query of that name begins: below `queries:`, or behind it. */
export function lineOfQuery(text: string, name: string): number | undefined {
  const lines = text.split(/\r\n?|\n/);
  const first = lines.findIndex((line) => !/^\s/.test(line) && keyOf(line) === "queries");
  if (first < 0) return undefined;
  const wanted = name.normalize("NFC");
  const found = lines.findIndex((line, at) => at > first && keyOf(line) === wanted);
  return found < 0 ? first : found;
}

/** The first key on a line: plain, quoted, or the first one within braces. */
function keyOf(line: string): string | undefined {
  const [, double, single, plain] =
    /^\s*\{?\s*(?:"([^"]*)"|'([^']*)'|([^\s"'#:{}][^:]*?))\s*:(?:\s|$)/.exec(line) ?? [];
  return (double ?? single ?? plain)?.normalize("NFC");
}
