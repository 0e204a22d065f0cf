// Pages in editor tabs: one for each thing that they are about, which come back when the window does.
import * as vscode from "vscode";
import { pageHtml, pageOptions, type Page } from "./pageHtml";

export interface PagePanels<Connected> {
  /** The page about a thing, brought to the front; opened where there is none yet. */
  open(about: string): Connected;
}

export interface PagePanelsParts<Connected> extends Page {
  readonly viewType: string;
  /** The extension's folder. */
  readonly extension: vscode.Uri;
  /** What a page that kept something is about; undefined where that is nothing of ours. */
  readonly aboutOf: (kept: unknown) => string | undefined;
  /** Connects a page with what it shows, before it is loaded. */
  readonly connect: (
    about: string,
    panel: vscode.WebviewPanel,
    owned: vscode.Disposable[],
  ) => Connected;
}

export function createPagePanels<Connected>(
  parts: PagePanelsParts<Connected>,
  subscriptions: vscode.Disposable[],
): PagePanels<Connected> {
  const { viewType, title, extension, aboutOf, connect } = parts;
  const pages = new Map<string, { panel: vscode.WebviewPanel; connected: Connected }>();
  const take = (about: string, panel: vscode.WebviewPanel) => {
    const owned: vscode.Disposable[] = [];
    const page = { panel, connected: connect(about, panel, owned) };
    pages.set(about, page);
    panel.onDidDispose(() => {
      vscode.Disposable.from(...owned).dispose();
      pages.delete(about);
    });
    panel.webview.html = pageHtml(panel.webview, extension, parts);
    return page;
  };
  const create = (about: string) => {
    const { Active } = vscode.ViewColumn;
    const options = pageOptions(extension);
    return take(about, vscode.window.createWebviewPanel(viewType, title, Active, options));
  };
  subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state) {
        const about = aboutOf(state);
        // A page that was closed before it was read has kept nothing.
        if (about === undefined || pages.has(about)) return panel.dispose();
        panel.webview.options = pageOptions(extension);
        take(about, panel);
      },
    }),
  );
  return {
    open(about) {
      const { panel, connected } = pages.get(about) ?? create(about);
      panel.reveal();
      return connected;
    },
  };
}
