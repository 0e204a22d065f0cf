// What is selected in a text editor, by a person and from here. The editor lives in another process: what
// a person selects there while a selection of ours is on its way must not be lost to it.
import * as vscode from "vscode";

interface Selecting {
  /** How often a person has selected something. */
  moves: number;
  /** What was selected when somebody asked for that, or after the last of these moves. */
  seen: readonly vscode.Selection[];
  /** What was set from here and has not arrived in the editor yet. */
  ours: readonly vscode.Selection[] | undefined;
  /** What a person has selected since it was set. */
  theirs: readonly vscode.Selection[] | undefined;
}

const selecting = new WeakMap<vscode.TextEditor, Selecting>();

/** How often a person has selected something in an editor: if it has not grown, nobody has since. */
export function movesIn(editor: vscode.TextEditor): number {
  const state = stateOf(editor);
  state.seen = editor.selections;
  return state.moves;
}

/** Selects stretches, unless a person selects others before they are selected in the editor. */
export async function selectIn(
  editor: vscode.TextEditor,
  selections: readonly vscode.Selection[],
): Promise<void> {
  if (isSame(editor.selections, selections)) return;
  const state = stateOf(editor);
  Object.assign(state, { ours: selections, theirs: undefined });
  editor.selections = selections;
  // Whatever the editor told before it took the selection has arrived here when this is answered.
  await vscode.commands.executeCommand("setContext", "verbatim.hasSelected", true);
  if (state.ours === selections) state.ours = undefined;
}

/** Keeps count; to be called once. */
export function followSelections(): vscode.Disposable {
  return vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
    const state = stateOf(textEditor);
    if (state.ours && isSame(selections, state.ours)) {
      const { theirs } = state;
      state.ours = undefined;
      if (theirs) void selectIn(textEditor, theirs);
    } else if (kind !== undefined && !isSame(selections, state.seen)) {
      // Without a kind the selection has only followed a change of the text.
      state.moves++;
      state.seen = selections;
      if (state.ours) state.theirs = selections;
    }
  });
}

function stateOf(editor: vscode.TextEditor): Selecting {
  const known = selecting.get(editor);
  if (known) return known;
  const state: Selecting = { moves: 0, seen: [], ours: undefined, theirs: undefined };
  selecting.set(editor, state);
  return state;
}

function isSame(some: readonly vscode.Selection[], others: readonly vscode.Selection[]): boolean {
  return some.length === others.length && some.every((one, at) => others[at]?.isEqual(one));
}
