import type { Cell } from "../../text/csv";
import { numberText, percentText, shareText } from "../../text/figures";
import { rowsShown, type Column, type Table } from "./table";

interface DataTableProps {
  readonly table: Table;
  readonly title: string;
}

/** The same figures as a table; the first column names the row. */
export function DataTable({ table: { columns, rows }, title }: DataTableProps) {
  const shown = rowsShown({ columns, rows });
  return (
    <>
      <div class="table" role="region" aria-label={`${title}, as a table`} tabIndex={0}>
        <table>
          <caption class="said-only">{title}</caption>
          <thead>
            <tr>
              {columns.map(({ name, figure }, index) => (
                <th key={index} scope="col" class={figure ? "figure" : ""}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <Row key={index} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <p class="note" role="note">
          The first {numberText(shown.length)} of {numberText(rows.length)} rows are shown. The
          table that is saved has all of them.
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly row: readonly Cell[];
  readonly columns: readonly Column[];
}

function Row({ row, columns }: RowProps) {
  const [name = null, ...cells] = row;
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      {cells.map((cell, index) => {
        const { figure } = columns[index + 1] ?? {};
        return (
          <td key={index} class={figure ? "figure" : ""} dir={figure ? undefined : "auto"}>
            {cellText(cell, figure)}
          </td>
        );
      })}
    </tr>
  );
}

function cellText(cell: Cell, figure: Column["figure"]): string {
  if (cell === null) return "undefined";
  if (typeof cell === "string") return cell;
  if (figure === "share") return shareText(cell);
  return figure === "coverage" ? percentText(cell) : numberText(cell);
}
