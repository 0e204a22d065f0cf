// The pages of the extension as tabs.
import * as vscode from "vscode";
import { until } from "./workspace";

export interface Pages {
  /** The tabs in which the page is shown now. */
  tabs(): readonly vscode.Tab[];
  /** Waits for one as the condition says: tabs open and close a moment after their panels. */
  that(condition: (tab: vscode.Tab) => boolean, what: string): Promise<boolean>;
}

/** The tabs that show a page, by the type of its view without the extension's own part. */
export function pagesOf(type: string): Pages {
  const isShown = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputWebview && input.viewType.endsWith(type);
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(isShown));
  return {
    tabs,
    that: (condition, what) =>
      until(vscode.window.tabGroups.onDidChangeTabs, () => tabs().some(condition), what),
  };
}
