import type { Span } from "../../markup/model";
import { createFinder, type Finder } from "./finder";
import type { KeyEntry } from "./key";
import type { NamePlace, PlaceKind } from "./places";
import { namesInPath, namesInText, type StudyText } from "./study";
import { namesInTranscript } from "./transcript";

/** Finds where names of a key still stand. */
export interface MissedNames {
  /** In a file of the study, of any kind: offsets of its text. */
  readonly inFile: (file: Pick<StudyText, "text" | "isTranscript">) => readonly NamePlace[];
  readonly inPath: (path: string) => readonly NamePlace[];
}

export interface MissedWishes {
  /** Whether names in any case count, and words that begin with one. */
  readonly isStrict: boolean;
}

export function createMissedNames(
  entries: readonly KeyEntry[],
  { isStrict }: MissedWishes,
): MissedNames {
  const exact = createFinder(entries);
  const finder: Finder = isStrict
    ? { find: (text) => exact.find(text, { case: "beginning" }) }
    : exact;
  return {
    inFile: ({ text, isTranscript }) =>
      isTranscript ? namesInTranscript(text, finder) : namesInText(text, finder),
    inPath: (path) => namesInPath(path, finder),
  };
}

/** What stands there, and what the key says of it, in a sentence. */
export function missedText({ name, pseudonym, kind, written }: NamePlace): string {
  return `“${written}” ${WHERE[kind]}: “${name}” is “${pseudonym}” in the key.`;
}

/** What stands before and behind a name, each on one line and no longer than somebody takes in. */
export function wordsAround(
  text: string,
  { start, end }: Span,
): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  // A sign that is cut in two is none.
  return {
    before: before.replace(/^[\udc00-\udfff]/, "").replace(/\s+/g, " "),
    after: after.replace(/[\ud800-\udbff]$/, "").replace(/\s+/g, " "),
  };
}

const AROUND = 40;

const WHERE: Readonly<Record<PlaceKind, string>> = {
  words: "is said",
  speaker: "is a speaker",
  heading: "stands in a heading",
  comment: "stands in a comment or memo",
  annotation: "stands in a memo or an annotation",
  "front matter": "stands in the front matter",
  case: "is a case",
  "file name": "stands in the name of the file",
  text: "stands in the text",
};
