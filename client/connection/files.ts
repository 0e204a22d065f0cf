// The server reads files of schemes that it cannot open itself through the client.
import * as vscode from "vscode";
import { readFileRequest, readFolderRequest, type FoundFile } from "../../server/protocol";
import type { Server } from "./server";

/** Larger than any transcript; the server says so where a file is larger still. */
const MAX_BYTES = 64 * 1024 * 1024;

export function serveFiles(server: Server): vscode.Disposable {
  return vscode.Disposable.from(
    server.onRequest(readFolderRequest, ({ uri }) => readFolder(uri)),
    server.onRequest(readFileRequest, ({ uri }) => readFile(uri)),
  );
}

async function readFolder(uri: string): Promise<readonly FoundFile[] | null> {
  const folder = allowed(uri);
  if (!folder) return null;
  try {
    const found = await vscode.workspace.fs.readDirectory(folder);
    return found.map(([name, type]) => ({
      name,
      isFolder: (type & vscode.FileType.Directory) !== 0,
      isLink: isLink(type),
    }));
  } catch {
    return null;
  }
}

async function readFile(
  uri: string,
): Promise<{ readonly base64: string | null; readonly size: number } | null> {
  const file = allowed(uri);
  if (!file) return null;
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if (isLink(type) || (type & vscode.FileType.File) === 0) return null;
    if (size > MAX_BYTES) return { base64: null, size };
    const bytes = await vscode.workspace.fs.readFile(file);
    return { base64: base64Of(bytes), size: bytes.length };
  } catch {
    return null;
  }
}

/** Only what lies in the workspace, and nothing that climbs out of it. */
function allowed(text: string): vscode.Uri | undefined {
  const uri = vscode.Uri.parse(text, true);
  if (/(^|[/\\])\.\.?([/\\]|$)/.test(uri.path)) return undefined;
  return vscode.workspace.getWorkspaceFolder(uri) ? uri : undefined;
}

function isLink(type: vscode.FileType): boolean {
  return (type & vscode.FileType.SymbolicLink) !== 0;
}

function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 0x8000)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  return btoa(parts.join(""));
}
