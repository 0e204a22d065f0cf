import { join } from "node:path";
import { nearestIds } from "../codebook/ids";
import { checkQuery } from "../counts/query/check";
import { namesOfStudy } from "../counts/query/names";
import { parseQuery } from "../counts/query/parse";
import { keepQuery, runQuery, type QueryResult } from "../counts/query/run";
import type { QueryNode, QueryProblem } from "../counts/query/syntax";
import type { Transcript } from "../markup/model";
import { parseTranscript } from "../markup/parse";
import { readText, type LoadedStudy } from "./loadStudy";
import { UsageError } from "./usage";

/** A query as it was given, and what messages call it. */
export interface WrittenQuery {
  readonly text: string;
  readonly name: string;
}

/** The query that was typed, or the one that the codebook has by that name. */
export function writtenQuery(
  { study }: LoadedStudy,
  { typed, saved }: { readonly typed?: string; readonly saved?: string },
): WrittenQuery {
  if (typed !== undefined && saved !== undefined) {
    throw new UsageError("Give a query, or the name of one with --saved, not both.");
  }
  if (typed !== undefined) return { text: typed, name: "the query" };
  const { queries } = study.figures.study.codebook;
  if (saved === undefined) throw new UsageError(`Say what to look for: ${EXAMPLE}.`);
  const text = queries.get(saved);
  if (text !== undefined) return { text, name: `the query “${saved}”` };
  throw new UsageError(
    `The codebook has no query “${saved}”. ${knownQueries(saved, [...queries.keys()])}`,
  );
}

/** Reads a query and checks what it names; a wrong one ends the command, a doubtful one is told of. */
export async function readQuery(
  { study, whole }: LoadedStudy,
  { text, name }: WrittenQuery,
): Promise<QueryNode> {
  const parsed = parseQuery(text);
  if ("problem" in parsed) throw new UsageError(sentence(name, parsed.problem));
  const { study: counted, voices } = whole ?? study.figures;
  const names = await namesOfStudy({ study: counted, voices, pause: noPause });
  const problems = checkQuery(parsed.query, names);
  const error = problems.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new UsageError(sentence(name, error));
  for (const problem of problems) process.stderr.write(`verbatim: ${sentence(name, problem)}\n`);
  return parsed.query;
}

/** Runs a query; the words of a transcript are read where they are needed. */
export function resultOfQuery(
  loaded: LoadedStudy,
  folder: string,
  query: QueryNode,
): Promise<QueryResult> {
  const { study, voices } = loaded.study.figures;
  const read = async (path: string): Promise<Transcript> => readTranscript(folder, path);
  return runQuery(keepQuery(query), { study, voices, pause: noPause, read });
}

export function readTranscript(folder: string, path: string): Transcript {
  return parseTranscript(readText(join(folder, path)));
}

const EXAMPLE = "verbatim query <study folder> '<query>', or --saved <name>";

function knownQueries(name: string, known: readonly string[]): string {
  if (known.length === 0) return "It has none; they stand under “queries:”.";
  const nearest = nearestIds(name, known, { limit: 1 }).at(0);
  return nearest === undefined ? `It has ${known.join(", ")}.` : `Did you mean “${nearest}”?`;
}

function sentence(name: string, { start, message }: QueryProblem): string {
  return `${name}, column ${start + 1}: ${message}`;
}

/** A command has nobody to give way to. */
const noPause = (): undefined => undefined;
