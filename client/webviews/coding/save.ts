// Saving the coding view as a file that any browser shows and prints.
import * as vscode from "vscode";
import { NO_ANSWER, refuse } from "../../commands/codingTarget";
import { saveHtml } from "../saveHtml";
import { readingDocument } from "./document";
import type { CodingView } from "./view";

export async function saveCodingView({ live, document }: CodingView): Promise<void> {
  await saveHtml({
    what: "The transcript",
    target: besideTranscript(document.uri),
    async render() {
      await live.settled();
      const reading = live.current();
      return reading ? readingDocument(reading) : refuse(NO_ANSWER);
    },
  });
}

function besideTranscript(uri: vscode.Uri): vscode.Uri {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, "");
  if (uri.scheme !== "untitled") return vscode.Uri.joinPath(uri, "..", `${name}.html`);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder ? vscode.Uri.joinPath(folder.uri, `${name}.html`) : uri;
}
