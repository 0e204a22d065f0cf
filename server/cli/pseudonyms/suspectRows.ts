import type { CopiedFile } from "../../exchange/pseudonyms/anonymise";
import { placeTexts } from "../../exchange/pseudonyms/nameAccount";

/** What became of one sort of thing in a copy, or what to look at in it. */
export interface CopyRow {
  readonly result: string;
  readonly count: number;
  readonly what: string;
  readonly places: readonly string[];
  readonly message: string;
}

/** What in a copy still looks like a name, an address or a number, the most frequent first. */
export async function suspectRows(
  copied: readonly CopiedFile[],
  pseudonyms: readonly string[],
): Promise<readonly CopyRow[]> {
  const { suspectsIn, smallWordsIn } = await import("../../lazy/pseudonyms");
  const small = new Set(copied.flatMap(({ text }) => [...smallWordsIn(text)]));
  // The words of pseudonyms tell nobody.
  for (const pseudonym of pseudonyms)
    for (const word of pseudonym.split(" ")) small.add(word.toLowerCase());
  const rows = new Map<string, CopyRow & { readonly places: string[] }>();
  for (const { path, text } of copied) {
    // The seal of a transcript is letters and figures that say nothing.
    const plain = text.replace(/^verbatim: .*$/m, (line) => " ".repeat(line.length));
    const suspects = suspectsIn(plain, small);
    const spans = suspects.map(({ start, written }) => ({ start, end: start + written.length }));
    const places = placeTexts({ path, text }, spans);
    suspects.forEach(({ kind, written }, index) => {
      const key = `${kind} ${written}`;
      const known = rows.get(key) ?? {
        result: "look at",
        count: 0,
        what: `${kind}: ${written}`,
        places: [],
        message: HELP,
      };
      rows.set(key, { ...known, count: known.count + 1 });
      known.places.push(places[index]);
    });
  }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}

const HELP = "It may tell who somebody is. This list is a help, and no proof.";
