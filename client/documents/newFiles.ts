// New files are written all or none, and never over others.
import * as vscode from "vscode";
import { exists, typeOf } from "./exists";

export interface NewBytes {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
}

export interface Writing {
  readonly token: vscode.CancellationToken;
  /** Called before each file. */
  readonly onFile?: () => void;
}

/**
 * Writes files that are not there yet, in this order, with the folders they need. Where one cannot
 * be written, or somebody cancels, what was made is taken away again. Gives why nothing was written.
 */
export async function writeNewFiles(
  files: readonly NewBytes[],
  { token, onFile }: Writing,
): Promise<string | undefined> {
  const made: vscode.Uri[] = [];
  try {
    for (const { uri, bytes } of files) {
      if (token.isCancellationRequested) throw new Error("It was cancelled.");
      onFile?.();
      await makeFolder(parentOf(uri), made);
      if (await exists(uri)) throw new Error(`${uri.path} is there already.`);
      made.push(uri);
      await vscode.workspace.fs.writeFile(uri, bytes);
    }
    return undefined;
  } catch (error) {
    const left = await takeAway(made);
    const reason = error instanceof Error ? error.message : String(error);
    const rest = left.map(({ path }) => path).join(", ");
    return left.length === 0
      ? `${reason} Nothing was written.`
      : `${reason} Delete what could not be taken away again: ${rest}`;
  }
}

async function makeFolder(folder: vscode.Uri, made: vscode.Uri[]): Promise<void> {
  const missing: vscode.Uri[] = [];
  for (let uri = folder; !(await exists(uri)); uri = parentOf(uri)) {
    missing.unshift(uri);
    if (parentOf(uri).path === uri.path) break;
  }
  for (const uri of missing) {
    await vscode.workspace.fs.createDirectory(uri);
    made.push(uri);
  }
}

/** From the last to the first; a folder that has come to hold something else stays. */
async function takeAway(made: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const left: vscode.Uri[] = [];
  for (const uri of [...made].reverse()) {
    try {
      const type = await typeOf(uri);
      if (type === undefined) continue;
      const isFull =
        type === vscode.FileType.Directory &&
        (await vscode.workspace.fs.readDirectory(uri)).length > 0;
      if (isFull) left.push(uri);
      else await vscode.workspace.fs.delete(uri);
    } catch {
      left.push(uri);
    }
  }
  return left;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, "..");
}
