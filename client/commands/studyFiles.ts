// Looks at the files of a change right before it is applied: all must still be what they were.
import * as vscode from "vscode";
import type { FileEditResult } from "../../server/protocol";
import { textHash } from "../../server/protocol/textHash";
import { oneLine } from "../text/plain";
import { isReadOnly } from "./readOnly";

/** How many files are opened at a time. */
const AT_ONCE = 32;

/**
 * Why the files must not be changed, in a sentence that names one: it changed on the disk after its
 * edits were worked out, it is gone, or it is read-only. Files that are not open are opened for
 * this, as applying does anyway, so that VS Code notices whatever happens after.
 */
export async function problemOfFiles(
  files: readonly FileEditResult[],
): Promise<string | undefined> {
  for (let start = 0; start < files.length; start += AT_ONCE) {
    const batch = files.slice(start, start + AT_ONCE);
    const problems = await Promise.all(batch.map(problemOfFile));
    const problem = problems.find((one) => one !== undefined);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

async function problemOfFile({ uri: text, hash }: FileEditResult): Promise<string | undefined> {
  const uri = vscode.Uri.parse(text);
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch {
    return `${nameOf(uri)} cannot be opened any more, so nothing was changed. Look at it, then try again.`;
  }
  if (await isReadOnly(document)) return `${nameOf(uri)} is read-only, so nothing was changed.`;
  if (hash === undefined || hash === null || textHash(document.getText()) === hash)
    return undefined;
  return `${nameOf(uri)} has changed on the disk in the meantime, so nothing was changed. Try again.`;
}

function nameOf(uri: vscode.Uri): string {
  return oneLine(vscode.workspace.asRelativePath(uri));
}
