// The commands about queries, by their ids.
import * as vscode from "vscode";
import type { PassagesDocuments, PassagesOf } from "../queries/passagesDocuments";
import type { CommandContext } from "./context";
import { deleteQuery, openQueryInCodebook, renameQuery } from "./keptQueries";
import {
  findPassages,
  groupPassages,
  passagesOfNode,
  savePassages,
  saveQuery,
  type SaveQueryArgument,
} from "./queries";

export function registerQueryCommands(
  context: CommandContext,
  documents: PassagesDocuments,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.findPassages", () => findPassages(context, documents)),
    register("verbatim.passagesOfNode", (row?: unknown) =>
      // The menu of an editor gives its URI.
      passagesOfNode(context, documents, typeof row === "string" ? row : undefined),
    ),
    register("verbatim.showQuery", (what: PassagesOf) => documents.open(what)),
    register("verbatim.saveQuery", (given?: unknown) =>
      saveQuery(context, documents, isArgument(given) ? given : undefined),
    ),
    register("verbatim.openQueryInCodebook", (row: string) => openQueryInCodebook(context, row)),
    register("verbatim.renameQuery", (row: string) => renameQuery(context, row)),
    register("verbatim.deleteQuery", (row: string) => deleteQuery(context, row)),
    register("verbatim.passages.group", () => groupPassages(documents)),
    register("verbatim.passages.save", () => savePassages(documents)),
  );
}

/** A menu gives the URI of a file instead. */
function isArgument(given: unknown): given is SaveQueryArgument {
  return typeof given === "object" && given !== null && ("query" in given || "name" in given);
}
