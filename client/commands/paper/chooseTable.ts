// Which theme table is meant: one that the codebook keeps, or all themes.
import * as vscode from "vscode";
import { tablesRequest } from "../../../server/protocol/paper";
import { withoutIcons } from "../../text/plain";
import { chosenStudy } from "../codebook";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";

export interface ChosenTable {
  readonly study: string;
  /** Null: all themes. */
  readonly table: string | null;
  readonly title: string;
}

/** For key bindings and other extensions: `"args": { "table": "Central government" }`. */
export interface TableArgument {
  readonly table?: string;
}

/** Asks where there are several studies or tables; undefined when nobody chose. */
export async function chooseTable(
  { overviews, server }: CommandContext,
  title: string,
  { table: wanted }: TableArgument = {},
): Promise<ChosenTable | undefined> {
  const study = await chosenStudy(overviews, title);
  if (!study) return undefined;
  const answer = await server.request(tablesRequest, { uri: study.uri });
  if (!answer) return refuse(NO_ANSWER);
  const kept = answer.tables.map(({ name, title: label }) => ({
    study: study.uri,
    table: name,
    title: label,
  }));
  if (wanted !== undefined) return { study: study.uri, table: wanted, title: wanted };
  const [only, ...others] = kept;
  const all = { study: study.uri, table: null, title: "Themes" };
  if (others.length === 0) return only ?? all;
  const items = [...kept, all].map((chosen) => ({
    label: withoutIcons(chosen.title),
    description: chosen.table === null ? "all themes of the codebook" : "",
    chosen,
  }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: "Which table?" }))?.chosen;
}

/** A command's argument may also be what a menu gives: a file, or the row of a view. */
export function isTableArgument(what: unknown): what is TableArgument {
  return typeof what === "object" && what !== null && ("table" in what || "kind" in what);
}
