// Limiting what is counted and listed to part of a study.
import * as vscode from "vscode";
import type { CaseInfo, NodeInfo, StudyOverview } from "../../server/protocol";
import { askForQuery } from "../queries/queryInput";
import type { Scopes } from "../study/scopes";
import { oneLine } from "../text/plain";
import type { Row } from "../views/row";
import { nodeRowId } from "../views/themes/themeRows";
import { chosenStudy } from "./codebook";
import type { CommandContext } from "./context";
import { say } from "./editors";

/** For key bindings and other extensions: `"args": { "query": "level=central" }`. */
export interface ScopeArgument {
  readonly query?: string;
  readonly study?: string;
}

/** Asks for the query of a scope, starting with the one that holds. */
export async function setScope(
  context: CommandContext,
  scopes: Scopes,
  given: ScopeArgument = {},
): Promise<void> {
  const study = await studyFor(context, "Set scope", given.study);
  if (!study) return;
  if (given.query !== undefined) return limit(scopes, study, given.query);
  const { server, overviews } = context;
  const value = scopes.of(study.uri) ?? "";
  const written = await askForQuery({ server, overviews, study, value, purpose: "scope" });
  if (written !== undefined) await limit(scopes, study, written.query);
}

export async function clearScope({ overviews }: CommandContext, scopes: Scopes): Promise<void> {
  for (const study of overviews.studies ?? []) {
    if (scopes.of(study.uri) !== undefined) await limit(scopes, study, "");
  }
}

/**
 * Limits the study to what a row stands for: a case, a value of an attribute, a saved query, or the
 * passages of a theme, category or code with all below it.
 */
export async function limitToRow(
  { overviews, themes }: CommandContext,
  scopes: Scopes,
  id: string,
): Promise<void> {
  const saved = savedQuery(themes.tree.row(id));
  for (const study of overviews.studies ?? []) {
    const query =
      study.uri === saved?.study ? saved.query : (queryOfCase(study, id) ?? queryOfNode(study, id));
    if (query !== undefined) return limit(scopes, study, query);
  }
}

/** What a click on the row of a saved query shows. */
function savedQuery(row: Row | undefined) {
  if (row?.context !== "query") return undefined;
  return row.command?.argument as { readonly study: string; readonly query: string } | undefined;
}

async function studyFor(
  { overviews }: CommandContext,
  title: string,
  uri: string | undefined,
): Promise<StudyOverview | undefined> {
  const named = overviews.studies?.find((study) => study.uri === uri);
  return named ?? chosenStudy(overviews, title);
}

async function limit(scopes: Scopes, { uri }: StudyOverview, query: string): Promise<void> {
  const problems = await scopes.set(uri, query);
  const error = problems.find(({ severity }) => severity === "error");
  if (error !== undefined) {
    void vscode.window.showErrorMessage(
      `The scope stays as it was. Column ${error.start + 1}: ${error.message}`,
    );
  } else if (query.trim() === "") say("The whole study is counted again.");
  else say(`Only ${oneLine(query)} is counted from now on.`);
}

function queryOfCase(study: StudyOverview, row: string): string | undefined {
  const cases: readonly CaseInfo[] = study.cases;
  for (const info of cases) {
    const id = `${study.uri}#case/${info.case}`;
    if (row === id) return `case:${quoted(info.case)}`;
    const attribute = info.attributes.find(({ key }) => row === `${id}/attribute/${key}`);
    if (attribute) return `${quoted(attribute.key)}=${quoted(attribute.value)}`;
  }
  return undefined;
}

/** Filtered rows have ids of their own; ids of codes need no quotes. */
function queryOfNode({ uri, nodes }: StudyOverview, row: string): string | undefined {
  const wanted = row.replace(/^filtered:/, "");
  const find = (those: readonly NodeInfo[]): NodeInfo | undefined => {
    for (const node of those) {
      const found = wanted === nodeRowId(uri, node.id) ? node : find(node.children);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const node = find(nodes);
  return node && `theme:${node.id}`;
}

/** A name or value as it stands in a query. */
function quoted(name: string): string {
  if (name !== "" && !/[\s()"=:\\]/.test(name)) return name;
  return `"${name.replace(/[\\"]/g, "\\$&")}"`;
}
