// Dragging rows of the Themes view onto another one.
import * as vscode from "vscode";

/** The rows that were dragged, and the one that they were dropped on; undefined: below all rows. */
export type DropRows = (rows: readonly string[], target: string | undefined) => Promise<unknown>;

const MIME = "application/vnd.code.tree.verbatim.themes";

export function dragRows(drop: DropRows): vscode.TreeDragAndDropController<string> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag(rows, transfer) {
      transfer.set(MIME, new vscode.DataTransferItem([...rows]));
    },
    async handleDrop(target, transfer) {
      const rows: unknown = transfer.get(MIME)?.value;
      if (Array.isArray(rows)) await drop(rows.filter(isText), target);
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
