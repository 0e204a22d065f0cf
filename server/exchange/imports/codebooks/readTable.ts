import { createLedger } from "../../refi/ledger";
import type { AccountItem } from "../account";
import { BEYOND_LIMIT, type Table } from "../documents/table";
import type { TableKind } from "../documents/tableKind";
import { codebookColumns, type CodebookColumns } from "./columns";
import { codebookFound } from "./plainCodes";
import { tableCodes } from "./tableCodes";

/** A codebook as a table: a row each code, as its columns or its name say. */
export const CODEBOOK_TABLE: TableKind = {
  recognises: (file, table) => codebookColumns(file, table) !== undefined,
  read(file, table, before) {
    const columns: CodebookColumns = codebookColumns(file, table) ?? { at: new Map(), others: [] };
    const ledger = createLedger();
    ledger.add({ ...BEYOND_LIMIT, count: table.beyond });
    for (const name of columns.others) ledger.add(OTHER, `“${name}”`);
    const account = [...before, columnsRead(table, columns)];
    return codebookFound(file, tableCodes(table, columns, ledger), { ledger, account });
  },
};

/** How the table was read: it might have been taken for answers of a survey. */
function columnsRead({ rows }: Table, { at }: CodebookColumns): AccountItem {
  const places = [...at].map(([role, column]) => `“${rows[0].get(column)}” as ${WORDS[role]}`);
  const what = "columns, as those of a codebook";
  return { fate: "kept", what, count: at.size, why: undefined, places };
}

const WORDS = {
  id: "id",
  name: "name",
  path: "path",
  parent: "parent",
  theme: "theme",
  definition: "definition",
  include: "include",
  exclude: "exclude",
  example: "example",
  illustration: "illustration",
  memo: "memo",
  color: "colour",
  status: "status",
} as const;

const OTHER = {
  fate: "left out",
  what: "other columns",
  why: "codebook.yaml has no place for them. Attributes of codes can hold what groups them.",
} as const;
