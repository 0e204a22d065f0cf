import { isMap, isScalar, type YAMLMap } from "yaml";
import { sheetFor, type CodebookChange } from "../edits";
import { flowScalar, quotedText, scalarText } from "../entryText";
import { spotInMap, type Spot } from "../insertion";
import type { CodebookEdit } from "../model";
import { spanOf } from "../reading";
import { reshaped } from "./change";
import { commentsIn } from "./comments";
import { cutEntries } from "./cut";
import { extentOf } from "./extent";
import { rootOf } from "./find";
import { insertEntries } from "./insert";
import { replaceScalar } from "./setFields";

/** A query that the codebook keeps. */
export interface NamedQuery {
  readonly name: string;
  readonly query: string;
}

/**
 * Keeps a query in codebook.yaml, as the last one or in the place of the one that has its name. The
 * query is written as it is: whether it can be run is not looked at here.
 */
export function saveQueryEdits(
  text: string,
  { name: given, query }: NamedQuery,
  how: "new" | "replacing",
): CodebookChange {
  const name = given.trim();
  return reshaped(text, ({ queries }, expected) => {
    const problem =
      problemOfName(name) ?? (how === "new" ? problemOfTaken(queries, name) : undefined);
    if (problem !== undefined) return { problem };
    const step = (now: string) => {
      const spot = spotOfQuery(now, name);
      return spot === undefined
        ? insertEntries(now, { top: "queries" }, { key: keyOf(name), text: query })
        : setQuery(now, spot, query);
    };
    return { steps: [step], expected, queries: new Map(queries).set(name, query) };
  });
}

/** Gives a query of codebook.yaml another name; one that is not there, or a name that is taken, is a problem. */
export function renameQueryEdits(text: string, name: string, given: string): CodebookChange {
  const newName = given.trim();
  return changed(text, name, ({ queries }, expected) => {
    if (newName === name) return { steps: [], expected };
    const problem = problemOfName(newName) ?? problemOfTaken(queries, newName);
    if (problem !== undefined) return { problem };
    const step = (now: string) => {
      const span = spanOf(spotOfQuery(now, name)?.entry.key);
      return span && [{ span, newText: keyOf(newName) }];
    };
    const renamed = [...queries].map(
      ([one, query]) => [one === name ? newName : one, query] as const,
    );
    return { steps: [step], expected, queries: new Map(renamed) };
  });
}

/** Takes a query out of codebook.yaml, and the comments that belong to it. */
export function deleteQueryEdits(text: string, name: string): CodebookChange {
  return changed(text, name, ({ queries }, expected) => {
    const spot = spotOfQuery(text, name);
    const extent = spot && extentOf(text, spot);
    const isGone = (at: number) => extent !== undefined && extent.start <= at && at < extent.end;
    return {
      steps: [(now) => cutQuery(now, name)],
      expected,
      queries: new Map([...queries].filter(([one]) => one !== name)),
      dropped: commentsIn(text)
        .filter(({ start }) => isGone(start))
        .map((comment) => comment.text),
    };
  });
}

type Plan = Parameters<typeof reshaped>[1];

function changed(text: string, name: string, plan: Plan): CodebookChange {
  return reshaped(text, (codebook, outline) => {
    if (codebook.queries.has(name)) return plan(codebook, outline);
    return { problem: `The codebook has no query “${name}” any more.` };
  });
}

function cutQuery(text: string, name: string): CodebookEdit[] | undefined {
  const spot = spotOfQuery(text, name);
  return spot && cutEntries(text, [spot]);
}

function spotOfQuery(text: string, name: string): Spot | undefined {
  const root = rootOf(text);
  const queries = root && spotInMap(root, "queries")?.entry.value;
  return isMap(queries) ? spotInMap(queries as YAMLMap, name) : undefined;
}

/** A text over several lines ends with its last line break, which the next entry needs. */
function setQuery(text: string, { map, entry }: Spot, query: string): CodebookEdit[] | undefined {
  const { value } = entry;
  if (!isScalar(value)) return undefined;
  const { end = 0 } = spanOf(value) ?? {};
  const isBlock = value.type === "BLOCK_LITERAL" || value.type === "BLOCK_FOLDED";
  const { lineBreak } = sheetFor(text, undefined);
  const behind = isBlock && text[end - 1] === "\n" ? lineBreak : "";
  return replaceScalar(text, value, (map.flow ? flowScalar(query) : scalarText(query)) + behind);
}

/** In quotes wherever some reader of YAML could take it for something else. */
function keyOf(name: string): string {
  return SIMPLE.test(name) && scalarText(name) === name ? name : quotedText(name);
}

const SIMPLE = /^\p{L}[\p{L}\p{M}\p{N} _-]*$/u;
const LONGEST_NAME = 100;

function problemOfName(name: string): string | undefined {
  if (name === "") return "Type a name for the query.";
  if (name.length <= LONGEST_NAME) return undefined;
  return `The name of a query has at most ${LONGEST_NAME} characters (the limit). Shorten it.`;
}

function problemOfTaken(queries: ReadonlyMap<string, string>, name: string): string | undefined {
  return queries.has(name) ? `The codebook has a query “${name}” already.` : undefined;
}
