// Transcripts that VS Code takes for Markdown or plain text become transcripts when they open.
import * as vscode from "vscode";
import type { Overviews } from "../study/overviews";

export const TRANSCRIPT_LANGUAGE = "verbatim-transcript";

const replaced = new Set(["markdown", "plaintext"]);

export function isTranscript(document: vscode.TextDocument): boolean {
  return document.languageId === TRANSCRIPT_LANGUAGE;
}

/**
 * Sets the language of documents that the server knows as transcripts. It is set once while a
 * document is open: someone who chooses another language keeps it.
 */
export function setTranscriptLanguage(overviews: Overviews): vscode.Disposable {
  const done = new Set<string>();
  const look = (document: vscode.TextDocument): void => {
    const uri = document.uri.toString();
    if (!replaced.has(document.languageId) || done.has(uri) || !overviews.isTranscript(uri)) return;
    done.add(uri);
    void vscode.languages.setTextDocumentLanguage(document, TRANSCRIPT_LANGUAGE);
  };
  const lookAtAll = (): void => vscode.workspace.textDocuments.forEach(look);
  // A change of language closes the document and opens it again at once.
  const forget = (document: vscode.TextDocument): void =>
    queueMicrotask(() => {
      if (document.isClosed) done.delete(document.uri.toString());
    });
  lookAtAll();
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(forget),
    overviews.onDidChange(lookAtAll),
  );
}
