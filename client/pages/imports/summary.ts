// What the page says of everything together.
import type { ImportPlan } from "../../../server/protocol/imports";
import { countOf } from "../../text/figures";
import type { ImportState } from "./messages";

/** The paths that would be written. */
export function comingOver(plan: ImportPlan | null): readonly string[] {
  return (plan?.files ?? []).flatMap(({ codebook, transcripts }) => [
    ...(codebook ? [codebook.path] : []),
    ...transcripts.flatMap(({ path }) => path ?? []),
  ]);
}

export function statusText({ step, reading, plan, unread }: ImportState): string {
  if (reading !== null) return `Reading ${reading}…`;
  if (step === "reading" || plan === null) return "Reading…";
  if (step === "writing") return "Writing…";
  const written = countOf(comingOver(plan).length, "file");
  const left = plan.files.filter(isLeftOut).length + unread.length;
  const rest = left === 0 ? "" : ` ${countOf(left, "file")} cannot be brought in whole; see below.`;
  if (step === "done")
    return `${written} brought in. Undo in the Explorer takes them out again.${rest}`;
  const files = countOf(plan.files.length + unread.length, "file");
  return `${files} read. Nothing is written yet.${rest}`;
}

/** Whether something of a file does not come over at all. */
function isLeftOut({ refusal, transcripts }: ImportPlan["files"][number]): boolean {
  return refusal !== null || transcripts.some(({ path }) => path === null);
}
