import assert from "node:assert/strict";
import { checkQuery } from "../../../../server/counts/query/check";
import { codesBelowIn } from "../../../../server/counts/query/codesBelow";
import { namesOfStudy } from "../../../../server/counts/query/names";
import { parseQuery } from "../../../../server/counts/query/parse";
import { passagesMeant } from "../../../../server/counts/query/named";
import { queryRowsOf, type QueryRow } from "../../../../server/counts/query/rows";
import {
  keepQuery,
  runQuery,
  type KeptQuery,
  type QueryResult,
} from "../../../../server/counts/query/run";
import { shownStretches, type ShownAs } from "../../../../server/counts/query/shown";
import type { QueryNode, QueryProblem } from "../../../../server/counts/query/syntax";
import { readSections } from "../../../support/sections";
import { countStudy, type CountedStudy } from "../study";

export function studyOf(sections: string): Promise<CountedStudy> {
  return countStudy(readSections(sections).files);
}

export function queryOf(text: string): QueryNode {
  const parsed = parseQuery(text);
  assert.ok("query" in parsed, `“${text}” can be read: ${JSON.stringify(parsed)}`);
  return parsed.query;
}

/** Runs a query over a study in memory, and says which texts were read for it. */
export function run(
  { figures, transcripts }: CountedStudy,
  kept: KeptQuery,
  onRead: (path: string) => void = () => undefined,
): Promise<QueryResult> {
  return runQuery(kept, {
    study: figures.study,
    voices: figures.voices,
    pause: () => undefined,
    read: async (path) => {
      onRead(path);
      return transcripts.get(path);
    },
  });
}

/** The rows of a query, as the command line prints them. */
export async function rowsOf(
  counted: CountedStudy,
  text: string,
  as: ShownAs = "stretches",
): Promise<QueryRow[]> {
  const query = queryOf(text);
  const { files } = await run(counted, keepQuery(query));
  const codesBelow = codesBelowIn(counted.figures.study.codebook);
  return files.flatMap(({ path, facts, voices, stretches }) => {
    const transcript = counted.transcripts.get(path);
    assert.ok(transcript);
    const shown = shownStretches(query, { as, stretches }, { facts, codesBelow });
    const isMeant = passagesMeant(query, codesBelow);
    return queryRowsOf({ path, transcript, facts, voices }, shown, { isMeant });
  });
}

export async function textsOf(
  counted: CountedStudy,
  text: string,
  as?: ShownAs,
): Promise<string[]> {
  return (await rowsOf(counted, text, as)).map((row) => row.text);
}

/** `passages words cases transcripts`. */
export async function figuresOf(counted: CountedStudy, text: string): Promise<string> {
  const { figures } = await run(counted, keepQuery(queryOf(text)));
  return [figures.passages, figures.words, figures.cases, figures.transcripts].join(" ");
}

export async function problemsOf(
  { figures }: CountedStudy,
  text: string,
): Promise<readonly QueryProblem[]> {
  const { study, voices } = figures;
  return checkQuery(queryOf(text), await namesOfStudy({ study, voices, pause: () => undefined }));
}
