// The queries of every codebook with their figures, which follow what is coded.
import * as vscode from "vscode";
import { savedQueriesRequest, type SavedQuery } from "../../server/protocol/query";
import { createRefresher } from "../connection/refresher";
import type { Server } from "../connection/server";
import type { Overviews } from "./overviews";

export interface SavedQueries {
  /** Those of a study, by its folder; none until the server has answered. */
  of(study: string): readonly SavedQuery[];
  readonly onDidChange: vscode.Event<void>;
}

export function watchSavedQueries(
  { server, overviews }: { readonly server: Server; readonly overviews: Overviews },
  subscriptions: vscode.Disposable[],
): SavedQueries {
  const changed = new vscode.EventEmitter<void>();
  let known = new Map<string, readonly SavedQuery[]>();
  const refresher = createRefresher(async () => {
    const next = new Map<string, readonly SavedQuery[]>();
    for (const { uri } of overviews.studies ?? []) {
      const answer = await server.request(savedQueriesRequest, { uri });
      next.set(uri, answer ?? known.get(uri) ?? []);
    }
    const isSame = JSON.stringify([...known]) === JSON.stringify([...next]);
    known = next;
    if (!isSame) changed.fire();
  });
  subscriptions.push(
    changed,
    overviews.onDidChange(() => refresher.request()),
  );
  return { of: (study) => known.get(study) ?? [], onDidChange: changed.event };
}
