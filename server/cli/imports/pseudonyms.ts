import type { PlannedTranscript } from "../../exchange/imports/plan/planFile";
import { firstParagraphs, speakerFigures } from "../../exchange/imports/plan/preview";
import { parseTranscript } from "../../markup/parse";
import { readKeyFile } from "../pseudonyms/keyFile";

/** Names that are replaced while files are brought in. */
export interface ImportPseudonyms {
  /** New names for speakers: two with one pseudonym become one. */
  readonly renames: ReadonlyMap<string, string>;
  /** A transcript with the names replaced in everything that stands in it. */
  readonly replaceIn: (planned: PlannedTranscript) => PlannedTranscript;
}

/** The names of a key that lies outside the study in a folder; without a key there are none. */
export async function importPseudonyms(
  key: string | undefined,
  folder: string,
): Promise<ImportPseudonyms> {
  if (key === undefined) return { renames: new Map(), replaceIn: (planned) => planned };
  const entries = await readKeyFile(key, folder);
  const { createFinder, isUnspoken, namesInPath, renameInTranscript } =
    await import("../../lazy/pseudonyms");
  const finder = createFinder(entries);
  return {
    renames: new Map(
      entries
        .filter(({ kind }) => !isUnspoken(kind))
        .map(({ name, pseudonym }) => [name, pseudonym]),
    ),
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

const IN_PATH = "A name stands in the name of the file. Rename the file.";
