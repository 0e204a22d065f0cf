import type { MemoFacts } from "../../study/memos/memoFacts";
import type { StudySnapshot } from "../context";
import { rangeOfLines } from "../positions";
import { byPlace, quote, type FileProblem } from "../problems/model";
import { createSubjects, type Subjects } from "./subjects";

/**
 * The problems of a file of `memos/`: of its front matter, and names of `about:` that nothing in the
 * study has, each with the nearest name. An unknown path has none.
 */
export function problemsOfMemo(study: StudySnapshot, path: string): readonly FileProblem[] {
  const facts = study.figures.study.memos.get(path);
  if (facts === undefined) return [];
  return [...ownProblems(facts), ...unknownSubjects(facts, createSubjects(study))].sort(byPlace);
}

/** Unknown names of one memo whose nearest ones are looked up: each takes a pass over all names. */
const MOST_LOOKED_UP = 50;

function ownProblems({ problems }: MemoFacts): FileProblem[] {
  return problems.map(({ at, code, severity, message, replacement }) => ({
    range: rangeOfLines(at),
    code,
    severity,
    message,
    ...(replacement === undefined ? {} : { data: { replacement } }),
  }));
}

function unknownSubjects({ about }: MemoFacts, subjects: Subjects): FileProblem[] {
  let left = MOST_LOOKED_UP;
  return about
    .filter(({ name }) => subjects.find(name) === undefined)
    .map(({ name, at }) => {
      const [nearest] = left-- > 0 ? subjects.nearest(name) : [];
      const advice = nearest === undefined ? adviceFor(name) : `Did you mean “${nearest}”?`;
      return {
        range: rangeOfLines(at),
        severity: "warning",
        code: "unknown-subject",
        message: `The study has no code, case or named passage ${quote(name)}. ${advice}`,
        ...(nearest === undefined ? {} : { data: { replacement: nearest } }),
      };
    });
}

function adviceFor(name: string): string {
  if (name.includes(",")) return "Write several names in brackets: [one, two].";
  if (name.includes("#")) return "Write the file’s path in the study, then # and the passage’s id.";
  return "Write the id of a code, a case, or file#passage-id.";
}
