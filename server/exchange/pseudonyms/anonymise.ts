import { isMemoPath } from "../../codebook/match";
import { applyEdits } from "../../markup/edits/edit";
import { sealTranscript } from "../../markup/edits/seal";
import { hasSameWords } from "../../markup/edits/verify";
import { parseTranscript } from "../../markup/parse";
import { sealStateOf } from "../../markup/seal";
import { CASES_NAME, CODEBOOK_NAME } from "../../study/discovery";
import { FRAMEWORK_NAME } from "../../study/framework";
import type { AccountItem } from "../imports/account";
import { copiedCodebook } from "./copyCodebook";
import { withCopiedFrontMatter } from "./copyFrontMatter";
import {
  createNameGatherer,
  newCoders,
  type NamedTranscript,
  type NameGatherer,
} from "./copyNames";
import { createFinder, type Finder } from "./finder";
import type { KeyEntry } from "./key";
import { codersIn, leaveOut, sameCodings } from "./leaveOut";
import { replaced } from "./places";
import {
  createCaseWatch,
  renameInFile,
  type CaseWatch,
  type RefusedFile,
  type StudyText,
} from "./study";

/** What may stay in an anonymised copy. */
export const MAY_BE_KEPT = ["memos", "coders", "dates", "files"] as const;
export type Kept = (typeof MAY_BE_KEPT)[number];

export interface CopyWishes {
  readonly entries: readonly KeyEntry[];
  /** The labels that the codebook says are interviewers', in lower case. */
  readonly interviewers: ReadonlySet<string>;
  readonly keeps: ReadonlySet<Kept>;
  readonly acceptsChangedWords: boolean;
  /** How things that are left out can be kept, in a sentence, for whoever asked for the copy. */
  readonly howToKeep: (kept: Kept, things: string) => string;
}

export interface CopiedFile {
  readonly path: string;
  readonly text: string;
}

/** Makes the files of a copy, one by one. */
export interface Copier {
  /** The file in the copy, nothing where it is left out, or why there can be no copy. */
  readonly copy: (file: StudyText) => CopiedFile | RefusedFile | undefined;
  /** What the key did not have: pseudonyms for speakers, cases, coders and files. */
  readonly entries: readonly KeyEntry[];
  /** What became of everything so far. */
  readonly account: () => readonly AccountItem[];
  /** Two cases that would be one, as far as files were copied, in a sentence. */
  readonly united: CaseWatch["united"];
}

/** Everything that has to be known of a study before its first file can be copied. */
export interface CopySurvey {
  readonly names: NameGatherer;
  readonly coders: Set<string>;
  /** The paths of the transcripts, in their order. */
  readonly transcripts: string[];
  /** To be called with every file. */
  readonly add: (file: StudyText) => void;
}

export function createSurvey(): CopySurvey {
  const [names, coders, transcripts] = [createNameGatherer(), new Set<string>(), [] as string[]];
  return {
    ...{ names, coders, transcripts },
    add(file) {
      if (!file.isTranscript) return;
      const read = named(file);
      names.add(read);
      for (const coder of codersIn(read.transcript)) coders.add(coder);
      transcripts.push(file.path);
    },
  };
}

/**
 * Gets a copy of a study ready that is fit for an archive: names are those of the key, speakers and
 * cases without one get one, coders are numbered, memos, comments, sources and dates are left out
 * unless wanted. Codes stay on their words, and every coding counts as it did.
 */
export function createCopier(survey: CopySurvey, wishes: CopyWishes): Copier {
  const names = survey.names.newNames(wishes);
  const coders = wishes.keeps.has("coders") ? [] : newCoders(survey.coders, wishes.entries);
  const entries = [...wishes.entries, ...names, ...coders];
  const copying: Copying = {
    ...wishes,
    finder: createFinder(entries),
    coders: codersBy(entries),
    places: placesFor(survey.transcripts, wishes.keeps),
    tally: createTally(),
    cases: createCaseWatch(),
  };
  return {
    entries: [...names, ...coders, ...fileEntries(copying.places)],
    account: () => accountOf(copying, { names, coders }),
    united: () => copying.cases.united(),
    copy(file) {
      if (file.isTranscript) return copyTranscript(copying, file);
      if (file.path === CODEBOOK_NAME) return copyCodebook(copying, file);
      return copyOther(copying, file);
    },
  };
}

interface Copying extends CopyWishes {
  readonly finder: Finder;
  /** What coders are called, by their names after those of the key are replaced. */
  readonly coders: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
  readonly tally: Tally;
  /** Each transcript with its case written out, and as it is in the copy. */
  readonly cases: CaseWatch;
}

/** Coders have names of their own in the key, so that “am” is no word that is replaced. */
function codersBy(entries: readonly KeyEntry[]): ReadonlyMap<string, string> {
  const finder = createFinder(entries);
  const coders = entries.filter(({ kind }) => kind === "coder");
  return new Map(
    coders.map(({ name, pseudonym }) => [replaced(name, finder.find(name)), pseudonym]),
  );
}

function renameIn(copying: Copying, file: StudyText): ReturnType<typeof renameInFile> {
  return renameInFile(file, { ...copying, hasNotes: true });
}

function copyTranscript(copying: Copying, file: StudyText): CopiedFile | RefusedFile {
  const { keeps, coders, tally } = copying;
  const renamed = renameIn(copying, file);
  if ("reason" in renamed) return renamed;
  const before = parseTranscript(renamed.text);
  const coderOf = (name: string): string =>
    keeps.has("coders") ? name : (coders.get(name) ?? name);
  const left = leaveOut(renamed.text, { hasMemos: keeps.has("memos"), coderOf });
  if ("reason" in left) return { path: file.path, reason: left.reason };
  const { frontMatter } = before;
  if (frontMatter.problems.length > 0) return { path: file.path, reason: UNREADABLE };
  const { caseName } = named(file);
  const written = withCopiedFrontMatter(parseTranscript(left.text), {
    caseName: replaced(caseName, copying.finder.find(caseName, { case: "case" })),
    coder: frontMatter.coder && coderOf(frontMatter.coder.value),
    hasDate: keeps.has("dates"),
  });
  const text = sealStateOf(before) === "unsealed" ? written : sealed(written);
  const after = parseTranscript(text);
  if (!hasSameWords(before, after) || !sameCodings(before, after, (by) => by && coderOf(by)))
    return { path: file.path, reason: UNREADABLE };
  tally.names += renamed.places.length;
  tally.codings += after.codings.length;
  if (!keeps.has("memos")) tally.memos += left.memos + left.comments;
  if (frontMatter.source !== undefined) tally.sources++;
  if (frontMatter.date !== undefined && !keeps.has("dates")) tally.dates++;
  tally.loose += after.problems.filter(({ code }) => LOOSE.has(code)).length;
  copying.cases.add({ before: withCase(file), after: text });
  return { path: copying.places.get(file.path) ?? file.path, text };
}

/** Blocks that belong to no words stay as they are, memos in them included. */
const LOOSE: ReadonlySet<string> = new Set([
  ...["code-in-heading", "malformed-attributes", "detached-attributes", "unmatched-end"],
]);

function copyCodebook(copying: Copying, file: StudyText): CopiedFile | RefusedFile {
  const { keeps, tally } = copying;
  const renamed = renameIn(copying, file);
  if ("reason" in renamed) return renamed;
  const parts = { hasMemos: keeps.has("memos"), hasPlaces: keeps.has("files") };
  const copied = copiedCodebook(renamed.text, parts);
  if ("reason" in copied) return { path: file.path, reason: copied.reason };
  tally.names += renamed.places.length;
  tally.memos += copied.memos;
  return { path: file.path, text: copied.text };
}

/** Cases come along; memos and the framework where they are wanted; nothing else. */
function copyOther(copying: Copying, file: StudyText): CopiedFile | RefusedFile | undefined {
  const { keeps, tally, finder } = copying;
  const isNote = isMemoPath(file.path) || file.path === FRAMEWORK_NAME;
  if (file.path !== CASES_NAME && !(isNote && keeps.has("memos"))) {
    tally.files.push(file.path);
    return undefined;
  }
  const renamed = renameIn(copying, file);
  if ("reason" in renamed) return renamed;
  tally.names += renamed.places.length;
  return { path: replaced(file.path, finder.find(file.path), inFileName), text: renamed.text };
}

/** A pseudonym must not lead out of the folder that its file is in. */
function inFileName(pseudonym: string): string {
  return pseudonym.replace(/[\\/:*?"<>|]/g, "-").replace(/^\.+/, "");
}

const UNREADABLE = "Its front matter cannot be written without changing what is said or coded.";

function named({ path, text }: StudyText): NamedTranscript {
  const transcript = parseTranscript(text);
  const base = path
    .replace(/^.*\//s, "")
    .replace(/\.(?:md|txt)$/, "")
    .replace(/\.transcript$/, "");
  return { transcript, path, caseName: transcript.frontMatter.case?.value ?? base };
}

/** Two files may take their cases from their names. */
function withCase(file: StudyText): string {
  const { transcript, caseName } = named(file);
  return withCopiedFrontMatter(transcript, { caseName, coder: undefined, hasDate: false });
}

function sealed(text: string): string {
  const sealing = sealTranscript(parseTranscript(text));
  return "edits" in sealing ? applyEdits(text, sealing.edits) : text;
}

/** Where transcripts are in the copy: numbered in their order, so that no name of a file tells. */
function placesFor(
  transcripts: readonly string[],
  keeps: ReadonlySet<Kept>,
): ReadonlyMap<string, string> {
  if (keeps.has("files")) return new Map();
  const digits = Math.max(2, String(transcripts.length).length);
  return new Map(
    transcripts.map((path, index) => [
      path,
      `transcripts/transcript-${String(index + 1).padStart(digits, "0")}.md`,
    ]),
  );
}

function fileEntries(places: ReadonlyMap<string, string>): readonly KeyEntry[] {
  return [...places].map(([name, pseudonym]) => ({ name, pseudonym, kind: "file", line: 0 }));
}

interface Tally {
  names: number;
  codings: number;
  memos: number;
  sources: number;
  dates: number;
  loose: number;
  readonly files: string[];
}

function createTally(): Tally {
  return { names: 0, codings: 0, memos: 0, sources: 0, dates: 0, loose: 0, files: [] };
}

function accountOf(
  { tally, howToKeep }: Pick<Copying, "tally" | "howToKeep">,
  added: { readonly names: readonly KeyEntry[]; readonly coders: readonly KeyEntry[] },
): readonly AccountItem[] {
  const { names, codings, memos, sources, dates, loose, files } = tally;
  const item = (
    fate: AccountItem["fate"],
    what: string,
    count: number,
    rest: { readonly why?: string; readonly places?: readonly string[] } = {},
  ): readonly AccountItem[] =>
    count === 0 ? [] : [{ fate, what, count, why: rest.why, places: rest.places ?? [] }];
  return [
    ...item("kept", "codings", codings),
    ...item("kept", "codes that belong to no words", loose, {
      why: "They stay as text, memos in them included. They are problems of the transcripts: mend them first.",
    }),
    ...item("changed", "names", names, { why: "They have pseudonyms." }),
    ...item("changed", "speakers and cases that the key did not have", added.names.length, {
      why: "They are numbered; the new key says who is who.",
    }),
    ...item("changed", "coders", added.coders.length, {
      why: `They are numbered, so that every coding counts as it did. ${howToKeep("coders", "them")}`,
    }),
    ...item("left out", "memos and comments", memos, { why: howToKeep("memos", "them") }),
    ...item("left out", "sources of transcripts", sources, { why: "They name files." }),
    ...item("left out", "dates of transcripts", dates, { why: howToKeep("dates", "them") }),
    ...item("left out", "files", files.length, {
      why: `They are no transcripts. ${howToKeep("memos", "memos and the framework")}`,
      places: files.slice(0, 5),
    }),
  ];
}
