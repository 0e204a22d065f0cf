import type { Codebook } from "../../codebook/model";
import type { FileFacts } from "../../study/facts";
import type { CaseTable } from "../../study/study";
import type { Voices } from "../../study/voices";
import type { FileQueryFigures } from "./figures";
import type { Stretches } from "./stretches";
import { childrenOf, type QueryNode, type Scope } from "./syntax";

/**
 * Queries that can be evaluated in one pass over a study: those inside `cases(…)` and `files(…)`
 * come before what stands around them, innermost first, because they look at all files.
 */
export interface Stage {
  /** What the queries are of; none in the last stage. */
  readonly scopes: readonly Scope[];
  readonly queries: readonly QueryNode[];
  /** Whether one of them looks for words. */
  readonly needsText: boolean;
  /** What was found, by the path of the file. */
  readonly entries: Map<string, StageEntry>;
  /** What all files were evaluated with last. */
  inputs?: Inputs;
}

/** The same object as long as nothing of it changes. */
export interface Inputs {
  readonly codebook: Codebook;
  readonly cases: CaseTable;
  /** The names of cases (in NFC), or the paths of files, in which the query of a scope occurs. */
  readonly scopes: ReadonlyMap<Scope, ReadonlySet<string>>;
}

/** What was found in a file for each query of a stage, and from what. */
export interface StageEntry {
  readonly facts: FileFacts;
  readonly voices: Voices;
  readonly inputs: Inputs;
  readonly found: readonly Found[];
}

export interface Found extends FileQueryFigures {
  readonly stretches: Stretches;
}

/** The stages of a query in their order; the query itself is the only one of the last. */
export function createStages(query: QueryNode): readonly Stage[] {
  const levels: Scope[][] = [];
  sortByLevel(query, levels);
  const stages = levels.map((scopes) =>
    stageOf(
      scopes,
      scopes.map(({ operand }) => operand),
    ),
  );
  return [...stages, stageOf([], [query])];
}

/** Puts the scopes of a query into their levels; gives how many levels it has. */
function sortByLevel(node: QueryNode, levels: Scope[][]): number {
  const inside = childrenOf(node).map((child) => sortByLevel(child, levels));
  const level = Math.max(0, ...inside);
  if (node.kind !== "cases" && node.kind !== "files") return level;
  (levels[level] ??= []).push(node);
  return level + 1;
}

function stageOf(scopes: readonly Scope[], queries: readonly QueryNode[]): Stage {
  return { scopes, queries, needsText: queries.some(looksForWords), entries: new Map() };
}

/** What stands inside another scope was looked for before. */
function looksForWords(node: QueryNode): boolean {
  if (node.kind === "cases" || node.kind === "files") return false;
  return node.kind === "words" || childrenOf(node).some(looksForWords);
}
