import { useMemo, useState } from "preact/hooks";
import type { MatrixPicture } from "../../../server/protocol/findings";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { focusOn, indexAfter } from "../shared/focus";
import type { PassagesOf } from "./messages";
import "./matrix.css";

interface MatrixTableProps {
  readonly matrix: MatrixPicture;
  readonly title: string;
  readonly open: (cell: PassagesOf) => void;
}

/** Cases × columns: one stop of the Tab key, gone through by the arrow keys; Enter opens a cell. */
export function MatrixTable({ matrix, title, open }: MatrixTableProps) {
  const { by, columns, rows } = matrix;
  const [kept, setKept] = useState<Position>({ row: 0, column: 0 });
  const row = Math.min(kept.row, rows.length - 1);
  const column = Math.min(kept.column, columns.length - 1);
  const press = (event: KeyboardEvent): void => {
    const size = { rows: rows.length, columns: columns.length };
    const next = cellAfter(event, { row, column }, size);
    if (!next) return;
    event.preventDefault();
    setKept(next);
    focusOn(document.getElementById(idOf(next)));
  };
  return (
    <div class="matrix">
      <table role="grid" aria-label={title} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">Case</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" dir="auto">
                {oneLine(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one, index) => (
            <Row
              key={one.case}
              index={index}
              row={one}
              columns={columns}
              active={index === row ? column : null}
              open={(at) => {
                setKept({ row: index, column: at });
                const id = columns[at]?.id ?? "";
                open({ kind: "matrixCell", by, column: id, case: one.case });
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Position {
  readonly row: number;
  readonly column: number;
}

function idOf({ row, column }: Position): string {
  return `cell-${row}-${column}`;
}

function cellAfter(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: Position,
  size: { readonly rows: number; readonly columns: number },
): Position | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const across = { ArrowRight: "ArrowDown", ArrowLeft: "ArrowUp", Home: "Home", End: "End" }[key];
  if (across !== undefined) {
    return { row, column: indexAfter(across, column, size.columns) ?? column };
  }
  const to = indexAfter(key, row, size.rows);
  return to === undefined ? undefined : { row: to, column };
}

interface RowProps {
  readonly index: number;
  readonly row: MatrixPicture["rows"][number];
  readonly columns: MatrixPicture["columns"];
  /** The column of the cell that the Tab key comes to; null in other rows. */
  readonly active: number | null;
  readonly open: (column: number) => void;
}

/** A key that moves the active cell draws two rows anew, and not the whole table. */
function Row({ index, row, columns, active, open }: RowProps) {
  return useMemo(
    () => (
      <tr>
        <th scope="row" dir="auto">
          {oneLine(row.case)}
        </th>
        {row.cells.map(({ passages, summary }, column) => (
          <td key={columns[column]?.id} role="gridcell">
            <button
              id={idOf({ row: index, column })}
              tabIndex={column === active ? 0 : -1}
              onClick={() => open(column)}
            >
              <span class="said-only">
                {oneLine(row.case)}, {oneLine(columns[column]?.name ?? "")}:{" "}
              </span>
              <span class={passages === 0 ? "quiet" : ""}>{countOf(passages, "passage")}</span>
              {summary !== null && (
                <span class="summary" dir="auto">
                  {summary}
                </span>
              )}
            </button>
          </td>
        ))}
      </tr>
    ),
    [row, columns, active, index],
  );
}
