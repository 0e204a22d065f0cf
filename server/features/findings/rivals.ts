import { comparedOf, type GiveWay } from "../../counts/compared";
import type { RivalsTable } from "../../counts/comparisons";
import { rivalPassagesOf } from "../../counts/rivalPlaces";
import { rivalNames, rivalsOf } from "../../counts/rivals";
import type { RivalCase, RivalsPicture, RivalsWish } from "../../protocol/findings";
import type { StudySnapshot } from "../context";

/** So many values and cases are given at most; who wants more asks the command line. */
const MOST_VALUES = 60;
const MOST_CASES = 1000;

/** Rival explanations: figures of each value, and which cases speak for which of them. */
export async function rivalsPictureOf(
  { figures }: StudySnapshot,
  wish: RivalsWish,
  pause: GiveWay,
): Promise<RivalsPicture> {
  const names = rivalNames(comparedOf(figures));
  const by = names.find((name) => name === wish.by) ?? names[0];
  const nothing = { picture: "rivals", names, casesLeftOut: 0, valuesLeftOut: 0 } as const;
  if (by === undefined) return { ...nothing, rivals: null, cases: [] };
  const all = await rivalsOf(figures, by, pause);
  const passages = await rivalPassagesOf(figures, by, pause);
  const rows = all.rows.slice(0, MOST_VALUES);
  const cases = casesIn(all);
  return {
    ...nothing,
    rivals: { ...all, rows },
    cases: cases.slice(0, MOST_CASES).map((one) => ({
      ...one,
      passages: rows.map(({ value }) => passages(one.case, value)),
    })),
    casesLeftOut: Math.max(0, cases.length - MOST_CASES),
    valuesLeftOut: all.rows.length - rows.length,
  };
}

/** Those that speak for one value alone, value after value; for several; for none. */
function casesIn({ rows, several, none }: RivalsTable): Omit<RivalCase, "passages">[] {
  return [
    ...rows.flatMap(({ value, only }) => only.map((name) => ({ case: name, values: [value] }))),
    ...several,
    ...none.map((name) => ({ case: name, values: [] })),
  ];
}
