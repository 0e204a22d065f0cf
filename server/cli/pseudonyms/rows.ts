import type { NamePlace } from "../../exchange/pseudonyms/places";
import type { Span } from "../../markup/model";
import { lineAt, lineIndexOf } from "../../study/lineIndex";

/** What became of one name, or of what stands around names. */
export interface NameRow {
  readonly result:
    | "replaced"
    | "would be replaced"
    | "not replaced"
    | "passage made longer"
    | "left"
    | "refused"
    | "not found";
  readonly name: string;
  readonly pseudonym: string;
  readonly count: number;
  /** As in `transcripts/k1.md:12`. */
  readonly places: readonly string[];
  readonly message: string;
}

export interface PlacesInFile {
  readonly path: string;
  readonly text: string;
  readonly places: readonly NamePlace[];
}

/** One row for each name, in the order in which they are met. */
export function placesByName(
  files: readonly PlacesInFile[],
  result: NameRow["result"],
  message = "",
): readonly NameRow[] {
  const names = new Map<string, { readonly pseudonym: string; readonly places: string[] }>();
  for (const { places, ...file } of files) {
    const texts = placeTexts(file, places);
    places.forEach(({ name, pseudonym }, index) => {
      const one = names.get(name) ?? { pseudonym, places: [] };
      names.set(name, one);
      one.places.push(texts[index]);
    });
  }
  return [...names].map(([name, { pseudonym, places }]) => {
    return { result, name, pseudonym, count: places.length, places, message };
  });
}

/** Where stretches of a file begin, as `path:line`. */
export function placeTexts(
  { path, text }: { readonly path: string; readonly text: string },
  spans: readonly Span[],
): readonly string[] {
  if (spans.length === 0) return [];
  const lines = lineIndexOf(text);
  return spans.map(({ start }) => `${path}:${lineAt(lines, start) + 1}`);
}
