import { isScalar, isSeq, type Node, type YAMLSeq } from "yaml";
import type { Span } from "../../markup/model";
import { nodesOfTables } from "../codePlaces";
import { normalizeId } from "../ids";
import { lineBehind, spotInMap } from "../insertion";
import type { CodebookEdit, CodebookTable } from "../model";
import { itemsOf, spanOf, textOf } from "../reading";
import { commentsIn } from "./comments";
import { lineStart } from "./extent";
import { rootOf } from "./find";

type Tables = ReadonlyMap<string, CodebookTable>;

/** The tables with one code in the place of another. */
export function tablesWith(tables: Tables, id: string, newId: string): Tables {
  return withNodes(tables, (nodes) => nodes.map((one) => (one === id ? newId : one)));
}

/**
 * The tables without the codes that go. A table that names nothing else keeps them: without any, it
 * would show the whole codebook, and with them it says what is wrong.
 */
export function tablesWithout(tables: Tables, gone: ReadonlySet<string>): Tables {
  return withNodes(tables, (nodes) => {
    const rest = nodes.filter((id) => !gone.has(id));
    return rest.length === 0 ? nodes : rest;
  });
}

/** How many ids of tables stay that the codebook lacks then, each of them an error at its place. */
export function leftInTables(tables: Tables, gone: ReadonlySet<string>): number {
  return [...tables.values()].flatMap(({ nodes = [] }) => nodes).filter((id) => gone.has(id))
    .length;
}

export function isSameTables(some: Tables, others: Tables): boolean {
  return JSON.stringify(plain(some)) === JSON.stringify(plain(others));
}

function plain(tables: Tables): unknown {
  return [...tables.values()].map(({ titles, where, conditionSpan: _, ...rest }) => {
    return [Object.entries(rest).sort(), [...titles], [...where]];
  });
}

function withNodes(
  tables: Tables,
  change: (nodes: readonly string[]) => readonly string[],
): Tables {
  return new Map(
    [...tables].map(([name, table]) => {
      const { nodes } = table;
      return [name, nodes === undefined ? table : { ...table, nodes: change(nodes) }];
    }),
  );
}

/** Takes ids out of the lists of tables; a comment behind one stays where it is. */
export function cutTableNodes(text: string, gone: ReadonlySet<string>): CodebookEdit[] {
  const root = rootOf(text);
  const tables = root && spotInMap(root, "tables")?.entry.value;
  return nodesOfTables(tables ?? null)
    .flatMap((nodes) => (isSeq(nodes) ? cutItems(text, nodes as YAMLSeq, gone) : []))
    .map((span) => ({ span, newText: "" }));
}

function cutItems(text: string, list: YAMLSeq, gone: ReadonlySet<string>): Span[] {
  const items = itemsOf(list);
  const stay = items.filter((item) => !isGone(item, gone));
  if (stay.length === 0) return [];
  const isFlow = list.flow === true;
  return items.flatMap((item, at) => {
    const own = isGone(item, gone) ? spanOf(item) : undefined;
    if (own === undefined) return [];
    return [isFlow ? inFlow(items, at, stay, own) : onOwnLine(text, own)];
  });
}

function isGone(item: Node | null, gone: ReadonlySet<string>): boolean {
  return isScalar(item) && gone.has(normalizeId((textOf(item) ?? "").trim()));
}

/** Up to the next item; of those behind the last one that stays, from the end of the one before. */
function inFlow(
  items: readonly (Node | null)[],
  at: number,
  stay: readonly (Node | null)[],
  own: Span,
): Span {
  const isBehind = at > items.indexOf(stay[stay.length - 1]);
  if (isBehind) return { start: spanOf(items[at - 1])?.end ?? own.start, end: own.end };
  return { start: own.start, end: spanOf(items[at + 1])?.start ?? own.end };
}

/** The whole line of an item, up to a comment behind it. */
function onOwnLine(text: string, { start, end }: Span): Span {
  const behind = lineBehind(text, end);
  const comment = commentsIn(text).find((one) => one.start >= end && one.start < behind);
  const dash = text.lastIndexOf("-", start - 1);
  if (comment !== undefined) return { start: dash, end: comment.start };
  return { start: lineStart(text, dash), end: behind };
}
