// The commands about queries, by their ids.
import * as vscode from "vscode";
import type { KwicDocuments } from "../queries/kwicDocuments";
import type { PassagesDocuments, PassagesOf } from "../queries/passagesDocuments";
import type { CodeTarget } from "./chosenCode";
import type { CommandContext } from "./context";
import type { SaveOptions } from "./paper/paperFile";
import { saveKwic, showKwic, type KwicArgument } from "./kwic";
import { deleteQuery, openQueryInCodebook, renameQuery } from "./keptQueries";
import {
  findPassages,
  groupPassages,
  passagesOfNode,
  savePassages,
  saveQuery,
  type SaveQueryArgument,
} from "./queries";

export interface ListedDocuments {
  readonly passages: PassagesDocuments;
  readonly kwic: KwicDocuments;
}

export function registerQueryCommands(
  context: CommandContext,
  { passages: documents, kwic }: ListedDocuments,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("verbatim.findPassages", () => findPassages(context, documents)),
    register("verbatim.passagesOfNode", (row?: unknown) =>
      passagesOfNode(context, documents, isCode(row) ? row : undefined),
    ),
    register("verbatim.showQuery", (what: PassagesOf) => documents.open(what)),
    register("verbatim.saveQuery", (given?: unknown) =>
      saveQuery(context, documents, isArgument(given) ? given : undefined),
    ),
    register("verbatim.kwic", (given?: unknown) =>
      showKwic(context, kwic, isObject(given) && "words" in given ? (given as KwicArgument) : {}),
    ),
    register("verbatim.kwic.save", (given?: unknown) =>
      saveKwic(context, kwic, isObject(given) && "format" in given ? (given as SaveOptions) : {}),
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
  return isObject(given) && ("query" in given || "name" in given);
}

function isObject(given: unknown): given is object {
  return typeof given === "object" && given !== null;
}

/** A row of a view, or a code of a codebook; the menu of an editor gives its URI. */
function isCode(given: unknown): given is string | CodeTarget {
  return typeof given === "string" || (isObject(given) && "id" in given && "uri" in given);
}
