// Files that a person chose or dropped, before anything is read of them.
import * as vscode from "vscode";
import { MOST_IMPORTED_BYTES } from "../../server/protocol/imports";

/** A file that is to be brought in. */
export interface ForeignFile {
  readonly name: string;
  /** Its bytes, or why there are none. */
  readonly load: () => Promise<LoadedFile>;
}

export type LoadedFile = { readonly bytes: Uint8Array } | { readonly refusal: string };

export function fileAt(uri: vscode.Uri): ForeignFile {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  return {
    name,
    async load() {
      try {
        const { size, type } = await vscode.workspace.fs.stat(uri);
        if ((type & vscode.FileType.Directory) !== 0) return { refusal: FOLDER };
        if (size > MOST_IMPORTED_BYTES) return { refusal: TOO_LARGE };
        return within(await vscode.workspace.fs.readFile(uri));
      } catch {
        return { refusal: "It cannot be read." };
      }
    },
  };
}

const FOLDER = "It is a folder. Choose the files in it.";
const TOO_LARGE = "It is larger than 200 MB, so it is not read.";

function within(bytes: Uint8Array): LoadedFile {
  return bytes.length > MOST_IMPORTED_BYTES ? { refusal: TOO_LARGE } : { bytes };
}

/** The files in what was dropped: from the system, from the Explorer, or in a browser. */
export async function droppedFiles(
  transfer: Iterable<readonly [mime: string, item: vscode.DataTransferItem]>,
): Promise<readonly ForeignFile[]> {
  const files: ForeignFile[] = [];
  let list = "";
  for (const [mime, item] of transfer) {
    const file = item.asFile();
    if (file) files.push(file.uri ? fileAt(file.uri) : fileOf(file));
    else if (mime === "text/uri-list") list = await item.asString();
  }
  if (files.length > 0) return files;
  const lines = list.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => fileAt(vscode.Uri.parse(line)));
}

function fileOf(file: vscode.DataTransferFile): ForeignFile {
  return {
    name: file.name,
    async load() {
      try {
        return within(await file.data());
      } catch {
        return { refusal: "It cannot be read." };
      }
    },
  };
}

/** Asks for files; undefined where somebody wanted none. */
export async function chosenFiles(): Promise<readonly ForeignFile[] | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: "Bring in transcripts",
    canSelectMany: true,
    openLabel: "Show what comes over",
  });
  return picked?.map(fileAt);
}
