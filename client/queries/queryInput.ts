// The box in which a query is written: what it finds is counted, and what may follow is offered, while one types.
import * as vscode from "vscode";
import {
  completeQueryRequest,
  runQueryRequest,
  savedQueriesRequest,
  type CompleteQueryResult,
  type RunQueryResult,
  type SavedQuery,
} from "../../server/protocol/query";
import { createRefresher } from "../connection/refresher";
import type { Server } from "../connection/server";
import type { Overviews } from "../study/overviews";
import { withoutIcons } from "../text/plain";
import { queryItems, type QueryItem } from "./queryItems";

export interface QueryInput {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly study: { readonly uri: string; readonly title: string };
  /** The query to start with. */
  readonly value: string;
}

/** The query that somebody wrote and wants to see the passages of; undefined where none. */
export async function askForQuery(given: QueryInput): Promise<string | undefined> {
  const { server, overviews, study } = given;
  const pick = createBox(given);
  let saved: readonly SavedQuery[] = [];
  /** The query that the rows are for. */
  let shown: string | undefined;
  /** Whoever types fast presses Enter before the rows for it are there. */
  let isAccepted = false;
  let resolve: (query: string | undefined) => void = () => undefined;
  const answer = new Promise<string | undefined>((done) => (resolve = done));
  const refresher = createRefresher(async () => {
    const text = pick.value;
    const found = await ask(server, study.uri, text);
    if (text === pick.value) show(text, found);
    else refresher.request();
  });
  const show = (text: string, { result, completions }: Answer): void => {
    const { items = [], total = 0 } = completions ?? {};
    const rows = queryItems({
      text,
      result: result ?? undefined,
      completions: items,
      total,
      saved,
    });
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
      resolve(pick.value);
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

function createBox({ study, value }: QueryInput): vscode.QuickPick<QueryItem> {
  const pick = vscode.window.createQuickPick<QueryItem>();
  pick.title = `Find passages by query in “${withoutIcons(study.title)}”`;
  pick.placeholder = EXAMPLES;
  pick.value = value;
  pick.busy = true;
  return pick;
}

const EXAMPLES = 'waiting AND level=central · theme:care AND NOT cases(blame) · "on paper"';

interface Answer {
  readonly result: RunQueryResult | null | undefined;
  readonly completions: CompleteQueryResult | null | undefined;
}

/** Completions are for the end of the query: VS Code does not tell where the cursor is. */
async function ask(server: Server, uri: string, query: string): Promise<Answer> {
  const [result, completions] = await Promise.all([
    query.trim() === ""
      ? undefined
      : server.request(runQueryRequest, { uri, query, as: "stretches", offset: 0, limit: 0 }),
    server.request(completeQueryRequest, { uri, query, offset: query.length }),
  ]);
  return { result, completions };
}
