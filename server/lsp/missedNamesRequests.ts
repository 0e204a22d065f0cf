import { rangeOf } from "../features/positions";
import type { NamePlace } from "../exchange/pseudonyms/places";
import {
  missedNamesRequest,
  MOST_MISSED_NAMES,
  type MissedName,
  type MissedNamesResult,
  type UnreadFile,
} from "../protocol/pseudonyms";
import { lineIndexOf } from "../study/lineIndex";
import { createAnswers } from "./answers";
import { keyOf } from "./pseudonymRequests";
import type { ServerParts } from "./server";
import { studyTextsOf } from "./studyTexts";
import { uriBelow } from "./uris";

/** Names of a key that still stand anywhere in the folder of a study. */
export function registerMissedNamesRequests(parts: ServerParts): void {
  const { connection, workspace, loadPseudonyms } = parts;
  const { inStudy } = createAnswers(workspace);
  connection.onRequest(missedNamesRequest, ({ uri, key, isStrict }, token) =>
    inStudy(uri, token, async (study): Promise<MissedNamesResult> => {
      const lazy = await loadPseudonyms();
      const read = keyOf(lazy, key);
      if ("reason" in read) return { ...NOTHING, ...read };
      const missed = lazy.createMissedNames(read.entries, { isStrict });
      const texts = await studyTextsOf(workspace, study, token);
      const places: MissedName[] = [];
      const unread: UnreadFile[] = [];
      let count = 0;
      const add = (place: NamePlace, where: Where): void => {
        if (++count > MOST_MISSED_NAMES) return;
        places.push({ ...where, written: place.written, message: lazy.missedText(place) });
      };
      for (const file of texts.paths) {
        const where = { uri: uriBelow(study.uri, file), file };
        for (const place of missed.inPath(file)) add(place, { ...where, ...IN_NAME });
        const found = await texts.read(file);
        if ("failure" in found) {
          if (texts.isKnown(file)) unread.push({ ...where, reason: found.failure });
          continue;
        }
        const { text } = found;
        const lines = lineIndexOf(text);
        for (const place of missed.inFile({ text, isTranscript: study.isTranscript(file) }))
          add(place, { ...where, range: rangeOf(lines, place), ...lazy.wordsAround(text, place) });
      }
      return { names: read.entries.length, places, count, unread, reason: null };
    }),
  );
}

type Where = Omit<MissedName, "written" | "message">;

const IN_NAME = { range: null, before: "", after: "" } as const;

const NOTHING: MissedNamesResult = { names: 0, places: [], count: 0, unread: [], reason: null };
