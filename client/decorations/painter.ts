// Paints the visible transcripts: the latest version wins, and stale answers are dropped.
import * as vscode from "vscode";
import { paintRequest, type PaintResult } from "../../server/protocol";
import { createRefresher, type Refresher } from "../connection/refresher";
import type { Server } from "../connection/server";
import { isTranscript } from "../documents/language";
import type { Overviews } from "../study/overviews";
import { MANY, newLook, paint } from "./paint";

export interface Painter {
  /** What was painted last in a document; its version may be behind. */
  painted(document: vscode.TextDocument): PaintResult | undefined;
  readonly onDidPaint: vscode.Event<vscode.TextDocument>;
}

export function createPainter(
  { server, overviews }: { readonly server: Server; readonly overviews: Overviews },
  subscriptions: vscode.Disposable[],
): Painter {
  const didPaint = new vscode.EventEmitter<vscode.TextDocument>();
  const results = new Map<string, PaintResult>();
  const refreshers = new Map<string, Refresher>();
  let look = newLook();

  const ask = async (document: vscode.TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    const result = await server.request(paintRequest, { uri });
    if (!result || document.isClosed || result.version !== document.version) return;
    results.set(uri, result);
    for (const editor of editorsOf(document)) paint(editor, result, look);
    didPaint.fire(document);
  };
  const request = (document: vscode.TextDocument): void => {
    if (!isTranscript(document) || editorsOf(document).length === 0) return;
    const uri = document.uri.toString();
    const refresher = refreshers.get(uri) ?? createRefresher(() => ask(document));
    refreshers.set(uri, refresher);
    refresher.request();
  };
  const requestAll = (): void => {
    for (const { document } of vscode.window.visibleTextEditors) request(document);
  };
  const repaint = (editor: vscode.TextEditor): void => {
    const result = results.get(editor.document.uri.toString());
    if (result?.version === editor.document.version) paint(editor, result, look);
  };
  const restyle = (): void => {
    look.styles.dispose();
    look = newLook();
    vscode.window.visibleTextEditors.forEach(repaint);
  };

  subscriptions.push(
    didPaint,
    { dispose: () => look.styles.dispose() },
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      results.delete(uri.toString());
      refreshers.delete(uri.toString());
    }),
    // Colours come from the codebook, and an edit elsewhere may change what a file belongs to.
    overviews.onDidChange(requestAll),
    ...listen({ request, requestAll, repaint, restyle, results }),
  );
  requestAll();
  return {
    painted: ({ uri }) => results.get(uri.toString()),
    onDidPaint: didPaint.event,
  };
}

interface Listeners {
  readonly request: (document: vscode.TextDocument) => void;
  readonly requestAll: () => void;
  readonly repaint: (editor: vscode.TextEditor) => void;
  readonly restyle: () => void;
  readonly results: ReadonlyMap<string, PaintResult>;
}

function listen(to: Listeners): vscode.Disposable[] {
  return [
    vscode.workspace.onDidChangeTextDocument(({ document }) => to.request(document)),
    vscode.workspace.onDidOpenTextDocument(to.request),
    vscode.window.onDidChangeVisibleTextEditors(to.requestAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      const count = to.results.get(textEditor.document.uri.toString())?.passages.length ?? 0;
      if (count > MANY) to.repaint(textEditor);
    }),
    vscode.window.onDidChangeActiveColorTheme(to.restyle),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("verbatim.decorations")) to.restyle();
      if (event.affectsConfiguration("verbatim.uncoded")) to.requestAll();
    }),
  ];
}

function editorsOf(document: vscode.TextDocument): vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter((editor) => editor.document === document);
}
