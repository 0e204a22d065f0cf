// A first codebook and a first transcript in a folder. Nothing that exists is written over.
import * as vscode from "vscode";
import { exists } from "../documents/exists";
import { emptyTranscript, starterCodebook, starterTranscript } from "./starter";

export async function newStudy(): Promise<void> {
  const folder = await chosenFolder("Start a study here");
  if (!folder) return;
  const codebook = vscode.Uri.joinPath(folder, "codebook.yaml");
  const transcript = vscode.Uri.joinPath(folder, "transcripts", "first-interview.md");
  if (await exists(codebook)) {
    await vscode.window.showTextDocument(codebook);
    void vscode.window.showInformationMessage("This folder has a codebook already.");
    return;
  }
  const isDone = await createFiles([
    { uri: codebook, text: starterCodebook },
    { uri: transcript, text: starterTranscript },
  ]);
  if (isDone) await open(folder, transcript);
}

/** A further transcript, in the folder where the study has its others. */
export async function newTranscript(studies: readonly string[]): Promise<void> {
  const study = studies[0];
  if (!study) return newStudy();
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(study), "transcripts");
  const name = await vscode.window.showInputBox({
    title: "New transcript",
    prompt: "The file's name, which is also the name of its case",
    placeHolder: "p02",
    validateInput: (value) => nameProblem(folder, value),
  });
  if (!name) return;
  const uri = vscode.Uri.joinPath(folder, fileName(name));
  if (await createFiles([{ uri, text: emptyTranscript(fileName(name)) }]))
    await vscode.window.showTextDocument(uri, { preview: false });
}

interface NewFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

async function createFiles(files: readonly NewFile[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, text } of files) {
    if (await exists(uri)) continue;
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  const isDone = await vscode.workspace.applyEdit(edit);
  if (!isDone) void vscode.window.showErrorMessage("The files could not be written here.");
  return isDone;
}

/** The folder of the workspace, one of its folders, or any other one. */
export async function chosenFolder(openLabel: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (only && folders.length === 1) return only.uri;
  if (only) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel,
  });
  return picked?.[0];
}

/** A folder that is not part of the workspace is opened; its files are there by then. */
async function open(folder: vscode.Uri, transcript: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(folder)) {
    await vscode.window.showTextDocument(transcript, { preview: false });
    return;
  }
  await vscode.commands.executeCommand("vscode.openFolder", folder);
}

async function nameProblem(folder: vscode.Uri, name: string): Promise<string | undefined> {
  if (name.trim() === "") return "A file needs a name.";
  if (/[\\/:*?"<>|]/.test(name)) return 'A name has none of \\ / : * ? " < > |';
  const isTaken = await exists(vscode.Uri.joinPath(folder, fileName(name)));
  return isTaken ? "There is such a file already." : undefined;
}

function fileName(name: string): string {
  return /\.(md|txt|transcript)$/i.test(name.trim()) ? name.trim() : `${name.trim()}.md`;
}
