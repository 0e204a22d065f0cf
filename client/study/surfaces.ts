// Where the words are selected that a command codes: a text editor, or another view of a transcript.
import * as vscode from "vscode";
import { isTranscript } from "../documents/language";
import { followSelections, movesIn, selectIn } from "./textSelections";

export interface CodingSurface {
  readonly document: vscode.TextDocument;
  /** What is selected, in the document's own positions; an empty one is a cursor. */
  readonly ranges: readonly vscode.Range[];
  /** How often a person has selected something: if it has not grown, nobody has since. */
  readonly moves: number;
  /** Shows other words as selected, for example those that a command is about. */
  select(ranges: readonly vscode.Range[]): void;
  /** Puts the focus there. */
  focus(): void;
  /** Settles when the ranges are those of the document as it is now; absent where they always are. */
  settled?(): Promise<void>;
  /** Says how the ends of the selected passage are moved; undefined when that is over. */
  showAdjusting?(text: string | undefined): void;
}

export interface Surfaces {
  /** The one in front, also while the focus is in a side bar. */
  active(): CodingSurface | undefined;
  /** Another one is in front, or other words are selected in it. */
  readonly onDidChange: vscode.Event<void>;
  /** For a view that is no text editor, while it is in front; `changed` tells of selections. */
  show(surface: CodingSurface, changed?: vscode.Event<unknown>): vscode.Disposable;
}

export function createSurfaces(subscriptions: vscode.Disposable[]): Surfaces {
  const changed = new vscode.EventEmitter<void>();
  let shown: CodingSurface | undefined;
  subscriptions.push(
    changed,
    followSelections(),
    vscode.window.onDidChangeActiveTextEditor(() => changed.fire()),
    vscode.window.onDidChangeTextEditorSelection(() => changed.fire()),
  );
  return {
    active() {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return shown;
      return isTranscript(editor.document) ? textSurface(editor) : undefined;
    },
    onDidChange: changed.event,
    show(surface, selectionChanged) {
      shown = surface;
      changed.fire();
      const listener = selectionChanged?.(() => changed.fire());
      return new vscode.Disposable(() => {
        listener?.dispose();
        if (shown !== surface) return;
        shown = undefined;
        changed.fire();
      });
    },
  };
}

/** A text editor as a place to code in. */
function textSurface(editor: vscode.TextEditor): CodingSurface {
  return {
    document: editor.document,
    get ranges() {
      return editor.selections;
    },
    get moves() {
      return movesIn(editor);
    },
    select(ranges) {
      void selectIn(
        editor,
        ranges.map(({ start, end }) => new vscode.Selection(start, end)),
      );
    },
    focus() {
      void vscode.window.showTextDocument(editor.document, editor.viewColumn);
    },
  };
}
