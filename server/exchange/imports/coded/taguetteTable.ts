import { BEYOND_LIMIT, type Table } from "../documents/table";
import type { TableKind } from "../documents/tableKind";
import { itemOf } from "../placesOf";
import { highlightsRead, type Highlight } from "./highlights";

/** The list of highlights that Taguette exports as a table: a row for each tag of a highlight. */
export const TAGUETTE_TABLE: TableKind = {
  recognises: (_, { rows: [head] }) =>
    head?.size === COLUMNS.length && COLUMNS.every((name, at) => head.get(at)?.trim() === name),
  read(name, table, before) {
    const found = highlightsOf(table);
    const empty = table.rows.slice(1).filter((row) => !isHighlight(row)).length;
    const account = [...before, ...itemOf(BEYOND_LIMIT, table.beyond), ...itemOf(EMPTY, empty)];
    return highlightsRead({ name }, found, account);
  },
};

const COLUMNS = ["id", "document", "tag", "content"] as const;

const EMPTY = {
  fate: "left out",
  what: "rows without words or without a document",
  why: "They highlight nothing.",
} as const;

function isHighlight(row: ReadonlyMap<number, string>): boolean {
  return row.has(1) && row.has(3);
}

/** Rows of one id in one document are a highlight. */
function highlightsOf({ rows }: Table): readonly Highlight[] {
  const highlights = new Map<string, { document: string; tags: string[]; texts: string[] }>();
  for (const row of rows.slice(1)) {
    if (!isHighlight(row)) continue;
    const [id, document = "", tag = "", content = ""] = COLUMNS.map((_, at) => row.get(at));
    const key = JSON.stringify([id, document, content]);
    const known = highlights.get(key) ?? { document, tags: [], texts: content.split(/\n{2,}/) };
    if (tag !== "" && !known.tags.includes(tag)) known.tags.push(tag);
    highlights.set(key, known);
  }
  return [...highlights.values()];
}
