// What a query found, as its document shows it: grouped, and the same in every form.
import type { QueryFigures, QueryHit } from "../../server/protocol/query";
import { countOf, numberText } from "../text/figures";
import { oneLine } from "../text/plain";

/** What the passages are listed under. */
export type PassageGrouping = "file" | "case" | "heading" | "code";

export interface FoundPassages {
  /** The query as it is written. */
  readonly query: string;
  readonly figures: QueryFigures;
  /** How many stretches there are; more than the hits where not all are listed. */
  readonly total: number;
  readonly hits: readonly QueryHit[];
  readonly unread: readonly string[];
  /** The scope that they lie in. */
  readonly scope?: string;
}

export interface PassageGroup {
  readonly name: string;
  readonly hits: readonly QueryHit[];
}

/** The passages in their groups, in the order in which they are met; what has no name comes last. */
export function groupsOf(
  hits: readonly QueryHit[],
  by: PassageGrouping,
  nameOfCode: (id: string) => string,
): readonly PassageGroup[] {
  const groups = new Map<string, QueryHit[]>();
  const nameless: QueryHit[] = [];
  for (const hit of hits) {
    const names = namesIn(hit, by, nameOfCode);
    if (names.length === 0) nameless.push(hit);
    for (const name of names) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [hit]);
      else group.push(hit);
    }
  }
  const named = [...groups].map(([name, own]) => ({ name: oneLine(name), hits: own }));
  return nameless.length === 0 ? named : [...named, { name: NAMELESS[by], hits: nameless }];
}

const NAMELESS: Readonly<Record<PassageGrouping, string>> = {
  file: "No transcript",
  case: "No participant",
  heading: "No heading",
  code: "No code",
};

function namesIn(
  hit: QueryHit,
  by: PassageGrouping,
  nameOfCode: (id: string) => string,
): readonly string[] {
  if (by === "code") return hit.codes.map(nameOfCode);
  const name = hit[by];
  return name === null ? [] : [name];
}

/** "2 passages, 7 words, 1 case, 1 transcript". */
export function figuresText({ passages, words, cases, transcripts }: QueryFigures): string {
  const counts = [
    countOf(passages, "passage"),
    countOf(words, "word"),
    countOf(cases, "case"),
    countOf(transcripts, "transcript"),
  ];
  return counts.join(", ");
}

export const FIGURES_RULE =
  "Passages are the stretches that the query finds. Words are participants’, each counted once; " +
  "a case counts when it says a word in one.";

type Source = Pick<QueryHit, "case" | "speaker" | "heading" | "file" | "range">;

/** "K1, P1, Money – k1.md:8": who says it, where. */
export function sourceOf({ case: name, speaker, heading, file, range }: Source): string {
  const parts = [name, speaker === name ? null : speaker, heading];
  const who = parts.filter((part) => part !== null).map(oneLine);
  return `${who.join(", ")}${who.length === 0 ? "" : " – "}${placeOf({ file, range })}`;
}

/** "k1.md:8". */
export function placeOf({ file, range }: Pick<QueryHit, "file" | "range">): string {
  return `${oneLine(file)}:${range.start.line + 1}`;
}

/** What the list leaves out, in sentences. */
export function leftOut({ hits, total, unread, scope }: FoundPassages): readonly string[] {
  const isCut = hits.length < total && unread.length === 0;
  const files = unread.map(oneLine).join(", ");
  return [
    ...(scope === undefined ? [] : [`Only what lies in the scope: ${oneLine(scope)}.`]),
    ...(isCut
      ? [
          `Only the first ${countOf(hits.length, "passage")} of ${numberText(total)} are listed (the limit). Narrow the query.`,
        ]
      : []),
    ...(unread.length > 0 ? [`Not listed, because they could not be read: ${files}.`] : []),
  ];
}
