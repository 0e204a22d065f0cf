// What desktop, remote and browser have in common: everything but how the server is started.
import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import type { StudyOverview } from "../server/protocol";
import { codeHits } from "./commands/codeHits";
import type { CommandContext } from "./commands/context";
import { bringInFiles } from "./commands/imports/bringIn";
import { recodePassages, type RecodeWhat } from "./commands/recodePassages";
import { registerCommands } from "./commands/register";
import { registerQueryCommands } from "./commands/registerQueries";
import { registerScopeCommands } from "./commands/registerScope";
import { registerWordsCommands } from "./commands/registerWords";
import { registerCodingCommands } from "./commands/registerCoding";
import { clientOptions } from "./connection/clientOptions";
import { serveFiles } from "./connection/files";
import { createRenaming } from "./connection/renaming";
import { createRestartPolicy } from "./connection/restarts";
import { createServer } from "./connection/server";
import { createPainter } from "./decorations/painter";
import type { StartImporter } from "./imports/importer";
import { offerCodebookActions } from "./documents/codebookActions";
import { setTranscriptLanguage } from "./documents/language";
import { saveWhenUndone } from "./documents/savedAgain";
import { createCoverageItem } from "./status/coverageItem";
import { createScopeItem } from "./status/scopeItem";
import { createSealItem } from "./status/sealItem";
import type { CodeWish } from "./pages/find/messages";
import { createKwicDocuments } from "./queries/kwicDocuments";
import { createPassagesDocuments, type PassagesDocuments } from "./queries/passagesDocuments";
import { createNumberedCodes, type NumberedCodes } from "./study/numberedCodes";
import { createScopes, type Scopes } from "./study/scopes";
import { shownOverviews } from "./study/shown";
import { createSurfaces } from "./study/surfaces";
import { createProofreading, type Proofreading } from "./words/proofreading";
import { sealNewTranscripts } from "./words/sealNew";
import { watchOverviews } from "./study/overviews";
import { createPaletteView } from "./views/palette/paletteView";
import { createCasesView } from "./views/cases/casesView";
import { createMemosView } from "./views/memos/memosView";
import type { RowTree } from "./views/rowTree";
import { publishState } from "./views/status";
import type { DropRows } from "./views/themes/dragRows";
import { createPages } from "./webviews/pages";
import { createThemesView } from "./views/themes/themesView";
import { createTranscriptsView } from "./views/transcripts/transcriptsView";
import { createCodingViews, type CodingViews } from "./webviews/coding/views";

/** What `activate` gives, for the tests. */
export interface VerbatimApi {
  readonly client: BaseLanguageClient;
  /** Settles when the first figures are shown. */
  readonly ready: Promise<void>;
  readonly themes: RowTree;
  readonly transcripts: RowTree;
  readonly cases: RowTree;
  readonly memos: RowTree;
  readonly proofreading: Proofreading;
  readonly numbered: NumberedCodes;
  readonly codingViews: CodingViews;
  readonly passages: PassagesDocuments;
  readonly scopes: Scopes;
  readonly studies: () => readonly StudyOverview[];
  /** What dropping rows of the Themes view on another one does. */
  readonly drop: DropRows;
  /** What the page of “Find and code” does with ticked hits. */
  readonly codeHits: (study: string, wish: Omit<CodeWish, "kind">) => ReturnType<typeof codeHits>;
  /** What the page of recoding does with what was decided there. */
  readonly recodePassages: (what: RecodeWhat) => ReturnType<typeof recodePassages>;
}

/** What desktop and browser each do in their own way. */
export interface HostParts {
  readonly createClient: (options: LanguageClientOptions) => BaseLanguageClient;
  readonly startImporter: StartImporter;
}

export function startExtension(
  { subscriptions, workspaceState: memory, extensionUri: extension }: vscode.ExtensionContext,
  { createClient, startImporter }: HostParts,
): VerbatimApi {
  const output = vscode.window.createOutputChannel("Verbatim", { log: true });
  const watcher = vscode.workspace.createFileSystemWatcher("**/*");
  const restarts = createRestartPolicy();
  const renaming = createRenaming();
  const client = createClient(clientOptions({ restarts, output, watcher, renaming }));
  const server = createServer({ client, restarts, output });
  const scopes = createScopes({ server, memory }, subscriptions);
  const overviews = watchOverviews(server, subscriptions);
  const numbered = createNumberedCodes(memory);
  renaming.connect({ server, overviews, numbered });
  const surfaces = createSurfaces(subscriptions);
  const parts = { server, overviews, memory, numbered, surfaces };
  const painter = createPainter(parts, subscriptions);
  const pages = createPages({ ...parts, extension, startImporter }, subscriptions);
  const context = {
    ...parts,
    painter,
    ...createViews({ ...parts, ...pages }, subscriptions),
    ...pages,
  };
  const palette = createPaletteView(context, extension, subscriptions);
  const codingViews = createCodingViews(context, extension, subscriptions);
  const proofreading = createProofreading(parts, subscriptions);
  const passages = createPassagesDocuments(parts, subscriptions);
  const kwic = createKwicDocuments(parts, subscriptions);
  subscriptions.push(
    output,
    watcher,
    serveFiles(server),
    publishState(server, overviews),
    setTranscriptLanguage(overviews),
    offerCodebookActions(server),
    saveWhenUndone(),
    createCoverageItem(painter),
    createScopeItem(overviews),
    createSealItem(overviews, proofreading),
    sealNewTranscripts(parts),
    registerAll(context, { palette, views: codingViews, proofreading, passages, kwic, scopes }),
    { dispose: () => void client.dispose().catch(() => undefined) },
  );
  void server.start();
  return {
    client,
    ready: overviews.ready,
    ...treesOf(context),
    drop: context.themes.drop,
    codeHits: (study, wish) => codeHits(parts, study, wish),
    recodePassages: (what) => recodePassages(parts, what),
    numbered,
    codingViews,
    passages,
    proofreading,
    scopes,
    studies: () => overviews.studies ?? [],
  };
}

type Shown = Parameters<typeof registerCodingCommands>[1] &
  Parameters<typeof registerQueryCommands>[1] & {
    readonly proofreading: Proofreading;
    readonly scopes: Scopes;
  };

function registerAll(context: CommandContext, shown: Shown): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommands(context),
    registerCodingCommands(context, shown),
    registerWordsCommands(context, shown.proofreading),
    registerQueryCommands(context, shown),
    registerScopeCommands(context, shown.scopes),
  );
}

type Views = Pick<CommandContext, "themes" | "transcripts" | "cases" | "memos">;

/** Memos are never limited by a scope. */
function createViews(
  parts: Pick<CommandContext, "server" | "overviews" | "memory" | "importPages">,
  subscriptions: vscode.Disposable[],
): Views {
  const shown = { ...parts, overviews: shownOverviews(parts.overviews) };
  return {
    themes: createThemesView(shown, subscriptions),
    transcripts: createTranscriptsView(
      { ...shown, dropFiles: (files) => bringInFiles(parts, files) },
      subscriptions,
    ),
    cases: createCasesView(shown, subscriptions),
    memos: createMemosView(parts, subscriptions),
  };
}

function treesOf(views: Views) {
  const { themes, transcripts, cases, memos } = views;
  return {
    themes: themes.tree,
    transcripts: transcripts.tree,
    cases: cases.tree,
    memos: memos.tree,
  };
}
