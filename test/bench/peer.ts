import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import MarkdownIt from "markdown-it";
import { CancellationToken, Emitter } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  createLanguageService,
  DiagnosticLevel,
  githubSlugifier,
  LogLevel,
  type IMdLanguageService,
  type ITextDocument,
  type IWorkspaceWithWatching,
} from "vscode-markdown-languageservice";
import { URI } from "vscode-uri";

/** VS Code's own Markdown service on the same texts, in this process. */
export interface Peer {
  readonly service: IMdLanguageService;
  readonly documents: readonly ITextDocument[];
  /** Diagnostics of every document and the index of all headings. */
  readonly indexAll: () => Promise<void>;
  /** Diagnostics of one document after a character was typed into it. */
  readonly keystroke: () => Promise<void>;
  readonly references: (line: number) => Promise<number>;
  readonly readOne: () => Promise<void>;
}

const NONE = CancellationToken.None;
const OPTIONS = {
  validateReferences: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateFileLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateUnusedLinkDefinitions: DiagnosticLevel.hint,
  validateDuplicateLinkDefinitions: DiagnosticLevel.warning,
  ignoreLinks: [],
};

export function createPeer(folder: string, paths: readonly string[]): Peer {
  const uris = paths.map((path) => pathToFileURL(join(folder, path)).toString());
  const documents = uris.map((uri, index) =>
    TextDocument.create(uri, "markdown", 1, readFileSync(join(folder, paths[index]), "utf8")),
  );
  const changed = new Emitter<ITextDocument>();
  const service = createLanguageService({
    workspace: workspaceOf(folder, documents, changed),
    parser: createParser(),
    logger: { level: LogLevel.Off, log: () => undefined },
  });
  const diagnostics = service.createPullDiagnosticsManager();
  return {
    service,
    documents,
    async indexAll() {
      await service.getWorkspaceSymbols("", NONE);
      for (const document of documents)
        await diagnostics.computeDiagnostics(document, OPTIONS, NONE);
    },
    async keystroke() {
      const [document] = documents;
      type(document);
      changed.fire(document);
      await diagnostics.computeDiagnostics(document, OPTIONS, NONE);
    },
    async references(line) {
      const position = { line, character: 4 };
      const context = { includeDeclaration: true };
      return (await service.getReferences(documents[0], position, context, NONE)).length;
    },
    async readOne() {
      const [document] = documents;
      type(document);
      changed.fire(document);
      await service.getDocumentSymbols(document, {}, NONE);
      await service.getDocumentLinks(document, NONE);
    },
  };
}

function type(document: TextDocument): void {
  const end = document.positionAt(document.getText().length);
  TextDocument.update(document, [{ range: { start: end, end }, text: "x" }], document.version + 1);
}

function createParser() {
  const markdownIt = new MarkdownIt({ html: true });
  return {
    slugifier: githubSlugifier,
    tokenize: async (document: ITextDocument) => markdownIt.parse(document.getText(), {}),
  };
}

function workspaceOf(
  folder: string,
  documents: readonly TextDocument[],
  changed: Emitter<ITextDocument>,
): IWorkspaceWithWatching {
  const nothing = new Emitter<URI>();
  const byUri = new Map(
    documents.map((document) => [URI.parse(document.uri).toString(), document]),
  );
  return {
    workspaceFolders: [URI.file(folder)],
    onDidChangeMarkdownDocument: changed.event,
    onDidCreateMarkdownDocument: new Emitter<ITextDocument>().event,
    onDidDeleteMarkdownDocument: nothing.event,
    getAllMarkdownDocuments: async () => documents,
    hasMarkdownDocument: (uri) => byUri.has(uri.toString()),
    openMarkdownDocument: async (uri) => byUri.get(uri.toString()),
    stat: async (uri) => (byUri.has(uri.toString()) ? { isDirectory: false } : undefined),
    readDirectory: async () => [],
    watchFile: () => ({
      dispose: () => undefined,
      onDidCreate: nothing.event,
      onDidChange: nothing.event,
      onDidDelete: nothing.event,
    }),
  };
}
