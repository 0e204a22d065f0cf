// The scopes that somebody has set in this workspace: kept, and told to the server whenever it starts.
import * as vscode from "vscode";
import type { QueryProblem } from "../../server/protocol/query";
import { scopeRequest } from "../../server/protocol/scope";
import type { Server } from "../connection/server";
import { createTurns } from "../connection/turns";
import { oneLine } from "../text/plain";

export interface Scopes {
  /** The query of a study's scope; undefined for the whole study. */
  of(study: string): string | undefined;
  /** Limits a study, or with an empty query does so no more; gives what is wrong with the query. */
  set(study: string, query: string): Promise<readonly QueryProblem[]>;
}

const KEY = "scopes";

type Kept = Readonly<Record<string, string>>;

export function createScopes(
  { server, memory }: { readonly server: Server; readonly memory: vscode.Memento },
  subscriptions: vscode.Disposable[],
): Scopes {
  const kept = (): Kept => memory.get<Kept>(KEY, {});
  const keep = (study: string, query: string): Thenable<void> => {
    const others = Object.entries(kept()).filter(([one]) => one !== study);
    const next = query === "" ? others : [...others, [study, query]];
    return memory.update(KEY, Object.fromEntries(next));
  };
  // What is kept is told again whenever the server is ready: between the two, nothing may change.
  const inTurn = createTurns();
  const set: Scopes["set"] = (study, query) =>
    inTurn(async () => {
      const problems = await server.request(scopeRequest, { uri: study, query });
      if (!problems) return [AWAY];
      if (!problems.some(isError)) await keep(study, query.trim());
      return problems;
    });
  const tellAll = async (): Promise<void> => {
    if (server.status !== "ready") return;
    for (const [study, query] of Object.entries(kept())) {
      const answer = await server.request(scopeRequest, { uri: study, query });
      const error = answer?.find(isError);
      if (error === undefined) continue;
      await keep(study, "");
      void vscode.window.showWarningMessage(
        `The scope ${oneLine(query)} holds no more, so the whole study is counted. ${error.message}`,
      );
    }
  };
  subscriptions.push(server.onDidChangeStatus(() => void inTurn(tellAll)));
  void inTurn(tellAll);
  return { of: (study) => kept()[study], set };
}

const AWAY: QueryProblem = {
  severity: "error",
  message: "The scope could not be set, because Verbatim’s server does not answer. Try again.",
  start: 0,
  end: 0,
};

function isError({ severity }: QueryProblem): boolean {
  return severity === "error";
}
