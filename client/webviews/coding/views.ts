// The coding view as an editor of transcripts: every panel of it, by its document.
import * as vscode from "vscode";
import type { CommandContext } from "../../commands/context";
import { pageOptions } from "../pageHtml";
import { createCodingView, type CodingView } from "./view";

export const CODING_VIEW = "verbatim.codingView";

/** Where somebody was in a document before it was shown in another way. */
export interface KeptPlace {
  readonly range: vscode.Range;
  /** The first place in view. */
  readonly top: vscode.Position;
}

export interface CodingViews {
  /** The one in front. */
  active(): CodingView | undefined;
  /** All that are open, for the tests. */
  all(): readonly CodingView[];
  /** The next view of that document starts there. */
  expect(document: vscode.Uri, place: KeptPlace): void;
  readonly onDidOpen: vscode.Event<CodingView>;
}

export function createCodingViews(
  context: CommandContext,
  extension: vscode.Uri,
  subscriptions: vscode.Disposable[],
): CodingViews {
  const views = new Set<CodingView>();
  const places = new Map<string, KeptPlace>();
  const opened = new vscode.EventEmitter<CodingView>();
  const resolve = (document: vscode.TextDocument, panel: vscode.WebviewPanel): void => {
    panel.webview.options = pageOptions(extension);
    const view = createCodingView({ context, extension, document, panel });
    const key = document.uri.toString();
    const place = places.get(key);
    places.delete(key);
    if (place) view.surface.reveal(place.range, place.top);
    views.add(view);
    panel.onDidDispose(() => views.delete(view));
    opened.fire(view);
  };
  subscriptions.push(
    opened,
    vscode.window.registerCustomEditorProvider(
      CODING_VIEW,
      { resolveCustomTextEditor: resolve },
      {
        // A long transcript takes a while to be drawn, and is looked at again and again.
        webviewOptions: { retainContextWhenHidden: true, enableFindWidget: true },
        supportsMultipleEditorsPerDocument: true,
      },
    ),
  );
  return {
    active: () => [...views].find(({ panel }) => panel.active),
    all: () => [...views],
    expect: (document, place) => void places.set(document.toString(), place),
    onDidOpen: opened.event,
  };
}
