// The Memos view and the commands of its title bar.
import * as vscode from "vscode";
import {
  memoGroupsRequest,
  memosRequest,
  type MemoChoice,
  type MemoGrouping,
  type StudyMemos,
} from "../../../server/protocol/memos";
import { createRefresher } from "../../connection/refresher";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import { countOf, numberText } from "../../text/figures";
import { RowTree, type LoadRows } from "../rowTree";
import { setContext, statusMessage } from "../status";
import type { StudyView } from "../studyView";
import { memoRows, memoRowsOf } from "./memoRows";

export interface MemosView extends StudyView {
  readonly choice: MemoChoice;
  choose(change: Partial<MemoChoice>): void;
}

export interface MemosParts {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly memory: vscode.Memento;
}

/** Memos are asked for while one looks at them, so that typing costs nothing while one does not. */
export function createMemosView(
  { server, overviews, memory }: MemosParts,
  subscriptions: vscode.Disposable[],
): MemosView {
  let isFirst = true;
  // VS Code asks for rows before it says that the view is seen, and then may not ask again.
  const tree = new RowTree(memoLoader(server), () => {
    if (isFirst && overviews.studies) refresher.request();
    isFirst &&= !overviews.studies;
    return refresher.idle();
  });
  const options = { treeDataProvider: tree, showCollapseAll: true };
  const view = vscode.window.createTreeView("verbatim.memos", options);
  let choice: MemoChoice = { by: rememberedGrouping(memory), filter: "" };
  let studies: readonly StudyMemos[] = [];
  const say = (): void => {
    const messages = [
      statusMessage(server.status, overviews.studies),
      filterMessage(studies, choice),
    ];
    view.message = messages.filter(Boolean).join("\n") || undefined;
  };
  const refresher = createRefresher(async () => {
    const found = await server.request(memoGroupsRequest, choice);
    if (!found) return;
    studies = found;
    tree.show(memoRows(studies, choice));
    say();
    await tree.reload();
  });
  const refresh = (): void => {
    if (view.visible && overviews.studies) refresher.request();
  };
  const apply = (): void => {
    view.description = groupings[choice.by].description;
    void setContext("verbatim.memos.isFiltered", choice.filter.trim() !== "");
    refresh();
  };
  subscriptions.push(
    view,
    tree.watch(view),
    view.onDidChangeVisibility(refresh),
    server.onDidChangeStatus(say),
    overviews.onDidChange(refresh),
  );
  apply();
  return {
    tree,
    view,
    refresh,
    get choice() {
      return choice;
    },
    choose(change) {
      choice = { ...choice, ...change };
      void memory.update("memos.by", choice.by);
      apply();
    },
  };
}

/** Lets a person choose from a list what memos are grouped by. */
export async function chooseGrouping(memos: MemosView): Promise<void> {
  const items = Object.entries(groupings).map(([by, { label }]) => ({
    label,
    by: by as MemoGrouping,
    ...(by === memos.choice.by ? { description: "now" } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, { title: "Group memos by" });
  if (picked) memos.choose({ by: picked.by });
}

/** Filters while one types; Escape brings back what was. */
export function filterMemos(memos: MemosView): void {
  const before = memos.choice.filter;
  const input = vscode.window.createInputBox();
  let isAccepted = false;
  input.title = "Filter memos";
  input.placeholder = "Words of the memo, its code, case, speaker or file";
  input.value = before;
  input.onDidChangeValue((filter) => memos.choose({ filter }));
  input.onDidAccept(() => {
    isAccepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!isAccepted) memos.choose({ filter: before });
    input.dispose();
  });
  input.show();
}

const groupings: Readonly<
  Record<MemoGrouping, { readonly label: string; readonly description: string }>
> = {
  code: { label: "By code", description: "by code" },
  case: { label: "By case", description: "by case" },
  type: { label: "By type", description: "by type" },
  date: { label: "By date, newest first", description: "by date" },
};

function rememberedGrouping(memory: vscode.Memento): MemoGrouping {
  const by = memory.get("memos.by");
  return typeof by === "string" && by in groupings ? (by as MemoGrouping) : "code";
}

function filterMessage(studies: readonly StudyMemos[], { filter }: MemoChoice): string | undefined {
  const shown = sum(studies.map((study) => study.shown));
  // A message would hide the welcome text, which offers to clear the filter.
  if (filter.trim() === "" || shown === 0) return undefined;
  const total = sum(studies.map((study) => study.total));
  const cut = sum(studies.map((study) => study.cut));
  const found = `Filter “${filter.trim()}”: ${numberText(shown)} of ${countOf(total, "memo")}`;
  if (cut === 0) return found;
  return `${found}. Of ${countOf(cut, "very long memo")} only the first 50,000 characters are searched.`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function memoLoader(server: Server): LoadRows {
  const seen = new Map<string, Map<string, number>>();
  return async (parent, source, { offset, limit }) => {
    if (source.kind !== "memos") return undefined;
    const { study: uri, by, filter, group } = source;
    const found = await server.request(memosRequest, { uri, by, filter, group, offset, limit });
    if (!found) return undefined;
    const counts = (offset > 0 && seen.get(parent)) || new Map<string, number>();
    seen.set(parent, counts);
    return { rows: memoRowsOf(found.memos, parent, counts), total: found.total };
  };
}
