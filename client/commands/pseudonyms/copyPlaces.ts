// Where an anonymised copy and its key go: a folder that holds nothing, and a file that is not there.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import { typeOf } from "../../documents/exists";
import { askForNewKey, isThereText } from "../../imports/newKey";
import { chosenKey, type PseudonymKey } from "../../imports/pseudonymKey";
import { oneLine } from "../../text/plain";

interface Problem {
  readonly problem: string;
}

/** The key that is read, and the file of the new one. */
export interface CopyKey {
  /** Nothing where there is none as yet. */
  readonly from?: PseudonymKey;
  readonly to: vscode.Uri;
}

export interface GivenKey {
  /** `null`: there is no key as yet. */
  readonly key?: vscode.Uri | null;
  readonly newKey?: vscode.Uri;
}

/** Asks for what is not given; undefined where somebody cancelled. */
export async function chosenCopyKey(
  study: Pick<StudyOverview, "uri">,
  given: GivenKey,
): Promise<CopyKey | Problem | undefined> {
  const has = given.key === undefined ? await asksForKey() : given.key !== null;
  if (has === undefined) return undefined;
  if (!has) {
    const to = given.newKey ?? (await askForNewKey(vscode.Uri.parse(study.uri)));
    if (to && (await typeOf(to)) !== undefined) return { problem: isThereText(to) };
    return to && { to };
  }
  const key = await chosenKey(study.uri, given.key ?? undefined);
  if (!key || "problem" in key) return key;
  return { from: key, to: given.newKey ?? (await besideKey(key.uri)) };
}

const TITLE = "Make an anonymised copy";

async function asksForKey(): Promise<boolean | undefined> {
  const items = [
    {
      label: "Use a key…",
      description: "a table of names and pseudonyms, kept outside the study",
      has: true,
    },
    {
      label: "Begin a new key…",
      description: "speakers, cases and coders get numbers; the key will say who is who",
      has: false,
    },
  ];
  const options = { title: TITLE, placeHolder: "Which pseudonyms?" };
  return (await vscode.window.showQuickPick(items, options))?.has;
}

/** `names.csv` is followed by `names 2.csv`. */
async function besideKey(key: vscode.Uri): Promise<vscode.Uri> {
  const [, stem = "", ending = ""] = /^(.*?)(?: \d+)?(\.[^.]*)?$/s.exec(nameOf(key)) ?? [];
  for (let number = 2; ; number++) {
    const uri = vscode.Uri.joinPath(key, "..", `${stem} ${number}${ending}`);
    if ((await typeOf(uri)) === undefined) return uri;
  }
}

/** Asks for the folder of the copy where none is given; it is new or holds nothing. */
export async function chosenCopyFolder(
  study: StudyOverview,
  given: vscode.Uri | undefined,
): Promise<vscode.Uri | Problem | undefined> {
  const folder = given ?? (await askForFolder(study));
  if (!folder) return undefined;
  const state = await stateOf(folder);
  if (state === "free") return folder;
  if (given || state !== "full") return { problem: `${oneLine(nameOf(folder))} ${STATES[state]}` };
  return askForName(study, folder);
}

type State = "free" | "full" | "a link" | "a file";

const STATES: Readonly<Record<Exclude<State, "free">, string>> = {
  full: "is not empty. Choose an empty folder, or a new one.",
  "a link": "is a link. Choose the folder itself.",
  "a file": "is a file. Choose a folder.",
};

async function stateOf(folder: vscode.Uri): Promise<State> {
  const type = await typeOf(folder);
  if (type === undefined) return "free";
  if (type & vscode.FileType.SymbolicLink) return "a link";
  if (!(type & vscode.FileType.Directory)) return "a file";
  return (await vscode.workspace.fs.readDirectory(folder)).length === 0 ? "free" : "full";
}

async function askForFolder({ uri }: StudyOverview): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: "The folder for the copy, outside the study",
    openLabel: "Write the copy here",
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(uri), ".."),
  });
  return picked?.[0];
}

/** A folder that holds something else gets a new one for the copy. */
async function askForName(
  study: StudyOverview,
  parent: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const name = await vscode.window.showInputBox({
    title: TITLE,
    prompt: `${oneLine(nameOf(parent))} is not empty. The copy gets a new folder in it, called:`,
    value: `${nameOf(vscode.Uri.parse(study.uri)) || "study"}-anonymised`,
    validateInput: async (typed) => {
      const wanted = typed.trim();
      if (wanted === "" || /^\.+$|[\\/:*?"<>|]/.test(wanted)) return "This is no name of a folder.";
      const isFree = (await stateOf(vscode.Uri.joinPath(parent, wanted))) === "free";
      return isFree ? undefined : "There is something of this name already.";
    },
  });
  return name === undefined ? undefined : vscode.Uri.joinPath(parent, name.trim());
}

function nameOf({ path }: vscode.Uri): string {
  return path.replace(/\/+$/, "").replace(/^.*\//s, "");
}
