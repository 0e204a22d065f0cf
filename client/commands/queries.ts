// Finding passages by a query, and what can be done with the document that shows them.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import type { PassageGrouping } from "../queries/found";
import type { PassagesDocuments } from "../queries/passagesDocuments";
import { askForQuery } from "../queries/queryInput";
import { isTranscript } from "../documents/language";
import { allNodes } from "../study/overviews";
import { chosenCode, pickNode, type ChosenCode, type CodeTarget } from "./chosenCode";
import { chosenStudy } from "./codebook";
import type { CommandContext } from "./context";
import { say } from "./editors";
import { passagesOn } from "./passage/passageAt";
import { keepQuery } from "./keptQueries";

/**
 * Asks for a query, starting with that of the document in front, and shows its passages. Whoever
 * saves it comes back to it.
 */
export async function findPassages(
  context: CommandContext,
  documents: PassagesDocuments,
): Promise<void> {
  const { server, overviews } = context;
  const study = await studyOfFront(context, documents, "Find passages by query");
  let value = inFront(documents)?.query ?? "";
  while (study) {
    const written = await askForQuery({ server, overviews, study, value, purpose: "show" });
    if (written === undefined) return;
    value = written.query;
    if (written.purpose === "save") await keepQuery(context, study, { query: value });
    else return void (await documents.open({ study: study.uri, query: value }));
  }
}

/** For key bindings and other extensions: the query, its name, and whether it replaces another one. */
export interface SaveQueryArgument {
  readonly query?: string;
  readonly name?: string;
  readonly isReplacing?: boolean;
}

/** Keeps the query of the document in front in the codebook, or one that is asked for. */
export async function saveQuery(
  context: CommandContext,
  documents: PassagesDocuments,
  given: SaveQueryArgument = {},
): Promise<void> {
  const { server, overviews } = context;
  const study = await studyOfFront(context, documents, "Save query");
  if (!study) return;
  const known = given.query ?? inFront(documents)?.query;
  const ask = () => askForQuery({ server, overviews, study, value: "", purpose: "save" });
  const query = known ?? (await ask())?.query;
  if (query !== undefined) await keepQuery(context, study, { ...given, query });
}

async function studyOfFront(
  { overviews }: CommandContext,
  documents: PassagesDocuments,
  title: string,
): Promise<StudyOverview | undefined> {
  const front = overviews.studies?.find(({ uri }) => uri === inFront(documents)?.study);
  return front ?? chosenStudy(overviews, title);
}

/**
 * Shows the passages of a code with those of all below it: of a row of the Themes view, of the code at
 * the cursor of a transcript, or of one that is chosen from a list.
 */
export async function passagesOfNode(
  context: CommandContext,
  documents: PassagesDocuments,
  row: string | CodeTarget | undefined,
): Promise<void> {
  const atCursor = row === undefined ? await codeAtCursor(context) : undefined;
  const chosen = atCursor ?? (await chosenCode(context, row, TITLE));
  if (chosen === undefined) return;
  const isOwn = typeof row === "string" && row.endsWith("/own");
  const { study, node } = chosen;
  await documents.open({ study: study.uri, query: isOwn ? node.id : `theme:${node.id}` });
}

const TITLE = "Show passages";

async function codeAtCursor(context: CommandContext): Promise<ChosenCode | undefined> {
  const editor = vscode.window.activeTextEditor;
  const study = editor && context.overviews.studyOf(editor.document.uri.toString());
  if (!editor || !study || !isTranscript(editor.document)) return undefined;
  const passages = await passagesOn(context, editor.document, editor.selection.active);
  const codes = new Set(passages.flatMap((passage) => passage.codes));
  const nodes = allNodes(study.nodes).filter(({ id }) => codes.has(id));
  const node = nodes.length > 1 ? await pickNode(nodes, TITLE) : nodes[0];
  return node && { study, node };
}

const GROUPINGS: readonly { readonly label: string; readonly by: PassageGrouping }[] = [
  { label: "By transcript", by: "file" },
  { label: "By case", by: "case" },
  { label: "By code", by: "code" },
  { label: "By heading", by: "heading" },
];

export async function groupPassages(documents: PassagesDocuments): Promise<void> {
  const uri = activeUri();
  if (uri === undefined || documents.read(uri) === undefined) return say(NO_DOCUMENT);
  const now = documents.groupingOf(uri);
  const items = GROUPINGS.map((one) => ({
    ...one,
    ...(one.by === now ? { description: "now" } : {}),
  }));
  const picked = await vscode.window.showQuickPick(items, { title: "Group passages" });
  if (picked) documents.groupBy(uri, picked.by);
}

const NO_DOCUMENT = "Open the passages of a query first.";

/** Writes the passages of the document in front as Markdown, where a person says. */
export async function savePassages(documents: PassagesDocuments): Promise<void> {
  const uri = activeUri();
  const what = uri && documents.read(uri);
  if (uri === undefined || what === undefined) return say(NO_DOCUMENT);
  const target = await vscode.window.showSaveDialog({
    title: "Save the passages as Markdown",
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(what.study), "passages.md"),
    filters: { Markdown: ["md"] },
  });
  if (!target) return;
  const markdown = await documents.markdown(uri);
  if (markdown === undefined) {
    void vscode.window.showErrorMessage(
      "The passages could not be saved: the query cannot be run.",
    );
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(markdown));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The passages could not be saved: ${reason}`);
    return;
  }
  say(`The passages are saved as ${vscode.workspace.asRelativePath(target)}.`);
}

function inFront(documents: PassagesDocuments) {
  const uri = activeUri();
  return uri && documents.read(uri);
}

function activeUri(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}
