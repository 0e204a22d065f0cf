import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { URI } from "vscode-uri";
import { isMemoPath, transcriptMatcher } from "../../codebook/match";
import { readCodebook } from "../../codebook/parse";
import type { StudyText } from "../../exchange/pseudonyms/study";
import { decodeBuffer } from "../../lsp/disk";
import { folderUri } from "../../lsp/uris";
import { CASES_NAME, CODEBOOK_NAME, findStudies } from "../../study/discovery";
import { FAILURES, MAX_FILE_BYTES } from "../../study/files";
import { FRAMEWORK_NAME } from "../../study/framework";
import { diskFiles, readText, studyRoot } from "../loadStudy";
import { UsageError } from "../usage";

/** A file of a study as it is on the disk. */
export interface StudyFile extends StudyText {
  readonly bytes: Buffer;
}

export interface StudyFiles {
  readonly root: string;
  /** Every file, by its path in the study. */
  readonly paths: readonly string[];
  /** The labels that the codebook says are interviewers', in lower case. */
  readonly interviewers: ReadonlySet<string>;
  /** Whether a file is one that Verbatim reads: a transcript, the codebook, cases, memos. */
  readonly isKnown: (path: string) => boolean;
  /** What stands in a file, or why it cannot be read. */
  readonly read: (path: string) => StudyFile | { readonly failure: string };
}

/** All files of the study in a folder; what lies in hidden folders and in other studies is not. */
export async function studyFilesIn(folder: string): Promise<StudyFiles> {
  const root = studyRoot(folder);
  const { codebook } = readCodebook(readText(join(root, CODEBOOK_NAME)));
  if (codebook === undefined)
    throw new UsageError(`${CODEBOOK_NAME} cannot be read as YAML. Mend it first.`);
  const isTranscript = transcriptMatcher(codebook);
  const uri = folderUri(URI.file(root).toString());
  const found = (await findStudies(diskFiles, uri)).find((study) => folderUri(study.uri) === uri);
  return {
    root,
    paths: found?.paths ?? [],
    interviewers: new Set(codebook.interviewers.map((name) => name.toLowerCase())),
    isKnown: (path) => OTHERS.includes(path) || isMemoPath(path) || isTranscript(path),
    read: (path) => {
      const read = readBytes(join(root, path));
      return "failure" in read ? read : { path, isTranscript: isTranscript(path), ...read };
    },
  };
}

const OTHERS = [CODEBOOK_NAME, CASES_NAME, FRAMEWORK_NAME];

function readBytes(
  path: string,
): { readonly text: string; readonly bytes: Buffer } | { readonly failure: string } {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) return { failure: FAILURES.tooLarge };
    const bytes = readFileSync(path);
    const found = decodeBuffer(bytes);
    return "text" in found ? { text: found.text, bytes } : { failure: found.failure };
  } catch {
    return { failure: FAILURES.unreadable };
  }
}

/** The bytes of a file whose text is another one; a byte order mark stays. */
export function bytesOf({ bytes }: StudyFile, text: string): Buffer {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return Buffer.from(hasMark ? `\ufeff${text}` : text);
}
