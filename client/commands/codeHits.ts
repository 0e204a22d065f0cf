// Codes hits of a search as one edit over all their transcripts.
import { codeHitsRequest } from "../../server/protocol/find";
import type { Server } from "../connection/server";
import type { CodeWish, CodedMessage } from "../pages/find/messages";
import type { NumberedCodes } from "../study/numberedCodes";
import type { Overviews } from "../study/overviews";
import { countOf } from "../text/figures";
import { say } from "./editors";
import { applyStudyEdits } from "./studyEdits";

export interface CodeHitsParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly numbered: NumberedCodes;
}

/** What was coded and which hits were left out; undefined after saying why nothing was changed. */
export async function codeHits(
  { server, overviews, numbered }: CodeHitsParts,
  uri: string,
  { hits, code, unit }: Omit<CodeWish, "kind">,
): Promise<CodedMessage | undefined> {
  const listed = hits.map(({ id: _, ...hit }) => hit);
  const params = { uri, hits: listed, code: code.id, unit, isNew: code.isNew };
  const done = await applyStudyEdits(() => server.request(codeHitsRequest, params));
  if (!done) return undefined;
  const { passages } = done;
  const study = overviews.studies?.find((one) => one.uri === uri);
  if (study && passages > 0) await numbered.used(study, [code.id]);
  if (passages > 0) say(`Coded ${countOf(passages, "passage")} with ${code.id}.`);
  const refused = done.refused.flatMap(({ index, reason }) => {
    const hit = hits[index];
    return hit ? [{ id: hit.id, reason }] : [];
  });
  return { kind: "coded", passages, refused };
}
