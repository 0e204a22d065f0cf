// The box in which a query is written: what it finds is counted, and what may follow is offered, while one types.
import * as vscode from "vscode";
import {
  completeQueryRequest,
  runQueryRequest,
  savedQueriesRequest,
  type SavedQuery,
} from "../../server/protocol/query";
import { createRefresher } from "../connection/refresher";
import type { Server } from "../connection/server";
import type { Overviews } from "../study/overviews";
import { withoutIcons } from "../text/plain";
import { queryItems, type QueryItem, type QueryPurpose, type QueryState } from "./queryItems";

export interface QueryInput {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly study: { readonly uri: string; readonly title: string };
  /** The query to start with. */
  readonly value: string;
  /** What Enter is for. */
  readonly purpose: QueryPurpose;
}

export interface WrittenQuery {
  readonly query: string;
  /** What somebody wants to be done with it. */
  readonly purpose: QueryPurpose;
}

/** The query that somebody wrote, and what for; undefined where none. */
export async function askForQuery(given: QueryInput): Promise<WrittenQuery | undefined> {
  const { server, overviews, study, purpose } = given;
  const pick = createBox(given);
  let saved: readonly SavedQuery[] = [];
  /** The query that the rows are for. */
  let shown: string | undefined;
  /** Whoever types fast presses Enter before the rows for it are there. */
  let isAccepted = false;
  let resolve: (query: WrittenQuery | undefined) => void = () => undefined;
  const answer = new Promise<WrittenQuery | undefined>((done) => (resolve = done));
  const refresher = createRefresher(async () => {
    const text = pick.value;
    const found = await ask(given, text);
    if (text === pick.value) show(text, found);
    else refresher.request();
  });
  const show = (text: string, found: Found): void => {
    const rows = queryItems({ text, ...found, saved, purpose });
    // A change elsewhere must not move somebody away from the row that they have reached.
    const active = text === shown ? pick.items.indexOf(pick.activeItems[0]) : 0;
    pick.items = rows;
    pick.activeItems = rows.slice(Math.max(0, active), Math.max(0, active) + 1);
    pick.busy = false;
    shown = text;
    if (isAccepted && rows[0]?.take === "passages") take(rows[0]);
  };
  const take = (row: QueryItem | undefined): void => {
    isAccepted = false;
    if (typeof row?.take === "object") {
      pick.value = row.take.query;
      refresher.request();
    } else if (row?.take === "passages") {
      resolve({ query: pick.value, purpose });
      pick.hide();
    }
  };
  const following = overviews.onDidChange(() => refresher.request());
  pick.onDidChangeValue(() => {
    isAccepted = false;
    pick.busy = true;
    refresher.request();
  });
  pick.onDidAccept(() => {
    if (shown === pick.value) take(pick.activeItems[0]);
    else isAccepted = true;
  });
  pick.onDidTriggerButton(() => {
    resolve({ query: pick.value, purpose: "save" });
    pick.hide();
  });
  pick.onDidHide(() => {
    resolve(undefined);
    following.dispose();
    pick.dispose();
  });
  pick.show();
  saved = (await server.request(savedQueriesRequest, { uri: study.uri })) ?? [];
  refresher.request();
  return answer;
}

function createBox({ study, value, purpose }: QueryInput): vscode.QuickPick<QueryItem> {
  const pick = vscode.window.createQuickPick<QueryItem>();
  const title = withoutIcons(study.title);
  pick.title = TITLES[purpose](title);
  pick.buttons = purpose === "show" ? [SAVE] : [];
  pick.placeholder = EXAMPLES;
  pick.value = value;
  pick.busy = true;
  return pick;
}

const TITLES: Readonly<Record<QueryPurpose, (study: string) => string>> = {
  show: (study) => `Find passages by query in “${study}”`,
  save: (study) => `Save query of “${study}”`,
  limit: (study) => `Words only where a query of “${study}” finds something`,
  scope: (study) => `Count only part of “${study}”: the scope`,
};

const SAVE: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon("save"),
  tooltip: "Save query…",
};

const EXAMPLES = 'waiting AND level=central · theme:care AND NOT cases(blame) · "on paper"';

type Found = Pick<QueryState, "result" | "completions" | "total">;

/** Completions are for the end of the query: VS Code does not tell where the cursor is. */
async function ask(given: QueryInput, query: string): Promise<Found> {
  const { server, study, purpose } = given;
  const { uri } = study;
  // A scope is of the whole study, also where there is one already.
  const page = { as: "stretches", offset: 0, limit: 0, isWhole: purpose === "scope" } as const;
  const [result, found] = await Promise.all([
    query.trim() === "" ? undefined : server.request(runQueryRequest, { uri, query, ...page }),
    server.request(completeQueryRequest, { uri, query, offset: query.length }),
  ]);
  const { items = [], total = 0 } = found ?? {};
  return { result: result ?? undefined, completions: items, total };
}
