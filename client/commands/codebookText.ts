// Finding an entry in the text of a codebook.

/** The line, from 0, on which the entry of a code begins. */
export function lineOfId(text: string, id: string): number | undefined {
  const lines = text.split(/\r\n?|\n/);
  const found = lines.findIndex((line) => keyOf(line) === id);
  return found < 0 ? undefined : found;
}

/** The first key on a line: plain, quoted, or the first one within braces. */
function keyOf(line: string): string | undefined {
  const [, double, single, plain] =
    /^\s*\{?\s*(?:"([^"]*)"|'([^']*)'|([^\s"'#:{}][^:]*?))\s*:(?:\s|$)/.exec(line) ?? [];
  return (double ?? single ?? plain)?.normalize("NFC");
}
