// What the language client watches and sends.
import * as vscode from "vscode";
import { CloseAction, ErrorAction, RevealOutputChannelOn } from "vscode-languageclient";
import type { LanguageClientOptions, Middleware } from "vscode-languageclient";
import { TRANSCRIPT_LANGUAGE } from "../documents/language";
import type { Renaming } from "./renaming";
import type { RestartPolicy } from "./restarts";

/**
 * Transcripts that VS Code takes for Markdown are sent too, so that no edit is missed before their
 * language is set.
 */
const documentSelector = [
  { language: TRANSCRIPT_LANGUAGE },
  { pattern: "**/transcripts/**/*.{md,txt}" },
  { pattern: "**/codebook.yaml" },
  { pattern: "**/cases.csv" },
  { pattern: "**/memos/*.md" },
  { pattern: "**/framework.md" },
];

export interface ClientOptionsParts {
  readonly restarts: RestartPolicy;
  readonly output: vscode.LogOutputChannel;
  /** Watches every file and folder: folders are renamed and deleted as a whole. */
  readonly watcher: vscode.FileSystemWatcher;
  readonly renaming: Pick<Renaming, "provideRenameEdits">;
}

export function clientOptions(parts: ClientOptionsParts): LanguageClientOptions {
  return {
    documentSelector,
    // Says that this client watches files itself and wants to hear of changed figures.
    initializationOptions: { verbatim: true },
    outputChannel: parts.output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    synchronize: { fileEvents: parts.watcher },
    middleware: { ...middleware, provideRenameEdits: parts.renaming.provideRenameEdits },
    markdown: { isTrusted: false, supportHtml: false },
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const isAgain = parts.restarts.died(Date.now());
        const action = isAgain ? CloseAction.Restart : CloseAction.DoNotRestart;
        return { action, handled: true };
      },
    },
  };
}

const middleware: Middleware = {
  // Old versions and the two sides of a comparison are not the study's files.
  didOpen: async (document, next) => {
    if (isStudyDocument(document.uri)) await next(document);
  },
  workspace: {
    didChangeWatchedFile: async (event, next) => {
      if (!isHidden(event.uri)) await next(event);
    },
  },
};

function isStudyDocument({ scheme }: vscode.Uri): boolean {
  if (scheme === "untitled") return true;
  if (vscode.workspace.workspaceFolders?.some(({ uri }) => uri.scheme === scheme)) return true;
  return vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

/** Studies never reach into hidden folders and node_modules (codebook rules, section 1). */
function isHidden(uri: string): boolean {
  return /\/(\.[^/]*|node_modules)\//.test(vscode.Uri.parse(uri).path);
}
