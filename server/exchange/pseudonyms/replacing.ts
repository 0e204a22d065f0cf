import { createFinder } from "./finder";
import type { KeyEntry } from "./key";
import { createNameAccount, type NameLine } from "./nameAccount";
import {
  createCaseWatch,
  namesInPath,
  renameInFile,
  type RefusedFile,
  type RenamedFile,
  type StudyRenaming,
  type StudyText,
} from "./study";

/** Replaces names over a study, file by file; whoever asks writes all of it, or nothing. */
export interface Replacing {
  /** What becomes of one file, or why names cannot be replaced in it. */
  readonly take: (file: StudyText) => RenamedFile | RefusedFile;
  /** Looks for names in the path of any file. */
  readonly takePath: (path: string) => void;
  /** Why the files that were taken may not be written together, in a sentence. */
  readonly problem: () => string | undefined;
  /** What became of each name so far. */
  readonly account: () => readonly NameLine[];
}

export interface ReplacingWishes extends Omit<StudyRenaming, "finder"> {
  readonly entries: readonly KeyEntry[];
}

export function createReplacing({ entries, ...wishes }: ReplacingWishes): Replacing {
  const finder = createFinder(entries);
  const account = createNameAccount(entries);
  const cases = createCaseWatch();
  return {
    take(file) {
      const result = renameInFile(file, { ...wishes, finder });
      if ("reason" in result) return result;
      account.add(result, file.text);
      if (file.isTranscript) cases.add({ before: file.text, after: result.text });
      return result;
    },
    takePath: (path) => account.addPath(path, namesInPath(path, finder)),
    problem: () => cases.united(),
    account: () => account.lines(),
  };
}
