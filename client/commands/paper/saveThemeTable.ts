// The theme table as a file of one's choice.
import * as vscode from "vscode";
import type { PaperFormat, ThemeTableResult } from "../../../server/protocol/paper";
import { oneLine } from "../../text/plain";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";
import { chooseTable, themeTable, type TableArgument } from "./chooseTable";

interface FileKind extends vscode.QuickPickItem {
  readonly format: PaperFormat;
  readonly extension: string;
}

const KINDS: readonly FileKind[] = [
  { label: "Word", description: "DOCX", format: "docx", extension: "docx" },
  { label: "Spreadsheet", description: "XLSX", format: "xlsx", extension: "xlsx" },
  { label: "Web page", description: "HTML, to be printed", format: "html", extension: "html" },
  { label: "Markdown", description: "MD", format: "markdown", extension: "md" },
  { label: "Comma-separated values", description: "CSV", format: "csv", extension: "csv" },
  { label: "JSON", description: "for programs", format: "json", extension: "json" },
];

/** For key bindings and tests: the table, the format, and the file to write without asking. */
export interface SaveArgument extends TableArgument {
  readonly format?: PaperFormat;
  readonly target?: vscode.Uri;
}

export async function saveThemeTable(
  context: CommandContext,
  argument: SaveArgument = {},
): Promise<void> {
  const title = "Save theme table as";
  const chosen = await chooseTable(context, title, argument);
  if (!chosen) return;
  const kind =
    KINDS.find(({ format }) => format === argument.format) ??
    (await vscode.window.showQuickPick(KINDS, { title, placeHolder: "Which format?" }));
  if (!kind) return;
  const study = vscode.Uri.parse(chosen.study);
  const target = argument.target ?? (await askForFile(study, fileName(chosen.title), kind));
  if (!target) return;
  const found = await themeTable(context, chosen, { format: kind.format, isTitled: true });
  if (found) await write(target, found);
}

/** The dialog asks before a file is written over. */
function askForFile(
  study: vscode.Uri,
  name: string,
  { label, extension }: FileKind,
): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: "Save theme table",
    defaultUri: vscode.Uri.joinPath(study, `${name}.${extension}`),
    filters: { [label]: [extension] },
  });
}

/** What no system forbids in the name of a file. */
function fileName(title: string): string {
  const name = oneLine(title)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return [...name].slice(0, 60).join("") || "theme-table";
}

async function write(target: vscode.Uri, { text, base64 }: ThemeTableResult): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(target, bytesOf(text, base64));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The theme table could not be saved: ${reason}`);
  }
  const path = oneLine(vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(`The theme table is saved as ${path}.`);
}

function bytesOf(text: string | null, base64: string | null): Uint8Array {
  if (base64 === null) return new TextEncoder().encode(text ?? "");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
