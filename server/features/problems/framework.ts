import { placeSummaries } from "../../counts/framework/summaries";
import type { StudySnapshot } from "../context";
import { rangeOf } from "../positions";
import type { FileProblem } from "./model";

/** The problems of `framework.md`: what belongs to no cell, and cases and themes that nothing has. */
export function problemsOfFramework({ framework, figures }: StudySnapshot): readonly FileProblem[] {
  if (framework === undefined) return [];
  const { reading, lines } = framework;
  return placeSummaries(figures, reading).problems.map(({ message, ...span }) => ({
    range: rangeOf(lines, span),
    severity: "warning",
    code: "misplaced-summary",
    message,
  }));
}
