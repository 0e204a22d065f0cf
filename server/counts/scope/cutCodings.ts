import { CODING, CUT, PARAGRAPH, type AnnotationFact, type FileFacts } from "../../study/facts";
import { firstWordsOf, wordsTouched } from "../query/figures";
import { stretchOfCoding, stretchOfPassage } from "../query/passages";
import type { Stretch } from "../query/stretches";
import { cutToLimits, renumbered, type Limits } from "./limits";

export interface CutCodings {
  /** In the order in which their words in scope start; columns `CODING`. */
  readonly rows: Int32Array;
  /** The rows that they were. */
  readonly from: readonly number[];
}

/** Codings, by their rows, from their first word in scope to their last one. */
export function cutCodings(
  facts: FileFacts,
  codings: readonly number[],
  limits: Limits | undefined,
): CutCodings {
  const rows = new Int32Array(codings.length * CODING.width);
  const from: number[] = [];
  const cutter = limits && cutterOf(facts, limits);
  for (const coding of codings) {
    const own = facts.codings.subarray(coding * CODING.width, (coding + 1) * CODING.width);
    const cut = cutter?.(stretchOfCoding(facts, coding), {
      firstParagraph: own[CODING.firstParagraph],
      lastParagraph: own[CODING.lastParagraph],
    });
    if (cutter !== undefined && cut === undefined) continue;
    const row = from.push(coding) * CODING.width - CODING.width;
    rows.set(own, row);
    if (cut === undefined) continue;
    for (const column of COLUMNS) rows[row + CODING[column]] = cut[column];
    if (cut.start === own[CODING.start]) continue;
    rows[row + CODING.heading] =
      facts.paragraphs[cut.firstParagraph * PARAGRAPH.width + PARAGRAPH.heading];
  }
  return { rows: rows.slice(0, from.length * CODING.width), from };
}

/** The same for passages that are annotated. */
export function cutAnnotations(
  facts: FileFacts,
  annotations: readonly AnnotationFact[],
  limits: Limits,
): readonly AnnotationFact[] {
  const cutter = cutterOf(facts, limits);
  return annotations.flatMap((one) => {
    const cut = cutter(stretchOfPassage(one), one);
    return cut === undefined ? [] : [{ ...one, ...cut }];
  });
}

const COLUMNS = [
  ...(["start", "end", "firstWord", "endWord"] as const),
  ...(["firstParagraph", "lastParagraph", "cuts"] as const),
];

type Cut = Readonly<Record<(typeof COLUMNS)[number], number>>;

type Cutter = (
  stretch: Stretch,
  whole: Pick<Cut, "firstParagraph" | "lastParagraph">,
) => Cut | undefined;

/** An end that stays keeps its paragraph, which may hold signs alone. */
function cutterOf(facts: FileFacts, limits: Limits): Cutter {
  const firstWords = firstWordsOf(facts);
  return (stretch, whole) => {
    const cut = cutToLimits(limits, stretch);
    if (cut === undefined) return undefined;
    const touched = wordsTouched(firstWords, cut);
    const [starts, ends] = [cut.start.at === stretch.start.at, cut.end.at === stretch.end.at];
    const firstParagraph = starts ? whole.firstParagraph : touched.firstParagraph;
    const lastParagraph = ends ? whole.lastParagraph : touched.lastParagraph;
    const { start, end } = renumbered(limits, cut);
    return {
      start: start.at,
      end: end.at,
      firstWord: start.ended,
      endWord: end.begun,
      firstParagraph,
      lastParagraph,
      cuts: (start.begun > start.ended ? CUT.start : 0) + (end.begun > end.ended ? CUT.end : 0),
    };
  };
}
