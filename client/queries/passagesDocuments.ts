// Read-only documents with the passages of a query; they follow what is coded and said.
import * as vscode from "vscode";
import { runQueryRequest, type QueryHit, type RunQueryResult } from "../../server/protocol/query";
import { createRefresher } from "../connection/refresher";
import type { Server } from "../connection/server";
import { allNodes, type Overviews } from "../study/overviews";
import { oneLine } from "../text/plain";
import type { FoundPassages, PassageGrouping } from "./found";
import { passagesMarkdown } from "./passagesMarkdown";
import { passagesText, type PassagesOptions, type PassagesText } from "./passagesText";

export const PASSAGES_SCHEME = "verbatim-passages";

/** What a document shows; it is kept in its URI, so that VS Code opens it again after a restart. */
export interface PassagesOf {
  /** The study's folder. */
  readonly study: string;
  readonly query: string;
}

export interface PassagesDocuments {
  open(what: PassagesOf): Promise<vscode.TextDocument>;
  /** What a document shows; undefined for another one. */
  read(uri: vscode.Uri): PassagesOf | undefined;
  groupBy(uri: vscode.Uri, by: PassageGrouping): void;
  groupingOf(uri: vscode.Uri): PassageGrouping;
  /** The passages as Markdown; undefined where the server does not answer or the query is wrong. */
  markdown(uri: vscode.Uri): Promise<string | undefined>;
}

export interface PassagesParts {
  readonly server: Server;
  readonly overviews: Overviews;
}

export function createPassagesDocuments(
  parts: PassagesParts,
  subscriptions: vscode.Disposable[],
): PassagesDocuments {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, PassagesText>();
  const groupings = new Map<string, PassageGrouping>();
  const groupingOf = (uri: vscode.Uri): PassageGrouping => groupings.get(uri.toString()) ?? "file";
  const optionsFor = (uri: vscode.Uri): PassagesOptions => ({
    by: groupingOf(uri),
    nameOfCode: codeNames(parts.overviews, readUri(uri)?.study),
  });
  const provide = async (uri: vscode.Uri): Promise<string> => {
    const found = await passagesOf(parts, uri);
    if (typeof found === "string") return found;
    const text = passagesText(found, optionsFor(uri));
    forgetClosed(shown);
    shown.set(uri.toString(), text);
    return text.text;
  };
  const refresher = createRefresher(async () => {
    for (const { uri } of openOnes()) changed.fire(uri);
  });
  const selector = { scheme: PASSAGES_SCHEME };
  subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(PASSAGES_SCHEME, {
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
    parts.overviews.onDidChange(() => refresher.request()),
  );
  return {
    groupingOf,
    read: readUri,
    groupBy(uri, by) {
      groupings.set(uri.toString(), by);
      changed.fire(uri);
    },
    async open(what) {
      const opened = await vscode.workspace.openTextDocument(uriOf(what));
      const document = await vscode.languages.setTextDocumentLanguage(opened, PASSAGES_SCHEME);
      await vscode.window.showTextDocument(document, { preview: false });
      return document;
    },
    async markdown(uri) {
      const found = await passagesOf(parts, uri);
      return typeof found === "string" ? undefined : passagesMarkdown(found, optionsFor(uri));
    },
  };
}

/** The name in the path is what the tab shows. */
function uriOf({ study, query }: PassagesOf): vscode.Uri {
  const name = oneLine(query).replace(/[/\\]/g, "∕").slice(0, LONGEST_NAME);
  return vscode.Uri.from({
    scheme: PASSAGES_SCHEME,
    path: `/Passages: ${name}`,
    query: JSON.stringify({ study, query }),
  });
}

const LONGEST_NAME = 60;

function readUri({ scheme, query }: vscode.Uri): PassagesOf | undefined {
  if (scheme !== PASSAGES_SCHEME) return undefined;
  try {
    const read = JSON.parse(query) as Partial<PassagesOf>;
    const isWhole = typeof read.study === "string" && typeof read.query === "string";
    return isWhole ? (read as PassagesOf) : undefined;
  } catch {
    return undefined;
  }
}

function openOnes(): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === PASSAGES_SCHEME);
}

/** VS Code says that a document is closed also when it only gets another language. */
function forgetClosed(shown: Map<string, PassagesText>): void {
  const open = new Set(openOnes().map(({ uri }) => uri.toString()));
  for (const uri of shown.keys()) if (!open.has(uri)) shown.delete(uri);
}

const PAGE = 1_000;
/** More would be no reading any more; the document says that there are more. */
const MOST = 5_000;

/** What a query finds, or a sentence on why nothing is shown. */
async function passagesOf(
  { server }: PassagesParts,
  uri: vscode.Uri,
): Promise<FoundPassages | string> {
  const what = readUri(uri);
  if (what === undefined) return "This document cannot be shown any more. Run the query again.";
  const hits: QueryHit[] = [];
  const unread = new Set<string>();
  let result: RunQueryResult | null | undefined;
  do {
    const page = { as: "stretches", offset: hits.length, limit: PAGE } as const;
    result = await server.request(runQueryRequest, { uri: what.study, query: what.query, ...page });
    if (!result) return "The passages are shown as soon as the study has been read.";
    if (result.figures === null) return problemText(what.query, result);
    hits.push(...result.hits);
    for (const file of result.unread) unread.add(file);
  } while (result.hits.length === PAGE && hits.length < MOST);
  const { figures, total } = result;
  return { query: what.query, figures, total, hits, unread: [...unread] };
}

function problemText(query: string, { problems }: RunQueryResult): string {
  const lines = problems.map(({ start, message }) => `Column ${start + 1}: ${oneLine(message)}`);
  return [`The query cannot be run: ${oneLine(query)}`, ...lines].join("\n");
}

function codeNames({ studies = [] }: Overviews, uri: string | undefined): (id: string) => string {
  const study = studies.find((one) => one.uri === uri);
  const names = new Map(allNodes(study?.nodes ?? []).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

/** The fragment selects the words. */
function toLink({ line, start, end, hit }: PassagesText["links"][number]): vscode.DocumentLink {
  const { start: from, end: to } = hit.range;
  const place = `L${from.line + 1},${from.character + 1}-L${to.line + 1},${to.character + 1}`;
  const target = vscode.Uri.parse(hit.uri).with({ fragment: place });
  const link = new vscode.DocumentLink(new vscode.Range(line, start, line, end), target);
  link.tooltip = "Go to the words";
  return link;
}
