// The pick list of codes, in which a new one can be made by typing its name.
import * as vscode from "vscode";
import type { NodeInfo, StudyOverview } from "../../server/protocol";
import { allNodes } from "../study/overviews";
import { withoutIcons } from "../text/plain";
import { freeId, idFromName, idProblem, nameUnlessImplied } from "./codeIds";
import { codeChoices, isKnown, type CodeChoice } from "./codeItems";

export interface NewCode {
  readonly id: string;
  readonly name: string | null;
  /** The theme or category that it goes under. */
  readonly under: string | null;
}

/** A code of the codebook, or one that is to be added to it. */
export interface PickedCode {
  readonly id: string;
  readonly isNew?: NewCode;
}

export interface PickOptions {
  readonly title: string;
  readonly study: StudyOverview;
  readonly recent: readonly string[];
}

export async function pickCode(options: PickOptions): Promise<PickedCode | undefined> {
  const nodes = allNodes(options.study.nodes);
  const picked = await showCodes(options, nodes);
  if (!picked) return undefined;
  return picked.newName === undefined ? { id: picked.id } : askForNewCode(picked.newName, nodes);
}

interface CodeItem extends vscode.QuickPickItem {
  readonly id: string;
  /** The name that was typed, in the item that makes a new code. */
  readonly newName?: string;
}

function showCodes(
  { title, study, recent }: PickOptions,
  nodes: readonly NodeInfo[],
): Promise<CodeItem | undefined> {
  const items = codeItems(nodes, recent);
  const pick = vscode.window.createQuickPick<CodeItem>();
  pick.title = title;
  pick.placeholder = `A code of “${withoutIcons(study.title)}”, or a new name`;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  pick.onDidChangeValue((value) => {
    pick.items = [...items, ...newItem(value, nodes)];
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function codeItems(nodes: readonly NodeInfo[], recentIds: readonly string[]): CodeItem[] {
  const { recent, codes, groups } = codeChoices(nodes, recentIds);
  return [
    ...section("used last", recent),
    ...section("codes", codes),
    ...section("themes and categories", groups),
  ];
}

function section(label: string, choices: readonly CodeChoice[]): CodeItem[] {
  if (choices.length === 0) return [];
  return [{ label, id: "", kind: vscode.QuickPickItemKind.Separator }, ...choices];
}

function newItem(value: string, nodes: readonly NodeInfo[]): CodeItem[] {
  const name = value.trim();
  if (name === "" || isKnown(name, nodes)) return [];
  const label = `New code “${withoutIcons(name)}”`;
  return [{ label, id: "", newName: name, alwaysShow: true, detail: "Adds it to the codebook" }];
}

async function askForNewCode(
  name: string,
  nodes: readonly NodeInfo[],
): Promise<PickedCode | undefined> {
  const taken = new Set(nodes.map(({ id }) => id));
  const implied = idFromName(name);
  const id = implied ? freeId(implied, taken) : await askForId(name, taken);
  if (id === undefined) return undefined;
  const place = await askForTheme(name, nodes);
  if (!place) return undefined;
  return { id, isNew: { id, name: nameUnlessImplied(id, name), under: place.id || null } };
}

function askForId(name: string, taken: ReadonlySet<string>): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `The id of “${name}”`,
    prompt: "How the code is written in transcripts",
    validateInput: (id) => idProblem(id, taken),
  });
}

/** The theme or category that a new code goes under; an empty id is outside themes. */
export function askForTheme(
  name: string,
  nodes: readonly NodeInfo[],
): Thenable<{ readonly id: string } | undefined> {
  const outside = { label: "Outside themes", description: "for now", id: "" };
  const groups = nodes
    .filter(({ kind }) => kind === "theme" || kind === "category")
    .map((node) => ({
      label: withoutIcons(node.name),
      description: node.path.map(withoutIcons).join(" · "),
      id: node.id,
    }));
  if (groups.length === 0) return Promise.resolve(outside);
  return vscode.window.showQuickPick([outside, ...groups], {
    title: `The theme of “${withoutIcons(name)}”`,
    matchOnDescription: true,
  });
}
