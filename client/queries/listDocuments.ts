// Read-only documents that list words of a study with links to them, and follow what is said and coded.
import * as vscode from "vscode";
import { createRefresher } from "../connection/refresher";
import type { Overviews } from "../study/overviews";
import { oneLine } from "../text/plain";

type Place = { readonly line: number; readonly character: number };

/** Words in a file. */
export interface Listed {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

export interface ListText {
  readonly text: string;
  /** From its first line to its last one, from 0. */
  readonly folds: readonly { readonly start: number; readonly end: number }[];
  readonly links: readonly ListLink[];
}

/** Where the words are, from the place in the text that says so. */
export interface ListLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly hit: Listed;
}

export interface ListKind<What> {
  /** Of its URIs, and its language. */
  readonly scheme: string;
  /** What a document shows is kept in its URI, so that VS Code opens it again after a restart. */
  readonly read: (kept: unknown) => What | undefined;
  /** What the tab shows. */
  readonly title: (what: What) => string;
  /** The text, or a sentence on why nothing is shown. */
  readonly text: (
    what: What,
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ) => Promise<ListText | string>;
}

export interface ListDocuments<What> {
  open(what: What): Promise<vscode.TextDocument>;
  /** What a document shows; undefined for another one. */
  read(uri: vscode.Uri): What | undefined;
  refresh(uri: vscode.Uri): void;
}

export function createListDocuments<What>(
  kind: ListKind<What>,
  overviews: Overviews,
  subscriptions: vscode.Disposable[],
): ListDocuments<What> {
  const { scheme } = kind;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, ListText>();
  const read = (uri: vscode.Uri): What | undefined => readUri(kind, uri);
  const provide = async (uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> => {
    const what = read(uri);
    if (what === undefined) return "This document cannot be shown any more. Look for it again.";
    const found = await kind.text(what, uri, token);
    if (typeof found === "string") return found;
    forgetClosed(scheme, shown);
    shown.set(uri.toString(), found);
    return found.text;
  };
  const refresher = createRefresher(async () => {
    for (const { uri } of openOnes(scheme)) changed.fire(uri);
  });
  const selector = { scheme };
  subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: provide,
    }),
    vscode.languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: ({ uri }) => shown.get(uri.toString())?.links.map(toLink) ?? [],
    }),
    vscode.languages.registerFoldingRangeProvider(selector, {
      provideFoldingRanges: ({ uri }) =>
        shown
          .get(uri.toString())
          ?.folds.map(({ start, end }) => new vscode.FoldingRange(start, end)),
    }),
    overviews.onDidChange(() => refresher.request()),
  );
  return {
    read,
    refresh: (uri) => changed.fire(uri),
    async open(what) {
      const opened = await vscode.workspace.openTextDocument(uriOf(kind, what));
      const document = await vscode.languages.setTextDocumentLanguage(opened, scheme);
      await vscode.window.showTextDocument(document, { preview: false });
      return document;
    },
  };
}

/** The name in the path is what the tab shows. */
function uriOf<What>({ scheme, title }: ListKind<What>, what: What): vscode.Uri {
  const name = oneLine(title(what)).replace(/[/\\]/g, "∕").slice(0, LONGEST_NAME);
  return vscode.Uri.from({ scheme, path: `/${name}`, query: JSON.stringify(what) });
}

const LONGEST_NAME = 70;

function readUri<What>(kind: ListKind<What>, { scheme, query }: vscode.Uri): What | undefined {
  if (scheme !== kind.scheme) return undefined;
  try {
    return kind.read(JSON.parse(query));
  } catch {
    return undefined;
  }
}

function openOnes(scheme: string): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme);
}

/** VS Code says that a document is closed also when it only gets another language. */
function forgetClosed(scheme: string, shown: Map<string, ListText>): void {
  const open = new Set(openOnes(scheme).map(({ uri }) => uri.toString()));
  for (const uri of shown.keys()) if (!open.has(uri)) shown.delete(uri);
}

/** The fragment selects the words. */
function toLink({ line, start, end, hit }: ListLink): vscode.DocumentLink {
  const { start: from, end: to } = hit.range;
  const place = `L${from.line + 1},${from.character + 1}-L${to.line + 1},${to.character + 1}`;
  const target = vscode.Uri.parse(hit.uri).with({ fragment: place });
  const link = new vscode.DocumentLink(new vscode.Range(line, start, line, end), target);
  link.tooltip = "Go to the words";
  return link;
}
