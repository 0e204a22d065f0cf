// The theme table as Markdown, copied or inserted where one writes.
import * as vscode from "vscode";
import { isTranscript } from "../../documents/language";
import type { CommandContext } from "../context";
import { say } from "../editors";
import { refuse } from "../refuse";
import { chooseTable, type ChosenTable, type TableArgument } from "./chooseTable";
import { paperFile } from "./paperFile";

/** As Markdown, without its title. */
function plainTable(context: CommandContext, { study, table }: ChosenTable) {
  const what = { kind: "themes", table, isTitled: false } as const;
  return paperFile(context, { study, what, noun: "theme table" }, "markdown");
}

export async function copyThemeTable(
  context: CommandContext,
  argument?: TableArgument,
): Promise<void> {
  const chosen = await chooseTable(context, "Copy theme table", argument);
  const found = chosen && (await plainTable(context, chosen));
  if (!found?.text) return;
  await vscode.env.clipboard.writeText(found.text);
  say("Theme table copied as Markdown.");
}

/** In the place of what is selected, with an empty line before it where words stand there. */
export async function insertThemeTable(
  context: CommandContext,
  argument?: TableArgument,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return refuse("Open the text that the table is to be inserted into.");
  if (isTranscript(editor.document))
    return refuse("This is a transcript. Open the text that the table is to be inserted into.");
  const chosen = await chooseTable(context, "Insert theme table", argument);
  const found = chosen && (await plainTable(context, chosen));
  if (!found?.text) return;
  const text = `${gapBefore(editor)}${found.text}`;
  const isDone = await editor.edit((edit) => edit.replace(editor.selection, text));
  if (!isDone) refuse("The table could not be inserted here: the text is read-only or was closed.");
}

/** A table begins behind an empty line, or Markdown takes it for words. */
function gapBefore({ document, selection }: vscode.TextEditor): string {
  const { line, character } = selection.start;
  if (document.lineAt(line).text.slice(0, character).trim() !== "") return "\n\n";
  return line > 0 && document.lineAt(line - 1).text.trim() !== "" ? "\n" : "";
}
