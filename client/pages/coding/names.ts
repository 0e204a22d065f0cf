// What passages are called.
import type { ReadingPassage } from "../../../server/protocol/reading";
import type { ShownCode } from "./messages";

/** The names of its codes, or what a passage without any is called. */
export function passageName(
  { codes: ids }: Pick<ReadingPassage, "codes">,
  codes: ReadonlyMap<string, ShownCode>,
): string {
  if (ids.length === 0) return "Annotation";
  return ids
    .map((id) => {
      const code = codes.get(id);
      return code?.isUnknown ? `${code.name} (not in the codebook)` : (code?.name ?? id);
    })
    .join(", ");
}
