// What the three views have in common: a tree that follows the figures and the server's state.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import type { Server } from "../connection/server";
import type { Overviews } from "../study/overviews";
import { scopeMessage } from "../study/shown";
import type { Row } from "./row";
import { RowTree, type LoadRows } from "./rowTree";
import { statusMessage } from "./status";

export interface StudyViewParts {
  readonly id: string;
  readonly server: Server;
  readonly overviews: Overviews;
  readonly rows: (studies: readonly StudyOverview[]) => Row[];
  readonly load: LoadRows;
  /** For a view in which rows are selected together, and dragged. */
  readonly drag?: vscode.TreeDragAndDropController<string>;
  /** For a view onto which files are dropped. */
  readonly drop?: vscode.TreeDragAndDropController<string>;
  /** A sentence of the view's own, such as what it filters by. */
  readonly message?: () => string | undefined;
}

export interface StudyView {
  readonly tree: RowTree;
  readonly view: vscode.TreeView<string>;
  /** Draws again what changed, after a choice of the person. */
  refresh(): void;
}

export function createStudyView(
  parts: StudyViewParts,
  subscriptions: vscode.Disposable[],
): StudyView {
  const { id, server, overviews } = parts;
  const tree = new RowTree(parts.load);
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree,
    showCollapseAll: true,
    ...(parts.drag ? { canSelectMany: true } : {}),
    dragAndDropController: parts.drag ?? parts.drop,
  });
  const say = (): void => {
    const { studies } = overviews;
    const messages = [
      statusMessage(server.status, studies),
      scopeMessage(studies),
      parts.message?.(),
    ];
    view.message = messages.filter(Boolean).join("\n") || undefined;
  };
  const refresh = (): void => {
    tree.show(parts.rows(overviews.studies ?? []));
    say();
  };
  subscriptions.push(
    view,
    tree.watch(view),
    server.onDidChangeStatus(say),
    overviews.onDidChange(() => {
      refresh();
      void tree.reload();
    }),
  );
  refresh();
  return { tree, view, refresh };
}
