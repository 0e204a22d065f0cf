import { isMemoPath } from "../../codebook/match";
import { applyEdits, type TextEdit } from "../../markup/edits/edit";
import type { FrontMatter } from "../../markup/model";
import { readFrontMatter } from "../../markup/frontMatter";
import { CASES_NAME, CODEBOOK_NAME } from "../../study/discovery";
import { FRAMEWORK_NAME } from "../../study/framework";
import type { Finder } from "./finder";
import {
  renameCases,
  renameCodebookNames,
  renameCodebookTexts,
  renameFramework,
  renameMarkdown,
  type RenameText,
} from "./otherFiles";
import { placeOf, type NamePlace } from "./places";
import { renameInTranscript, type RenamedTranscript, type Renaming } from "./transcript";

/** A file of a study. */
export interface StudyText {
  /** Relative to the study, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly isTranscript: boolean;
}

export interface StudyRenaming extends Renaming {
  /** Whether names are also replaced in what the researcher wrote: codebook, memos. */
  readonly hasNotes: boolean;
}

export interface RenamedFile extends RenamedTranscript {
  readonly path: string;
}

export interface RefusedFile {
  readonly path: string;
  /** Why nothing in it is replaced. */
  readonly reason: string;
}

/** Replaces names in one file of a study; files are independent of each other. */
export function renameInFile(
  { path, text, isTranscript }: StudyText,
  renaming: StudyRenaming,
): RenamedFile | RefusedFile {
  if (isTranscript) return { path, ...renameInTranscript(text, renaming) };
  const rename = renamerOf(path, renaming);
  const replacing = rename?.(text, renaming.finder) ?? NOTHING;
  if ("reason" in replacing) return { path, reason: replacing.reason };
  const after = applyEdits(text, replacing.edits);
  const left = namesInText(after, renaming.finder);
  return { path, ...replacing, text: after, cut: [], left };
}

const NOTHING = { edits: [] as readonly TextEdit[], places: [] as readonly NamePlace[] };

/** Cases and interviewers must be called as in the transcripts; the rest is the researcher's own. */
function renamerOf(path: string, { hasNotes }: StudyRenaming): RenameText | undefined {
  if (path === CASES_NAME) return renameCases;
  if (path === FRAMEWORK_NAME) return renameFramework;
  if (path === CODEBOOK_NAME) return hasNotes ? renameCodebookTexts : renameCodebookNames;
  return hasNotes && isMemoPath(path) ? renameMarkdown : undefined;
}

export function namesInText(text: string, finder: Finder): readonly NamePlace[] {
  return finder.find(text).map((hit) => placeOf(text, "text", hit));
}

/** Names in the path of a file: they are told, for only a person should rename files. */
export function namesInPath(path: string, finder: Finder): readonly NamePlace[] {
  return finder.find(path, { case: "any" }).map((hit) => placeOf(path, "file name", hit));
}

/** Notices whether two cases of the study would be one afterwards. */
export interface CaseWatch {
  /** A transcript as it was, and as it would be. */
  readonly add: (pair: { readonly before: string; readonly after: string }) => void;
  /** The first cases that would be one, in a sentence. */
  readonly united: () => string | undefined;
}

export function createCaseWatch(): CaseWatch {
  const known = new Map<string, Set<string>>();
  return {
    add({ before, after }) {
      const [old, now] = [casesIn(readFrontMatter(before)), casesIn(readFrontMatter(after))];
      if (old.length !== now.length) return;
      old.forEach((name, index) => {
        const names = known.get(now[index]) ?? new Set();
        known.set(now[index], names.add(name));
      });
    },
    united() {
      const [found] = [...known].filter(([, names]) => names.size > 1);
      if (found === undefined) return undefined;
      const [as, names] = found;
      const cases = [...names].join("” and “");
      return `The cases “${cases}” would be one, “${as}”. Give each a pseudonym of its own in the key.`;
    },
  };
}

function casesIn(frontMatter: FrontMatter): readonly string[] {
  const own = frontMatter.case === undefined ? [] : [frontMatter.case.value];
  const ofSpeakers = frontMatter.speakers.flatMap((speaker) => speaker.case ?? []);
  return [...own, ...ofSpeakers];
}
