import { parseTranscript } from "../../../markup/parse";
import { createFinder, isUnspoken } from "../../pseudonyms/finder";
import type { KeyEntry } from "../../pseudonyms/key";
import { namesInPath } from "../../pseudonyms/study";
import { renameInTranscript } from "../../pseudonyms/transcript";
import type { PlannedTranscript } from "./planFile";
import { firstParagraphs, speakerFigures } from "./preview";

/** Names that are replaced while files are brought in. */
export interface ImportPseudonyms {
  /** New names for speakers: two with one pseudonym become one. */
  readonly renames: ReadonlyMap<string, string>;
  /** A transcript with the names replaced in everything that stands in it. */
  readonly replaceIn: (planned: PlannedTranscript) => PlannedTranscript;
}

/** The pseudonyms of a key for files that are brought in. */
export function importPseudonyms(entries: readonly KeyEntry[]): ImportPseudonyms {
  const finder = createFinder(entries);
  const spoken = entries.filter(({ kind }) => !isUnspoken(kind));
  return {
    renames: new Map(spoken.map(({ name, pseudonym }) => [name, pseudonym])),
    replaceIn(planned) {
      if (planned.path === undefined) return planned;
      const renamed = renameInTranscript(planned.text, { finder, acceptsChangedWords: false });
      if ("reason" in renamed) return { ...planned, path: undefined, message: renamed.reason };
      const transcript = parseTranscript(renamed.text);
      const isNamed = namesInPath(planned.path, finder).length > 0;
      return {
        ...planned,
        text: renamed.text,
        message: [planned.message, isNamed ? IN_PATH : ""].filter((one) => one !== "").join(" "),
        speakers: speakerFigures(transcript),
        begins: firstParagraphs(transcript),
      };
    },
  };
}

export const NO_PSEUDONYMS: ImportPseudonyms = {
  renames: new Map(),
  replaceIn: (planned) => planned,
};

const IN_PATH = "A name stands in the name of the file. Rename the file.";
