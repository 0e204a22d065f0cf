import type { CopiedFile } from "./anonymise";
import type { KeyEntry } from "./key";
import { smallWordsIn, suspectsIn, type Suspect } from "./looksLike";
import { placeTexts } from "./nameAccount";

/** Something in a copy that may still tell who somebody is, wherever it is written. */
export interface SuspectLine {
  readonly kind: Suspect["kind"];
  readonly written: string;
  readonly count: number;
  /** As in `transcripts/k1.md:12`. */
  readonly places: readonly string[];
}

export interface SuspectSearch {
  /** Takes note of how words are written; to be called with every file before any is looked at. */
  readonly read: (file: CopiedFile) => void;
  readonly lookAt: (file: CopiedFile) => void;
  /** The most frequent first. */
  readonly lines: () => readonly SuspectLine[];
}

/** Looks for what still looks like a name, an address or a number; words of pseudonyms tell nobody. */
export function createSuspectSearch(entries: readonly KeyEntry[]): SuspectSearch {
  const words = entries.flatMap(({ pseudonym }) => pseudonym.split(" "));
  const small = new Set(words.map((word) => word.toLowerCase()));
  const lines = new Map<
    string,
    { line: Omit<SuspectLine, "count" | "places">; places: string[] }
  >();
  return {
    read({ text }) {
      for (const word of smallWordsIn(text)) small.add(word);
    },
    lookAt({ path, text }) {
      // The seal of a transcript is letters and figures that say nothing.
      const plain = text.replace(/^verbatim: .*$/m, (line) => " ".repeat(line.length));
      const suspects = suspectsIn(plain, small);
      const spans = suspects.map(({ start, written }) => ({ start, end: start + written.length }));
      const places = placeTexts({ path, text }, spans);
      suspects.forEach(({ kind, written }, index) => {
        const key = `${kind} ${written}`;
        const known = lines.get(key) ?? { line: { kind, written }, places: [] };
        lines.set(key, known);
        known.places.push(places[index]);
      });
    },
    lines: () =>
      [...lines.values()]
        .map(({ line, places }) => ({ ...line, count: places.length, places }))
        .sort((a, b) => b.count - a.count),
  };
}
