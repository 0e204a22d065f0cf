// Proofreading: the words of one sealed transcript are corrected on purpose, and sealed at the end.
import * as vscode from "vscode";
import {
  correctionsRequest,
  proofreadingNotification,
  type CorrectionInfo,
} from "../../server/protocol/words";
import { showRange, say } from "../commands/editors";
import { createRefresher, type Refresher } from "../connection/refresher";
import type { Server } from "../connection/server";
import type { Overviews } from "../study/overviews";
import { countOf } from "../text/figures";
import { oneLine } from "../text/plain";
import { RowTree } from "../views/rowTree";
import { setContext } from "../views/status";
import { correctionRows } from "./correctionRows";
import { restoreWords } from "./restore";
import { reseal } from "./seal";

export interface Proofreading {
  /** The transcript that is proofread. */
  readonly uri: string | undefined;
  readonly corrections: readonly CorrectionInfo[];
  readonly onDidChange: vscode.Event<void>;
  readonly tree: RowTree;
  start(document: vscode.TextDocument): Promise<void>;
  /** Seals the words as they are now. */
  finish(): Promise<void>;
  /** Gives back the sealed words, after asking. */
  discard(): Promise<void>;
  takeBack(row: string): Promise<void>;
  /** Settles when the list shows the words as they are now. */
  settled(): Promise<void>;
}

export interface ProofreadingParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly memory: vscode.Memento;
}

/** Kept over a reload of the window; the words themselves stay in the transcript and its seal. */
const KEY = "proofreading";

export function createProofreading(
  { server, overviews, memory }: ProofreadingParts,
  subscriptions: vscode.Disposable[],
): Proofreading {
  const changed = new vscode.EventEmitter<void>();
  const tree = new RowTree(async () => undefined);
  const view = vscode.window.createTreeView("verbatim.corrections", { treeDataProvider: tree });
  let uri = memory.get<string>(KEY);
  let corrections: readonly CorrectionInfo[] = [];
  const refresher = createRefresher(async () => {
    const found = uri === undefined ? undefined : await server.request(correctionsRequest, { uri });
    corrections = found?.corrections ?? [];
    tree.show(uri === undefined ? [] : correctionRows(uri, corrections));
    view.message = messageOf(uri, found ?? undefined);
    changed.fire();
  });
  const tell = (): void => {
    void setContext("verbatim.isProofreading", uri !== undefined);
    server.notify(proofreadingNotification, { uris: uri === undefined ? [] : [uri] });
    refresher.request();
  };
  const become = async (next: string | undefined): Promise<void> => {
    uri = next;
    await memory.update(KEY, next);
    tell();
  };
  subscriptions.push(
    changed,
    view,
    overviews.onDidChange(() => uri !== undefined && refresher.request()),
    server.onDidChangeStatus((status) => status === "ready" && tell()),
  );
  tell();
  return {
    get uri() {
      return uri;
    },
    get corrections() {
      return corrections;
    },
    onDidChange: changed.event,
    tree,
    start: (document) => start(document, { server, current: uri, become }),
    ...waysOut({ server, overviews, tree, refresher, become, current: () => uri }),
    settled: () => refresher.idle(),
  };
}

interface WaysOutParts extends Pick<ProofreadingParts, "server" | "overviews"> {
  readonly tree: RowTree;
  readonly refresher: Refresher;
  readonly current: () => string | undefined;
  readonly become: (uri: string | undefined) => Promise<void>;
}

/** Sealing what was corrected, or taking it back. */
function waysOut({
  server,
  overviews,
  tree,
  refresher,
  current,
  become,
}: WaysOutParts): Pick<Proofreading, "finish" | "discard" | "takeBack"> {
  /** The document that is proofread, and its corrections; undefined after saying that none is. */
  const find = async () => {
    const uri = current();
    if (uri === undefined) return void say("No transcript is proofread.");
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const found = await server.request(correctionsRequest, { uri });
    return {
      document,
      uri,
      isChanged: found?.state === "changed",
      corrections: found?.corrections,
    };
  };
  return {
    async finish() {
      const found = await find();
      if (!found) return;
      if (found.isChanged && !(await reseal({ server, overviews }, found.uri))) return;
      await become(undefined);
      const count = countOf(found.corrections?.length ?? 0, "correction");
      say(`Proofreading is finished: ${count}, sealed.`);
    },
    async discard() {
      const found = await find();
      if (!found) return;
      if (found.isChanged) {
        if (!(await isSure(found.corrections?.length ?? 0))) return;
        if (!(await restoreWords(server, found.document, null))) return;
      }
      await become(undefined);
    },
    async takeBack(row) {
      const target = tree.row(row)?.command?.argument as CorrectionTarget | undefined;
      if (!target) return;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri));
      await restoreWords(server, document, target.range);
      refresher.request();
    },
  };
}

/** Where a correction stands. */
export interface CorrectionTarget {
  readonly uri: string;
  readonly range: CorrectionInfo["range"];
}

/** Goes to the place of a correction. */
export async function showCorrection({ uri, range }: CorrectionTarget): Promise<void> {
  await showRange(uri, range);
}

interface Starting {
  readonly server: Server;
  readonly current: string | undefined;
  readonly become: (uri: string) => Promise<void>;
}

async function start(
  document: vscode.TextDocument,
  { server, current, become }: Starting,
): Promise<void> {
  const uri = document.uri.toString();
  if (current === uri) return say("This transcript is being proofread.");
  if (current !== undefined) {
    const name = oneLine(vscode.workspace.asRelativePath(vscode.Uri.parse(current)));
    void vscode.window.showInformationMessage(`Finish proofreading ${name} first, or discard it.`);
    return;
  }
  const found = await server.request(correctionsRequest, { uri });
  const reason = found ? whyNot(found.state, found.reason) : "Open a transcript of a study first.";
  if (reason) return void vscode.window.showInformationMessage(reason);
  await become(uri);
  // The view comes to the front, and who types on types in the transcript.
  await vscode.commands.executeCommand("verbatim.corrections.focus", { preserveFocus: true });
}

function whyNot(state: string, reason: string | null): string | undefined {
  if (state === "unsealed") {
    return "This transcript is not sealed, so its words can be changed freely. Seal it when they are right.";
  }
  return reason ?? undefined;
}

function messageOf(
  uri: string | undefined,
  found: { readonly state: string; readonly reason: string | null } | undefined,
): string | undefined {
  if (uri === undefined) return undefined;
  const name = oneLine(vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
  if (!found) return `Open ${name} to see its corrections.`;
  return found.reason ? `${name}: ${found.reason}` : name;
}

async function isSure(count: number): Promise<boolean> {
  if (count === 0) return true;
  const answer = await vscode.window.showWarningMessage(
    `Take back ${countOf(count, "correction")}?`,
    { modal: true, detail: "The sealed words are restored. Undo brings the corrections back." },
    "Take back",
  );
  return answer === "Take back";
}
