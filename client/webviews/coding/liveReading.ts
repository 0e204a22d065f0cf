// What the server reads of a document, kept up to date while it is shown.
import * as vscode from "vscode";
import { readingRequest, type ReadingResult } from "../../../server/protocol/reading";
import type { CommandContext } from "../../commands/context";
import { createRefresher } from "../../connection/refresher";

export interface LiveReading {
  /** What was read last; its version may be behind. */
  readonly now: ReadingResult | undefined;
  /** Whether the document cannot be read as a transcript. */
  readonly isRefused: boolean;
  readonly onDidChange: vscode.Event<void>;
  /** That of the document as it is now; undefined where it is not known. */
  current(): ReadingResult | undefined;
  /** Settles when the reading is current, or cannot become so. */
  settled(): Promise<void>;
  request(): void;
}

export function createLiveReading(
  { server, overviews }: Pick<CommandContext, "server" | "overviews">,
  document: vscode.TextDocument,
  owned: vscode.Disposable[],
): LiveReading {
  const changed = new vscode.EventEmitter<void>();
  const uri = document.uri.toString();
  let now: ReadingResult | undefined;
  let isRefused = false;
  const refresher = createRefresher(async () => {
    const found = await server.request(readingRequest, { uri });
    if (found === undefined || document.isClosed) return;
    isRefused = found === null;
    if (found && found.version !== document.version) return refresher.request();
    now = found ?? undefined;
    changed.fire();
  });
  const isMine = (other: vscode.TextDocument): boolean => other === document;
  owned.push(
    changed,
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (isMine(event.document)) refresher.request();
    }),
    // Its language changes, which closes and opens it.
    vscode.workspace.onDidOpenTextDocument((opened) => {
      if (isMine(opened)) refresher.request();
    }),
    overviews.onDidChange(refresher.request),
  );
  refresher.request();
  const current = (): ReadingResult | undefined =>
    now?.version === document.version ? now : undefined;
  return {
    get now() {
      return now;
    },
    get isRefused() {
      return isRefused;
    },
    onDidChange: changed.event,
    current,
    async settled() {
      if (!current()) refresher.request();
      await refresher.idle();
    },
    request: refresher.request,
  };
}
