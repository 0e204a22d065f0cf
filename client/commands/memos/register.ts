// The commands about memos.
import * as vscode from "vscode";
import { chooseGrouping, filterMemos } from "../../views/memos/memosView";
import type { MemoTarget } from "../../views/memos/memoRows";
import type { CommandContext } from "../context";
import { showRange } from "../editors";
import {
  newMemo,
  newMemoAboutCase,
  newMemoAboutCode,
  newMemoAboutPassage,
  type MemoArgument,
} from "./newMemo";

export function registerMemoCommands(context: CommandContext): vscode.Disposable {
  const { memos } = context;
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.newMemo", () => newMemo(context)),
    register("verbatim.newMemoAboutPassage", (what?: MemoArgument) =>
      newMemoAboutPassage(context, isArgument(what) ? what : {}),
    ),
    register("verbatim.newMemoAboutCode", (row?: string) => newMemoAboutCode(context, row)),
    register("verbatim.newMemoAboutCase", (row?: string) => newMemoAboutCase(context, row)),
    register("verbatim.memos.group", () => chooseGrouping(memos)),
    register("verbatim.memos.filter", () => filterMemos(memos)),
    register("verbatim.memos.clearFilter", () => memos.choose({ filter: "" })),
    register("verbatim.showMemo", ({ uri, range }: MemoTarget) => showRange(uri, range)),
  );
}

/** A menu gives the file that it is opened on. */
function isArgument(what: unknown): what is MemoArgument {
  return typeof what === "object" && what !== null && "type" in what;
}
