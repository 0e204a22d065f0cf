import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type WorkspaceFoldersChangeEvent,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { SEMANTIC_LEGEND } from "../features/semanticTokens";
import { figuresChanged, indexingNotification } from "../protocol";
import type { Files } from "../study/files";
import { registerAnonymiseRequests, type LiesIn } from "./anonymiseRequests";
import { registerCodeActions } from "./codeActions";
import { registerCodebookFeatures } from "./codebookFeatures";
import { registerCodebookPageRequests } from "./codebookPageRequests";
import { registerComparisonRequests } from "./comparisonRequests";
import { registerDiagnostics } from "./diagnostics";
import { registerFindRequests } from "./findRequests";
import { registerFindingsRequests } from "./findingsRequests";
import { registerFrameworkRequests } from "./frameworkRequests";
import { registerLanguageFeatures } from "./languageFeatures";
import { registerMemoRequests } from "./memoRequests";
import { registerMissedNamesRequests } from "./missedNamesRequests";
import { registerKwicRequests } from "./kwicRequests";
import { registerExportRequests, type LoadExports } from "./exportRequests";
import { registerPseudonymRequests, type LoadPseudonyms } from "./pseudonymRequests";
import { registerPaperRequests, type LoadPaper } from "./paperRequests";
import { registerPassageRequests } from "./passageRequests";
import { registerQueryRequests } from "./queryRequests";
import { registerReadingRequests } from "./readingRequests";
import { registerRecodeRequests } from "./recodeRequests";
import { registerRenaming } from "./renaming";
import { registerReshapeRequests } from "./reshapeRequests";
import { registerScopeRequests } from "./scopeRequests";
import { createScopes, type Scopes } from "./scopes";
import { registerSelectionRequests } from "./selectionRequests";
import { registerStudyRequests } from "./studyRequests";
import { readSettings } from "./settings";
import { readOpen } from "./openFiles";
import type { ReadCommitted } from "./sealedVersions";
import { normalizeUri } from "./uris";
import { createSealedWords, registerWordsRequests, type SealedWords } from "./wordsRequests";
import { createWorkspace, type ChangedFiles, type FileChange, type Workspace } from "./workspace";

export interface ServerOptions {
  readonly connection: Connection;
  readonly files: Files;
  /** Reads the last committed version of a file, where the host can. */
  readonly readCommitted?: ReadCommitted;
  readonly loadPaper: LoadPaper;
  readonly loadExports: LoadExports;
  readonly loadPseudonyms: LoadPseudonyms;
  /** Follows links, where the host has them. */
  readonly liesIn?: LiesIn;
}

/** What the client can do, as far as the server cares. */
export interface Client {
  readonly canPullDiagnostics: boolean;
  readonly canRefreshDiagnostics: boolean;
  readonly canRefreshTokens: boolean;
  readonly canRefreshHints: boolean;
  readonly canRefreshLenses: boolean;
  readonly canVersionEdits: boolean;
  readonly canRegisterWatchers: boolean;
  readonly canSendConfiguration: boolean;
  readonly canChangeFolders: boolean;
  readonly knowsVerbatim: boolean;
  /** Nothing may be sent any more. */
  readonly isShutDown: boolean;
}

/** Wires a connection to the studies: every handler finds its study and calls a pure function. */
export function startServer({ connection, files, readCommitted, ...lazy }: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, TextDocument>();
  const server = { client: clientOf({ capabilities: {} }), folders: new Set<string>() };
  const changes = createChangeSender(connection, () => server.client);
  const workspace = createWorkspace(
    { files, openDocument: (uri) => open.get(uri), openDocuments: () => open.values() },
    {
      onChange: (studies, files) =>
        changes.changed(
          studies.map(({ uri }) => uri),
          files,
        ),
      onIndexing: (isIndexing) => changes.indexing(isIndexing),
      onError: (error) => connection.console.error(describe(error)),
    },
  );

  connection.onInitialize((params): InitializeResult => {
    server.client = clientOf(params);
    server.folders = new Set(foldersOf(params));
    return { capabilities: CAPABILITIES, serverInfo: { name: "Verbatim" } };
  });
  // All of it is queued before the next message is read, so that no request comes too early.
  connection.onInitialized(() => {
    void takeConfiguration({});
    void workspace.setFolders([...server.folders]);
    void registerForChanges(connection, server.client);
    if (server.client.canChangeFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(takeFolders);
    }
  });
  connection.onShutdown(() => {
    server.client = { ...server.client, isShutDown: true };
  });
  connection.onDidChangeConfiguration(({ settings }) => takeConfiguration(settings));
  connection.onDidChangeWatchedFiles((event) =>
    workspace.filesChanged(event.changes.map(toChange)),
  );
  const words = createSealedWords(readCommitted);
  followDocuments(documents, open, { workspace, words });
  const own = { words, scopes: createScopes(workspace), client: () => server.client };
  const parts = { connection, workspace, documents, ...lazy, ...own };
  changes.onSent(registerDiagnostics(parts));
  registerLanguageFeatures(parts);
  changes.onSent(registerCodebookFeatures(parts));
  registerRequests(parts);
  documents.listen(connection);
  connection.listen();

  /** Some clients send their settings, others want to be asked for them. */
  function takeConfiguration(sent: { readonly verbatim?: unknown } | null): Promise<void> {
    const canAsk = server.client.canSendConfiguration;
    return workspace.setSettings(async () => {
      const asked: unknown = canAsk && (await connection.workspace.getConfiguration("verbatim"));
      return readSettings(canAsk ? asked : sent?.verbatim);
    });
  }

  function takeFolders({ added, removed }: WorkspaceFoldersChangeEvent): void {
    for (const { uri } of removed) server.folders.delete(uri);
    for (const { uri } of added) server.folders.add(uri);
    void workspace.setFolders([...server.folders]);
  }
}

/** What changes texts, and the requests of `protocol.ts` and `protocol/`. */
function registerRequests(parts: ServerParts): void {
  registerCodeActions(parts);
  registerRenaming(parts);
  registerPaperRequests(parts);
  registerExportRequests(parts);
  registerPseudonymRequests(parts);
  registerMissedNamesRequests(parts);
  registerAnonymiseRequests(parts);
  registerPassageRequests(parts);
  registerFindRequests(parts);
  registerScopeRequests(parts, registerQueryRequests(parts));
  registerKwicRequests(parts);
  registerRecodeRequests(parts);
  registerReshapeRequests(parts);
  registerSelectionRequests(parts);
  registerStudyRequests(parts);
  registerCodebookPageRequests(parts);
  registerComparisonRequests(parts);
  registerFindingsRequests(parts);
  registerFrameworkRequests(parts);
  registerMemoRequests(parts);
  registerReadingRequests(parts);
  registerWordsRequests(parts);
}

function followDocuments(
  documents: TextDocuments<TextDocument>,
  open: Map<string, TextDocument>,
  { workspace, words }: Pick<ServerParts, "workspace" | "words">,
): void {
  documents.onDidChangeContent(({ document }) => {
    open.set(normalizeUri(document.uri), document);
    workspace.documentChanged(document);
    const file = workspace.studyOf(document.uri);
    if (file?.study.isTranscript(file.path)) {
      words.versions.remember(readOpen(document, file.path).transcript);
    }
  });
  documents.onDidClose(({ document }) => {
    words.versions.forgetSearch(normalizeUri(document.uri));
    open.delete(normalizeUri(document.uri));
    workspace.documentClosed(document.uri);
  });
}

/** What every registration of handlers is given. */
export interface ServerParts {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly documents: TextDocuments<TextDocument>;
  readonly words: SealedWords;
  readonly client: () => Client;
  readonly loadPaper: LoadPaper;
  readonly loadExports: LoadExports;
  readonly loadPseudonyms: LoadPseudonyms;
  readonly liesIn?: LiesIn;
  readonly scopes: Scopes;
}

const CAPABILITIES: InitializeResult["capabilities"] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: [".", "{", "=", '"', " "], resolveProvider: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: {},
  inlayHintProvider: true,
  colorProvider: true,
  codeLensProvider: {},
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: ["quickfix", "refactor"], resolveProvider: true },
  semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true, range: true },
  diagnosticProvider: {
    identifier: "verbatim",
    interFileDependencies: true,
    workspaceDiagnostics: true,
  },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

function clientOf({ capabilities, initializationOptions }: Partial<InitializeParams>): Client {
  const { textDocument, workspace } = capabilities ?? {};
  const options = initializationOptions as { verbatim?: boolean } | undefined;
  return {
    canPullDiagnostics: textDocument?.diagnostic !== undefined,
    canRefreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    canRefreshTokens: workspace?.semanticTokens?.refreshSupport === true,
    canRefreshHints: workspace?.inlayHint?.refreshSupport === true,
    canVersionEdits: workspace?.workspaceEdit?.documentChanges === true,
    canRefreshLenses: workspace?.codeLens?.refreshSupport === true,
    canRegisterWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canSendConfiguration: workspace?.configuration === true,
    canChangeFolders: workspace?.workspaceFolders === true,
    knowsVerbatim: options?.verbatim === true,
    isShutDown: false,
  };
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders?.length) return params.workspaceFolders.map(({ uri }) => uri);
  return typeof params.rootUri === "string" ? [params.rootUri] : [];
}

async function registerForChanges(connection: Connection, client: Client): Promise<void> {
  if (client.canRegisterWatchers && !client.knowsVerbatim) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/*" }],
    });
  }
  if (client.canSendConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: "verbatim",
    });
  }
}

function toChange({ uri, type }: { uri: string; type: FileChangeType }): FileChange {
  if (type === FileChangeType.Created) return { uri, kind: "created" };
  return { uri, kind: type === FileChangeType.Deleted ? "deleted" : "changed" };
}

/** Tells the client once for many changes: when the messages that wait have been handled. */
interface ChangeSender {
  readonly changed: (studies: readonly string[], files: ChangedFiles) => void;
  readonly indexing: (isIndexing: boolean) => void;
  readonly onSent: (listener: (files: ChangedFiles) => void) => void;
}

function createChangeSender(connection: Connection, client: () => Client): ChangeSender {
  const studies = new Set<string>();
  const files = new Set<string>();
  const listeners: ((files: ChangedFiles) => void)[] = [];
  let isEverything = false;
  let isPlanned = false;
  const send = (): void => {
    isPlanned = false;
    if (client().isShutDown) return;
    if (studies.size > 0 && client().knowsVerbatim) {
      void connection.sendNotification(figuresChanged, { studies: [...studies] });
    }
    for (const listener of listeners) listener(isEverything ? "all" : [...files]);
    isEverything = false;
    studies.clear();
    files.clear();
  };
  return {
    changed(uris, changedFiles) {
      for (const uri of uris) studies.add(uri);
      if (changedFiles === "all") isEverything = true;
      else for (const uri of changedFiles) files.add(uri);
      if (!isPlanned) queueMicrotask(send);
      isPlanned = true;
    },
    indexing(isIndexing) {
      if (client().knowsVerbatim && !client().isShutDown) {
        void connection.sendNotification(indexingNotification, { isIndexing });
      }
    },
    onSent: (listener) => listeners.push(listener),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
