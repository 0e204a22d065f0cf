import type { Span } from "../../markup/model";
import { lineAt, lineIndexOf } from "../../study/lineIndex";
import type { KeyEntry } from "./key";
import type { NamePlace } from "./places";
import type { RenamedFile } from "./study";

/** What became of one name, or of what stands around names. */
export interface NameLine {
  readonly what:
    "replaced" | "passage made longer" | "left" | "left in the name of a file" | "not found";
  /** As the key has it; nothing for passages. */
  readonly name: string;
  readonly pseudonym: string;
  /** As in `transcripts/k1.md:12`, or the path of a file. */
  readonly places: readonly string[];
}

/** Gathers what became of the names of a key, file by file. */
export interface NameAccount {
  readonly add: (file: RenamedFile, before: string) => void;
  /** Names in the path of a file, which nothing replaces. */
  readonly addPath: (path: string, places: readonly NamePlace[]) => void;
  /** In the order of the key's fate: replaced, longer passages, left, not found. */
  readonly lines: () => readonly NameLine[];
}

export function createNameAccount(entries: readonly KeyEntry[]): NameAccount {
  const replaced = new Map<string, GrowingLine>();
  const left = new Map<string, GrowingLine>();
  const inPaths: NameLine[] = [];
  const longer: string[] = [];
  return {
    add({ path, text, places, left: stay, cut }, before) {
      addPlaces(replaced, "replaced", { path, text: before, places });
      addPlaces(left, "left", { path, text, places: stay });
      longer.push(...placeTexts({ path, text: before }, cut));
    },
    addPath(path, places) {
      for (const { name, pseudonym } of places)
        inPaths.push({ what: "left in the name of a file", name, pseudonym, places: [path] });
    },
    lines() {
      const found = [...replaced.values(), ...left.values(), ...inPaths];
      const met = new Set(found.map(({ name }) => name));
      const unmet = entries.filter(({ name }) => !met.has(name));
      return [
        ...replaced.values(),
        ...(longer.length === 0 ? [] : [{ ...LONGER, places: longer }]),
        ...left.values(),
        ...inPaths,
        ...unmet.map(({ name, pseudonym }): NameLine => {
          return { what: "not found", name, pseudonym, places: [] };
        }),
      ];
    },
  };
}

const LONGER = { what: "passage made longer", name: "", pseudonym: "" } as const;

interface GrowingLine extends NameLine {
  readonly places: string[];
}

interface PlacesInFile {
  readonly path: string;
  readonly text: string;
  readonly places: readonly NamePlace[];
}

/** One line for each name, in the order in which they are met. */
function addPlaces(
  names: Map<string, GrowingLine>,
  what: NameLine["what"],
  { places, ...file }: PlacesInFile,
): void {
  const texts = placeTexts(file, places);
  places.forEach(({ name, pseudonym }, index) => {
    const line = names.get(name) ?? { what, name, pseudonym, places: [] };
    names.set(name, line);
    line.places.push(texts[index]);
  });
}

/** Where stretches of a file begin, as `path:line`; lines count from 1. */
export function placeTexts(
  { path, text }: { readonly path: string; readonly text: string },
  spans: readonly Span[],
): readonly string[] {
  if (spans.length === 0) return [];
  const lines = lineIndexOf(text);
  return spans.map(({ start }) => `${path}:${lineAt(lines, start) + 1}`);
}
