// The status-bar item: which part of the study is counted, while it is not all of it.
import * as vscode from "vscode";
import type { ScopedOverview } from "../../server/protocol/scope";
import type { Overviews } from "../study/overviews";
import { countOf } from "../text/figures";
import { setContext } from "../views/status";
import { escapeMarkdown, oneLine, shortened, withoutIcons } from "../text/plain";

export function createScopeItem(overviews: Overviews): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "verbatim.scope",
    vscode.StatusBarAlignment.Left,
    50,
  );
  item.name = "Scope (Verbatim)";
  item.command = "verbatim.setScope";
  const update = (): void => {
    const scopes = (overviews.studies ?? []).flatMap(({ scoped }) => scoped ?? []);
    void setContext("verbatim.isScoped", scopes.length > 0);
    if (scopes.length === 0) return item.hide();
    const named = scopes.map(({ query }) => shortened(oneLine(query), LONGEST)).join(" · ");
    item.text = `$(filter) Scope: ${withoutIcons(named)}`;
    item.tooltip = new vscode.MarkdownString(scopes.map(tooltipOf).join("\n\n---\n\n"));
    const label = `Scope: ${scopes.map(spoken).join("; ")}. Select to change it.`;
    item.accessibilityInformation = { label, role: "button" };
    item.show();
  };
  update();
  return vscode.Disposable.from(item, overviews.onDidChange(update));
}

const LONGEST = 60;

function figuresOf({ figures }: ScopedOverview): string {
  const { cases, passages, transcripts } = figures;
  return `${countOf(cases, "case")} · ${countOf(passages, "passage")} · ${countOf(transcripts, "transcript")} in scope`;
}

function spoken(scope: ScopedOverview): string {
  return `${oneLine(scope.query)}, ${figuresOf(scope).replaceAll(" ·", ",")}`;
}

function tooltipOf(scope: ScopedOverview): string {
  return [
    `**${escapeMarkdown(scope.title)}**`,
    figuresOf(scope),
    "Only what lies in the scope is counted and listed. Problems and changes always see everything.",
  ].join("\n\n");
}
