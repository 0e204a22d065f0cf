import { once } from "node:events";
import {
  CancellationToken,
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  InlayHintRefreshRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  ShutdownRequest,
  WorkspaceDiagnosticRequest,
  type ClientCapabilities,
  type Diagnostic,
  type FileChangeType,
  type InitializeResult,
  type ProtocolConnection,
  type Registration,
  type RequestType,
  type TextDocumentContentChangeEvent,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import { figuresChanged, indexingNotification } from "../../server/protocol";

export interface ClientOptions {
  /** The workspace folders, as URIs. */
  readonly folders: readonly string[];
  /** Whether the client asks for diagnostics or has them sent. */
  readonly diagnostics?: "pull" | "push";
  /** Whether it is the extension of this product, which knows the protocol beyond the protocol. */
  readonly knowsVerbatim?: boolean;
  /** The settings under `verbatim`; without them the client cannot be asked for any. */
  readonly settings?: unknown;
}

/** A client of the server under test: it says and hears what an editor does, and waits by events. */
export interface TestClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** The diagnostics that the server sent last, by URI. */
  readonly published: ReadonlyMap<string, readonly Diagnostic[]>;
  /** The methods of everything that the server sent on its own, in order. */
  readonly heard: readonly string[];
  readonly errors: readonly string[];
  readonly registrations: readonly Registration[];
  /** The studies of the last `verbatim/figuresChanged`. */
  readonly changedStudies: () => readonly string[];
  readonly request: <P, R, E>(
    type: RequestType<P, R, E>,
    params: P,
    token?: CancellationToken,
  ) => Promise<R>;
  /** Resolves as soon as the condition holds; it is looked at whenever the server says something. */
  readonly until: (condition: () => boolean) => Promise<void>;
  readonly open: (uri: string, text: string) => void;
  /** Replaces the whole text, or applies the changes. */
  readonly change: (uri: string, changes: string | TextDocumentContentChangeEvent[]) => void;
  readonly close: (uri: string) => void;
  readonly filesChanged: (changes: readonly { uri: string; type: FileChangeType }[]) => void;
  readonly foldersChanged: (added: readonly string[], removed: readonly string[]) => void;
  readonly settingsChanged: (settings: unknown) => void;
  readonly diagnosticsOf: (uri: string) => Promise<readonly Diagnostic[]>;
  readonly workspaceDiagnostics: (
    previous?: readonly { uri: string; value: string }[],
  ) => Promise<WorkspaceDiagnosticReport>;
  /** Shuts the server down in good order; `exit` ends its process, so not in memory. */
  readonly shutdown: (options?: { readonly exit: boolean }) => Promise<void>;
}

/** Shakes hands with a server that listens at the other end of the connection. */
export async function connectClient(
  connection: ProtocolConnection,
  options: ClientOptions,
): Promise<TestClient> {
  const ears = listen(connection, options);
  connection.listen();
  const initialized = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    workspaceFolders: options.folders.map((uri) => ({ uri, name: uri })),
    capabilities: capabilitiesOf(options),
    initializationOptions: options.knowsVerbatim ? { verbatim: true } : undefined,
  });
  void connection.sendNotification(InitializedNotification.type, {});
  return createClient(connection, initialized, ears);
}

interface Ears extends Pick<
  TestClient,
  "published" | "heard" | "errors" | "registrations" | "changedStudies" | "until"
> {
  readonly setSettings: (settings: unknown) => void;
}

function listen(connection: ProtocolConnection, options: ClientOptions): Ears {
  const published = new Map<string, readonly Diagnostic[]>();
  const heard: string[] = [];
  const errors: string[] = [];
  const registrations: Registration[] = [];
  const waiting = new Set<() => void>();
  let { settings } = options;
  let studies: readonly string[] = [];
  const hear = (method: string): void => {
    heard.push(method);
    for (const check of [...waiting]) check();
  };
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
    hear(PublishDiagnosticsNotification.method);
  });
  connection.onNotification(figuresChanged, (params) => {
    studies = params.studies;
    hear(figuresChanged.method);
  });
  connection.onNotification(indexingNotification, ({ isIndexing }) => {
    hear(`${indexingNotification.method} ${isIndexing}`);
  });
  connection.onNotification(LogMessageNotification.type, ({ message }) => {
    errors.push(message);
    hear(LogMessageNotification.method);
  });
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings ?? null));
  connection.onRequest(RegistrationRequest.type, (params) => {
    registrations.push(...params.registrations);
    hear(RegistrationRequest.method);
  });
  for (const { method } of REFRESHES) connection.onRequest(method, () => (hear(method), null));
  return {
    published,
    heard,
    errors,
    registrations,
    changedStudies: () => studies,
    setSettings: (next) => (settings = next),
    until: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

const REFRESHES = [
  DiagnosticRefreshRequest.type,
  SemanticTokensRefreshRequest.type,
  InlayHintRefreshRequest.type,
];

function capabilitiesOf({ diagnostics = "pull", settings }: ClientOptions): ClientCapabilities {
  const pulls = diagnostics === "pull";
  return {
    textDocument: pulls ? { diagnostic: {} } : { publishDiagnostics: {} },
    workspace: {
      configuration: settings !== undefined,
      diagnostics: { refreshSupport: pulls },
      didChangeWatchedFiles: { dynamicRegistration: true },
      workspaceFolders: true,
    },
  };
}

function createClient(
  connection: ProtocolConnection,
  initialized: InitializeResult,
  ears: Ears,
): TestClient {
  const versions = new Map<string, number>();
  const request: TestClient["request"] = ({ method }, params, token) =>
    connection.sendRequest(method, params, token ?? CancellationToken.None);
  return {
    ...ears,
    connection,
    initialized,
    request,
    open(uri, text) {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: "verbatim", version: 1, text };
      void connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    change(uri, changes) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      void connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: typeof changes === "string" ? [{ text: changes }] : changes,
      });
    },
    close(uri) {
      const textDocument = { uri };
      void connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    },
    filesChanged(changes) {
      void connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [...changes],
      });
    },
    foldersChanged(added, removed) {
      const named = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: uri }));
      void connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
        event: { added: named(added), removed: named(removed) },
      });
    },
    settingsChanged(settings) {
      ears.setSettings(settings);
      void connection.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { verbatim: settings },
      });
    },
    async diagnosticsOf(uri) {
      const report = await request(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return report.kind === "full" ? report.items : [];
    },
    workspaceDiagnostics: (previous = []) =>
      request(WorkspaceDiagnosticRequest.type, { previousResultIds: [...previous] }),
    async shutdown({ exit } = { exit: false }) {
      await connection.sendRequest(ShutdownRequest.type);
      if (exit) await connection.sendNotification(ExitNotification.type);
      connection.end();
      connection.dispose();
    },
  };
}

/** Resolves with the status that a process ends with. */
export async function statusOf(child: import("node:child_process").ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode;
  const [status] = (await once(child, "exit")) as [number];
  return status;
}
