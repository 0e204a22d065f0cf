// Recodes passages as one edit over all their transcripts: all of them, or none.
import { recodeRequest, type RecodeResult } from "../../server/protocol/recode";
import type { NotRecodedMessage, RecodedMessage, RecodeWish } from "../pages/recode/messages";
import { countOf } from "../text/figures";
import { oneLine } from "../text/plain";
import type { CodeHitsParts } from "./codeHits";
import { say } from "./editors";
import { applyStudyEdits } from "./studyEdits";

export interface RecodeWhat extends Omit<RecodeWish, "kind"> {
  /** The study's folder. */
  readonly study: string;
  /** The code that the passages have. */
  readonly code: string;
}

/** How many passages were changed; or, after saying why none was, those that were in the way. */
export async function recodePassages(
  { server, overviews, numbered }: CodeHitsParts,
  { study: uri, code, decisions, newCodes }: RecodeWhat,
): Promise<RecodedMessage | NotRecodedMessage> {
  let refused: RecodeResult["refused"] = [];
  const params = { uri, code, decisions: decisions.map(({ id: _, ...one }) => one), newCodes };
  const done = await applyStudyEdits(async () => {
    const answer = await server.request(recodeRequest, params);
    refused = answer?.refused ?? [];
    // Whoever decided on them has to know before the others change.
    const reason = answer?.reason ?? reasonOf(refused, decisions);
    return answer && { ...answer, reason };
  });
  if (!done) {
    const inTheWay = refused.flatMap(({ index, reason }) => {
      const decision = decisions[index];
      return decision ? [{ id: decision.id, reason }] : [];
    });
    return { kind: "notRecoded", refused: inTheWay };
  }
  const study = overviews.studies?.find((one) => one.uri === uri);
  const given = new Set(decisions.flatMap(({ to }) => to ?? []));
  if (study && given.size > 0) await numbered.used(study, [...given]);
  say(`Recoded ${countOf(done.changed, "passage")} of ${code}. Undo takes it back.`);
  return { kind: "recoded", changed: done.changed };
}

const MOST_NAMES = 5;

/** Which files hold passages that cannot be recoded, in a sentence; null where all can. */
function reasonOf(
  refused: RecodeResult["refused"],
  decisions: RecodeWhat["decisions"],
): string | null {
  const [first] = refused;
  if (!first) return null;
  const files = [...new Set(refused.map(({ index }) => oneLine(decisions[index]?.file ?? "")))];
  const rest = files.length > MOST_NAMES ? ` and ${files.length - MOST_NAMES} more` : "";
  const names = `${files.slice(0, MOST_NAMES).join(", ")}${rest}`;
  const count = countOf(refused.length, "passage");
  return `Nothing was recoded, because ${count} cannot be (${names}): ${first.reason}`;
}
