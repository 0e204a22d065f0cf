import { isMemoPath } from "../../codebook/match";
import { withShare } from "../../counts/coverage";
import type { FileShare } from "../../counts/fileCoverage";
import type { TranscriptInfo } from "../../protocol";
import type { FileFacts } from "../../study/facts";
import { FRAMEWORK_NAME } from "../../study/framework";
import { caseFromPath } from "../../study/readFacts";
import { sortedPaths } from "../../study/study";
import type { StudySnapshot } from "../context";

/** The transcripts in the order of the paths, files that could not be read among them. */
export function transcriptInfosOf(study: StudySnapshot): readonly TranscriptInfo[] {
  const { files } = study.figures.study;
  const unread = [...study.failures.keys()].filter((path) => !isOtherFile(study, path));
  const paths = unread.length === 0 ? files.keys() : new Set([...files.keys(), ...unread]);
  return sortedPaths(paths).map((file) => transcriptInfo(study, file));
}

interface Known {
  readonly facts: FileFacts | undefined;
  readonly failure: string | undefined;
  readonly info: TranscriptInfo;
}

/** A file's share is made anew whenever its facts or what counts as a word change, never changed. */
const known = new WeakMap<FileShare, Known>();

function transcriptInfo(study: StudySnapshot, file: string): TranscriptInfo {
  const { figures, failures } = study;
  const facts = figures.study.files.get(file);
  const share = figures.shares.get(file)?.coverage;
  const failure = failures.get(file);
  const last = share && known.get(share);
  if (last !== undefined && last.facts === facts && last.failure === failure) return last.info;
  const info = readInfo(study, file, { facts, share, failure });
  if (share) known.set(share, { facts, failure, info });
  return info;
}

interface Parts {
  readonly facts: FileFacts | undefined;
  readonly share: FileShare | undefined;
  readonly failure: string | undefined;
}

const NO_WORDS = { words: 0, codedWords: 0, uncodedParagraphs: 0 };

function readInfo(study: StudySnapshot, file: string, { facts, share, failure }: Parts) {
  return {
    ...withShare(share ?? NO_WORDS),
    uri: study.uriOf(file),
    file,
    case: facts?.case ?? caseFromPath(file),
    status: facts?.status ?? null,
    seal: facts?.seal ?? "unsealed",
    failure: failure ?? null,
  };
}

/** The codebook, the table of cases and memos are no transcripts, even where they cannot be read. */
function isOtherFile({ uriOf, codebook, cases }: StudySnapshot, path: string): boolean {
  const uri = uriOf(path);
  return (
    uri === codebook.uri ||
    uri === cases?.uri ||
    path === "cases.csv" ||
    path === FRAMEWORK_NAME ||
    isMemoPath(path)
  );
}
