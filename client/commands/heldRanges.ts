// What was selected when a key was pressed, while the text and the selection go on changing.
import * as vscode from "vscode";
import { offsetAfter } from "./shift";

export interface HeldRanges extends vscode.Disposable {
  /** The same words in the document as it is now, without what was put in at their ends. */
  readonly ranges: readonly vscode.Range[];
}

/** Follows stretches of a document through its changes until it is disposed of. */
export function holdRanges(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
): HeldRanges {
  let held = ranges.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
  }));
  const listener = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document) return;
    const { contentChanges } = event;
    held = held.map(({ start, end }) => {
      const after = offsetAfter(end, contentChanges, "behind");
      if (start === end) return { start: after, end: after };
      return { start: Math.min(offsetAfter(start, contentChanges, "before"), after), end: after };
    });
  });
  return {
    get ranges() {
      return held.map(
        ({ start, end }) => new vscode.Range(document.positionAt(start), document.positionAt(end)),
      );
    },
    dispose: () => listener.dispose(),
  };
}
