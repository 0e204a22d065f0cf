// The key word in context: which words, where, and what can be done with the document that shows them.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import { savedQueriesRequest } from "../../server/protocol/query";
import { isTranscript } from "../documents/language";
import type { KwicDocuments, KwicOf } from "../queries/kwicDocuments";
import { askForQuery } from "../queries/queryInput";
import { oneLine, withoutIcons } from "../text/plain";
import { chosenStudy } from "./codebook";
import type { CommandContext } from "./context";
import { refuse } from "./refuse";
import { savePaperFile, type SaveOptions } from "./paper/paperFile";

/** For key bindings and other extensions; what is not said is asked for. */
export interface KwicArgument {
  readonly words?: string;
  readonly where?: string;
  readonly role?: KwicOf["role"];
}

/** Asks for words and where to look for them, and shows each place with what is around it. */
export async function showKwic(
  context: CommandContext,
  documents: KwicDocuments,
  given: KwicArgument = {},
): Promise<void> {
  const { overviews } = context;
  const study = await chosenStudy(overviews, TITLE);
  const words = study && (given.words ?? (await askForWords()));
  if (!study || words === undefined) return;
  const limit = given.words === undefined ? await askForLimit(context, study) : given;
  if (limit === undefined) return;
  const { where = null, role = null } = limit;
  await documents.open({ study: study.uri, words: words.trim(), where, role });
}

const TITLE = "Key word in context";

/** The words that are selected in a transcript are what one probably means. */
function askForWords(): Thenable<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const isSelected = editor && isTranscript(editor.document) && !editor.selection.isEmpty;
  const selected = isSelected ? oneLine(editor.document.getText(editor.selection)) : "";
  return vscode.window.showInputBox({
    title: TITLE,
    value: selected.length <= LONGEST_SELECTED ? selected : "",
    prompt: "The words to look for; found whole, whatever the case of their letters",
    placeHolder: "on paper",
    validateInput: (typed) => (typed.trim() === "" ? "Type a word." : undefined),
  });
}

const LONGEST_SELECTED = 100;

type Limit = Pick<KwicArgument, "where" | "role">;

interface LimitItem extends vscode.QuickPickItem {
  readonly limit: Limit | "ask";
}

async function askForLimit(
  context: CommandContext,
  study: StudyOverview,
): Promise<Limit | undefined> {
  const { server, overviews } = context;
  const saved = (await server.request(savedQueriesRequest, { uri: study.uri })) ?? [];
  const items: LimitItem[] = [
    { label: "Everywhere", limit: {} },
    { label: "Only what participants say", limit: { role: "participant" } },
    { label: "Only what interviewers say", limit: { role: "interviewer" } },
    { label: "Only where a query finds something…", limit: "ask" },
    ...saved.map(({ name, query }) => ({
      label: `Only where: ${withoutIcons(name)}`,
      description: withoutIcons(query),
      limit: { where: query },
    })),
  ];
  const options = { title: TITLE, placeHolder: "Where?", matchOnDescription: true };
  const picked = await vscode.window.showQuickPick(items, options);
  if (picked?.limit !== "ask") return picked?.limit;
  const written = await askForQuery({ server, overviews, study, value: "", purpose: "limit" });
  return written && { where: written.query };
}

/** Writes the lines of the document in front, all of them, in a format and where a person says. */
export async function saveKwic(
  context: CommandContext,
  documents: KwicDocuments,
  options: SaveOptions = {},
): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const found = uri && documents.read(uri);
  if (!found) return refuse("Open words in context first.");
  const { study, ...words } = found;
  const what = { kind: "kwic", ...words } as const;
  const wanted = { study, what, noun: "list of words", name: `${words.words} in context` };
  await savePaperFile(context, wanted, options);
}
