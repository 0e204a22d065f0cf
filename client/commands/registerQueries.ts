// The commands about queries, by their ids.
import * as vscode from "vscode";
import type { PassagesDocuments, PassagesOf } from "../queries/passagesDocuments";
import type { CommandContext } from "./context";
import { findPassages, groupPassages, passagesOfNode, savePassages } from "./queries";

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
    register("verbatim.passages.group", () => groupPassages(documents)),
    register("verbatim.passages.save", () => savePassages(documents)),
  );
}
