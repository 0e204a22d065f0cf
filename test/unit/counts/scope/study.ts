import { createScoped, updateScoped } from "../../../../server/counts/scope/scopedFigures";
import type { Figures } from "../../../../server/counts/figures";
import type { ScopedFigures } from "../../../../server/counts/scope/scopedFigures";
import { queryOf } from "../query/study";
import type { CountedStudy } from "../study";

/** A study, limited to what a query finds. */
export async function limited(counted: CountedStudy, text: string): Promise<CountedStudy> {
  return { ...counted, figures: await update(createScoped(queryOf(text)), counted) };
}

export function update(
  scoped: ScopedFigures,
  { figures, transcripts }: CountedStudy,
): Promise<Figures> {
  return updateScoped(scoped, figures, {
    pause: () => undefined,
    read: async (path) => transcripts.get(path),
  });
}
