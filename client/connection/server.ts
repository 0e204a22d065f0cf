// The language server as the rest of the extension sees it: requests, and how it is.
import * as vscode from "vscode";
import { State, type BaseLanguageClient } from "vscode-languageclient";
import type { NotificationType, RequestType } from "vscode-languageserver-protocol";
import { indexingNotification } from "../../server/protocol";
import type { RestartPolicy } from "./restarts";

export type ServerStatus = "starting" | "indexing" | "ready" | "restarting" | "failed";

export interface Server {
  readonly client: BaseLanguageClient;
  readonly status: ServerStatus;
  readonly onDidChangeStatus: vscode.Event<ServerStatus>;
  /** The answer, or undefined where the server is away or gave up. */
  request<P, R>(
    type: RequestType<P, R, void>,
    params: P,
    token?: vscode.CancellationToken,
  ): Promise<R | undefined>;
  /** Tells the server something; nothing where it is away. */
  notify<P>(type: NotificationType<P>, params: P): void;
  onNotification<P>(type: NotificationType<P>, handler: (params: P) => void): vscode.Disposable;
  /** Answers what the server asks. */
  onRequest<P, R>(
    type: RequestType<P, R, void>,
    handler: (params: P) => Promise<R>,
  ): vscode.Disposable;
  start(): Promise<void>;
  /** Starts it again because a person asked for it. */
  restart(): Promise<void>;
}

export interface ServerParts {
  readonly client: BaseLanguageClient;
  readonly restarts: RestartPolicy;
  readonly output: vscode.LogOutputChannel;
}

export function createServer({ client, restarts, output }: ServerParts): Server {
  const changed = new vscode.EventEmitter<ServerStatus>();
  let status: ServerStatus = "starting";
  let hasRun = false;
  const become = (next: ServerStatus): void => {
    if (next === status) return;
    status = next;
    changed.fire(next);
  };
  client.onDidChangeState(({ newState }) => {
    become(statusOf(newState, hasRun));
    hasRun ||= newState === State.Running;
  });
  const onNotification: Server["onNotification"] = (type, handler) =>
    client.onNotification(type.method, handler);
  onNotification(indexingNotification, ({ isIndexing }) =>
    become(isIndexing ? "indexing" : "ready"),
  );
  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      output.error(`The server did not start: ${String(error)}`);
      become("failed");
    }
  };
  return {
    client,
    get status() {
      return status;
    },
    onDidChangeStatus: changed.event,
    async request<P, R>(
      type: RequestType<P, R, void>,
      params: P,
      token?: vscode.CancellationToken,
    ): Promise<R | undefined> {
      if (!client.isRunning()) return undefined;
      try {
        // By name: the protocol's types and the client may come from two copies of the library.
        // A missing token must not be passed on: it would travel as a second parameter.
        return token
          ? await client.sendRequest<R>(type.method, params, token)
          : await client.sendRequest<R>(type.method, params);
      } catch (error) {
        if (!token?.isCancellationRequested) output.warn(`${type.method}: ${String(error)}`);
        return undefined;
      }
    },
    notify(type, params) {
      if (client.isRunning()) void client.sendNotification(type.method, params);
    },
    onNotification,
    onRequest: (type, handler) => client.onRequest(type.method, handler),
    start,
    async restart() {
      restarts.forget();
      if (client.isRunning()) await client.stop();
      await start();
    },
  };
}

function statusOf(state: State, hasRun: boolean): ServerStatus {
  if (state === State.Running) return "ready";
  if (state === State.Starting) return hasRun ? "restarting" : "starting";
  return "failed";
}
