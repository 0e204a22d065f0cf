import type { AccountItem } from "../imports/account";
import { createCopier, createSurvey, type CopiedFile, type CopyWishes } from "./anonymise";
import type { KeyEntry } from "./key";
import { keyText } from "./keyText";
import type { RefusedFile, StudyText } from "./study";
import { CODEBOOK_NAME } from "../../study/discovery";
import { createSuspectSearch, type SuspectLine } from "./suspects";

/** A copy of a whole study that is fit for an archive, ready to be written. */
export interface StudyCopy {
  /** In the order in which they are to be written: the codebook, which makes a study of them, last. */
  readonly files: readonly CopiedFile[];
  /** The new key as CSV: what the old one says, and everything that it lacked. */
  readonly key: string;
  readonly account: readonly AccountItem[];
  /** What to look at before anybody gets the copy. */
  readonly suspects: readonly SuspectLine[];
}

/** Why there can be no copy; a path is empty where a reason is about several files. */
export interface NoCopy {
  readonly refused: readonly RefusedFile[];
}

/** A file, or why it cannot be read. */
export type CopySource = StudyText | RefusedFile;

/**
 * Called before each file is worked on, four times a file at most: to show how far it is, to give way to
 * others, or to end it by throwing.
 */
export type Step = () => Promise<void> | undefined;
export const STEPS_PER_FILE = 4;

/** Makes the copy of a study from all files that Verbatim reads, in the order of their paths. */
export async function studyCopy(
  sources: readonly CopySource[],
  wishes: CopyWishes,
  step: Step,
): Promise<StudyCopy | NoCopy> {
  const known = sources.filter((source) => "text" in source);
  const refused = sources.filter((source) => "reason" in source);
  const survey = createSurvey();
  for (const file of known) {
    await step();
    survey.add(file);
  }
  const copier = createCopier(survey, wishes);
  const files: CopiedFile[] = [];
  for (const file of known) {
    await step();
    const copy = copier.copy(file);
    if (copy !== undefined && "reason" in copy) refused.push(copy);
    else if (copy !== undefined) files.push(copy);
  }
  refused.push(...sameNames(files));
  const united = copier.united();
  if (united !== undefined) refused.push({ path: "", reason: united });
  if (refused.length > 0) return { refused };
  const entries = [...wishes.entries, ...copier.entries];
  const suspects = await suspectsOf(files, entries, step);
  const account = copier.account();
  return { files: codebookLast(files), key: keyText(entries), account, suspects };
}

function codebookLast(files: readonly CopiedFile[]): readonly CopiedFile[] {
  const isLast = ({ path }: CopiedFile): number => Number(path === CODEBOOK_NAME);
  return [...files].sort((a, b) => isLast(a) - isLast(b));
}

/** Two memos with names in their own names may come to be called the same. */
function sameNames(files: readonly CopiedFile[]): readonly RefusedFile[] {
  const known = new Set<string>();
  return files.flatMap(({ path }) => {
    // Some disks do not tell upper from lower case.
    const name = path.normalize("NFC").toLowerCase();
    const isThere = known.has(name);
    known.add(name);
    return isThere ? [{ path, reason: "Two files would be called so. Rename one of them." }] : [];
  });
}

async function suspectsOf(
  files: readonly CopiedFile[],
  entries: readonly KeyEntry[],
  step: Step,
): Promise<readonly SuspectLine[]> {
  const search = createSuspectSearch(entries);
  for (const look of [search.read, search.lookAt]) {
    for (const file of files) {
      await step();
      look(file);
    }
  }
  return search.lines();
}
