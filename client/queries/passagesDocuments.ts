// Read-only documents with the passages of a query; they follow what is coded and said.
import * as vscode from "vscode";
import { runQueryRequest, type QueryHit, type RunQueryResult } from "../../server/protocol/query";
import type { Server } from "../connection/server";
import { allNodes, type Overviews } from "../study/overviews";
import { oneLine } from "../text/plain";
import { createListDocuments, type ListDocuments } from "./listDocuments";
import type { FoundPassages, PassageGrouping } from "./found";
import { passagesMarkdown } from "./passagesMarkdown";
import { passagesText, type PassagesOptions } from "./passagesText";

const PASSAGES_SCHEME = "verbatim-passages";

/** What a document shows. */
export interface PassagesOf {
  /** The study's folder. */
  readonly study: string;
  readonly query: string;
}

export interface PassagesDocuments extends Pick<ListDocuments<PassagesOf>, "open" | "read"> {
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
  const groupings = new Map<string, PassageGrouping>();
  const groupingOf = (uri: vscode.Uri): PassageGrouping => groupings.get(uri.toString()) ?? "file";
  const optionsFor = (uri: vscode.Uri, { study }: PassagesOf): PassagesOptions => ({
    by: groupingOf(uri),
    nameOfCode: codeNames(parts.overviews, study),
  });
  const documents = createListDocuments<PassagesOf>(
    {
      scheme: PASSAGES_SCHEME,
      read: readPassagesOf,
      title: ({ query }) => `Passages: ${query}`,
      async text(what, uri, token) {
        const found = await passagesOf(parts, what, token);
        return typeof found === "string" ? found : passagesText(found, optionsFor(uri, what));
      },
    },
    parts.overviews,
    subscriptions,
  );
  return {
    groupingOf,
    read: documents.read,
    open: documents.open,
    groupBy(uri, by) {
      groupings.set(uri.toString(), by);
      documents.refresh(uri);
    },
    async markdown(uri) {
      const what = documents.read(uri);
      const found = what && (await passagesOf(parts, what));
      if (what === undefined || found === undefined || typeof found === "string") return undefined;
      return passagesMarkdown(found, optionsFor(uri, what));
    },
  };
}

function readPassagesOf(kept: unknown): PassagesOf | undefined {
  const read = kept as Partial<PassagesOf> | null;
  const isWhole = typeof read?.study === "string" && typeof read.query === "string";
  return isWhole ? (read as PassagesOf) : undefined;
}

const PAGE = 1_000;
/** More would be no reading any more; the document says that there are more. */
const MOST = 5_000;

/** What a query finds, or a sentence on why nothing is shown. */
async function passagesOf(
  { server }: PassagesParts,
  what: PassagesOf,
  token?: vscode.CancellationToken,
): Promise<FoundPassages | string> {
  const hits: QueryHit[] = [];
  const unread = new Set<string>();
  let result: RunQueryResult | null | undefined;
  do {
    const page = { as: "stretches", offset: hits.length, limit: PAGE } as const;
    const params = { uri: what.study, query: what.query, ...page };
    result = await server.request(runQueryRequest, params, token);
    if (!result) return "The passages are shown as soon as the study has been read.";
    if (result.figures === null) return problemText(what.query, result);
    hits.push(...result.hits);
    for (const file of result.unread) unread.add(file);
  } while (result.hits.length === PAGE && hits.length < MOST);
  const { figures, total, scope } = result;
  const found = { query: what.query, figures, total, hits, unread: [...unread] };
  return scope === undefined ? found : { ...found, scope };
}

function problemText(query: string, { problems }: RunQueryResult): string {
  const lines = problems.map(({ start, message }) => `Column ${start + 1}: ${oneLine(message)}`);
  return [`The query cannot be run: ${oneLine(query)}`, ...lines].join("\n");
}

function codeNames({ studies = [] }: Overviews, uri: string): (id: string) => string {
  const study = studies.find((one) => one.uri === uri);
  const names = new Map(allNodes(study?.nodes ?? []).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
