// What goes into a paper, made by the server and saved where one says.
import * as vscode from "vscode";
import {
  paperFileRequest,
  type PaperFileResult,
  type PaperFormat,
  type PaperPart,
} from "../../../server/protocol/paper";
import { bytesOfBase64 } from "../../text/base64";
import { oneLine } from "../../text/plain";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";

/** Something of a study that goes into a paper. */
export interface Wanted {
  readonly study: string;
  readonly what: PaperPart;
  /** What messages call it: "theme table". */
  readonly noun: string;
}

/** It in a format; undefined after saying why there is none, or when somebody cancelled. */
export async function paperFile(
  { server }: Pick<CommandContext, "server">,
  { study, what, noun }: Wanted,
  format: PaperFormat,
): Promise<PaperFileResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: `Making the ${noun}…`, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    const answer = await server.request(paperFileRequest, { uri: study, what, format }, token);
    if (token.isCancellationRequested) return undefined;
    return answer && answer.reason === null ? answer : refuse(answer?.reason ?? NO_ANSWER);
  });
}

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

/** For key bindings and tests: the format, and the file to write without asking. */
export interface SaveOptions {
  readonly format?: PaperFormat;
  readonly target?: vscode.Uri;
}

/** Saves it in a format and a file of one's choice. */
export async function savePaperFile(
  context: Pick<CommandContext, "server" | "overviews">,
  wanted: Wanted & { readonly name: string },
  given: SaveOptions = {},
): Promise<void> {
  const title = `Save ${wanted.noun} as`;
  const kind =
    KINDS.find(({ format }) => format === given.format) ??
    (await vscode.window.showQuickPick(KINDS, { title, placeHolder: "Which format?" }));
  const target = given.target ?? (kind && (await askForFile(wanted, kind)));
  if (!kind || !target) return;
  const found = await paperFile(context, wanted, kind.format);
  const study = context.overviews.studies?.find(({ uri }) => uri === wanted.study);
  const scope = study?.scoped?.query;
  if (found) await write(target, found, { noun: wanted.noun, scope });
}

/** The dialog asks before a file is written over. */
function askForFile(
  { study, noun, name }: Wanted & { readonly name: string },
  { label, extension }: FileKind,
): Thenable<vscode.Uri | undefined> {
  const file = `${fileName(name, noun)}.${extension}`;
  return vscode.window.showSaveDialog({
    title: `Save ${noun}`,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(study), file),
    filters: { [label]: [extension] },
  });
}

/** What no system forbids in the name of a file. */
function fileName(title: string, noun: string): string {
  const name = oneLine(title)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return [...name].slice(0, 60).join("") || noun.replaceAll(" ", "-");
}

interface Written {
  readonly noun: string;
  /** What it is limited to: files that hold rows alone, such as CSV, do not say it themselves. */
  readonly scope: string | undefined;
}

async function write(
  target: vscode.Uri,
  { text, base64 }: PaperFileResult,
  { noun, scope }: Written,
): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(target, bytesOf(text, base64));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The ${noun} could not be saved: ${reason}`);
  }
  const path = oneLine(vscode.workspace.asRelativePath(target));
  const limit = scope === undefined ? "" : `, limited to the scope ${oneLine(scope)}`;
  void vscode.window.showInformationMessage(`The ${noun} is saved as ${path}${limit}.`);
}

function bytesOf(text: string | null, base64: string | null): Uint8Array {
  return base64 === null ? new TextEncoder().encode(text ?? "") : bytesOfBase64(base64);
}
