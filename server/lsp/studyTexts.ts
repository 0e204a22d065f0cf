import type { CancellationToken } from "vscode-languageserver";
import { findStudies } from "../study/discovery";
import type { FileText } from "../study/files";
import { isPartOf } from "./intake";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import { folderUri, normalizeUri, uriBelow } from "./uris";
import type { Workspace } from "./workspace";

/** Everything that lies in a study's folder, as it is now: an open editor wins over the disk. */
export interface StudyTexts {
  /** Every file, by its path in the study, in their order. */
  readonly paths: readonly string[];
  /** Whether a file is one that Verbatim reads: a transcript, the codebook, cases, memos. */
  readonly isKnown: (path: string) => boolean;
  readonly read: (path: string) => Promise<FileText>;
}

/** What lies in hidden folders and in other studies is no part of it. */
export async function studyTextsOf(
  { sources }: Workspace,
  study: LiveStudy,
  token: CancellationToken,
): Promise<StudyTexts> {
  const pause = createPause(token);
  const found = (await findStudies(sources.files, study.uri)).find(
    ({ uri }) => folderUri(uri) === study.uri,
  );
  return {
    paths: found?.paths ?? [],
    isKnown: (path) => isPartOf({ study, path }),
    async read(path) {
      await pause();
      const uri = uriBelow(study.uri, path);
      const open = sources.openDocument(normalizeUri(uri));
      return open === undefined ? sources.files.read(uri) : { text: open.getText() };
    },
  };
}
