import type { CopyWishes } from "../exchange/pseudonyms/anonymise";
import type { CopySource, NoCopy } from "../exchange/pseudonyms/studyCopy";
import {
  anonymiseRequest,
  type AnonymiseParams,
  type AnonymiseResult,
} from "../protocol/pseudonyms";
import { CODEBOOK_NAME } from "../study/discovery";
import { createAnswers } from "./answers";
import type { LiveStudy } from "./liveStudy";
import { createPause } from "./pause";
import { keyOf } from "./pseudonymRequests";
import type { ServerParts } from "./server";
import { studyTextsOf, type StudyTexts } from "./studyTexts";
import { folderUri } from "./uris";

/** Whether a file or a folder lies in a folder, whatever links lead to the two; all are URIs. */
export type LiesIn = (uri: string, folder: string) => boolean;

/** Copies of studies that are fit for an archive: the client writes what is made here. */
export function registerAnonymiseRequests(parts: ServerParts): void {
  const { connection, workspace, loadPseudonyms, liesIn } = parts;
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(anonymiseRequest, ({ uri, key, ...wish }, token) =>
    inStudy(uri, token, async (study): Promise<AnonymiseResult> => {
      const lazy = await loadPseudonyms();
      const read = key === null ? { entries: [] } : keyOf(lazy, key);
      if ("reason" in read) return refused(read.reason);
      const { codebook } = study.codebook.reading;
      const problem = codebook === undefined ? NO_CODEBOOK : problemOfPlaces(study, wish, liesIn);
      if (codebook === undefined || problem !== undefined) return refused(problem ?? NO_CODEBOOK);
      const sources = await sourcesOf(await studyTextsOf(workspace, study, token), study);
      const wishes: CopyWishes = {
        entries: read.entries,
        interviewers: new Set(codebook.interviewers.map((name) => name.toLowerCase())),
        keeps: new Set(wish.keeps),
        acceptsChangedWords: false,
        howToKeep: (_, things) => `You can choose to keep ${things}.`,
      };
      const copy = await lazy.studyCopy(sources, wishes, createPause(token));
      if ("refused" in copy) return refused(reasonOf(copy));
      const suspects = copy.suspects.map((line) => {
        return { ...line, places: line.places.slice(0, MOST_PLACES) };
      });
      return { ...copy, suspects, reason: null };
    }),
  );
}

const MOST_PLACES = 5;
const NO_CODEBOOK = `${CODEBOOK_NAME} cannot be read as YAML. Mend it first.`;

function refused(reason: string): AnonymiseResult {
  return { files: [], key: "", account: [], suspects: [], reason };
}

function reasonOf({ refused: [first, ...more] }: NoCopy): string {
  const place = first.path === "" ? "" : `${first.path}: `;
  const others = more.length === 0 ? "" : ` So it is with ${more.length} more.`;
  return `${place}${first.reason}${others} Nothing was written.`;
}

/** A copy must not mix with the study, and who is who must lie outside of both. */
function problemOfPlaces(
  { uri }: LiveStudy,
  { to, keys }: Pick<AnonymiseParams, "to" | "keys">,
  liesIn: LiesIn = isBelow,
): string | undefined {
  const isIn = (place: string, folder: string): boolean =>
    isBelow(place, folder) || liesIn(place, folder);
  if (isIn(to, uri)) return "The copy would lie in the study. Choose a folder outside.";
  const isWrong = keys.some((key) => isIn(key, uri) || isIn(key, to));
  return isWrong ? "The key must lie outside of the study and of its copy." : undefined;
}

function isBelow(uri: string, folder: string): boolean {
  const [inner, outer] = [folderUri(uri), folderUri(folder)];
  return inner === outer || inner.startsWith(`${outer}/`);
}

async function sourcesOf(texts: StudyTexts, study: LiveStudy): Promise<readonly CopySource[]> {
  const sources: CopySource[] = [];
  for (const path of texts.paths.filter(texts.isKnown)) {
    const found = await texts.read(path);
    sources.push(
      "failure" in found
        ? { path, reason: found.failure }
        : { path, text: found.text, isTranscript: study.isTranscript(path) },
    );
  }
  return sources;
}
