// The Cases view.
import type * as vscode from "vscode";
import type { Server } from "../../connection/server";
import type { Overviews } from "../../study/overviews";
import { createStudyView, type StudyView } from "../studyView";
import { caseRows } from "./caseRows";

export function createCasesView(
  { server, overviews }: { readonly server: Server; readonly overviews: Overviews },
  subscriptions: vscode.Disposable[],
): StudyView {
  const nothing = async (): Promise<undefined> => undefined;
  return createStudyView(
    { id: "verbatim.cases", server, overviews, rows: caseRows, load: nothing },
    subscriptions,
  );
}
