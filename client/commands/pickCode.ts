// The pick list of codes, in which a new one can be made by typing its name.
import * as vscode from "vscode";
import type { NodeInfo, StudyOverview } from "../../server/protocol";
import { createMatcher, type CodeMatcher } from "../pages/shared/codeMatches";
import { allNodes } from "../study/overviews";
import { withoutIcons } from "../text/plain";
import { choice, codeChoices, isKnown, type CodeChoice } from "./codeItems";
import { newCode, type PickedCode } from "./newCode";

export interface PickOptions {
  readonly title: string;
  readonly study: StudyOverview;
  readonly recent: readonly string[];
}

/** A code that is there, or a new one; codes like the name that is typed come before it. */
export async function pickCode(options: PickOptions): Promise<PickedCode | undefined> {
  const nodes = allNodes(options.study.nodes);
  const picked = await showCodes(options, nodes);
  if (!picked) return undefined;
  return picked.newName === undefined ? { id: picked.id } : newCode(picked.newName, nodes);
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
  const matcher = createMatcher(nodes);
  const pick = vscode.window.createQuickPick<CodeItem>();
  pick.title = title;
  pick.placeholder = `A code of “${withoutIcons(study.title)}”, or a new name`;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  pick.onDidChangeValue((value) => {
    pick.items = itemsFor(value.trim(), { items, nodes, matcher });
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(accepted(pick));
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Who types fast presses Enter before the item for a new code has the whole name, or is there. */
function accepted({ selectedItems, value }: vscode.QuickPick<CodeItem>): CodeItem | undefined {
  const [item] = selectedItems;
  const name = value.trim();
  if (item && item.newName === undefined) return item;
  return name === "" ? undefined : newItem(name);
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

interface Offer {
  readonly items: readonly CodeItem[];
  readonly nodes: readonly NodeInfo[];
  readonly matcher: CodeMatcher<NodeInfo>;
}

/** How many codes that are only like the name are shown before “New code”. */
const MOST_LIKE_IT = 5;

/**
 * The items while a name is typed. VS Code puts first what has the typed text in its label, and
 * keeps the order of the rest: so the new code, without the name in its label, comes last.
 */
function itemsFor(name: string, { items, nodes, matcher }: Offer): CodeItem[] {
  if (name === "" || isKnown(name, nodes)) return [...items];
  const same = matcher.same(name);
  const like = matcher.close(name, MOST_LIKE_IT).filter((node) => node !== same);
  const shown = new Set([same, ...like].map((node) => node?.id));
  return [
    ...(same ? [{ ...offered(same), detail: "Is there already, in another spelling" }] : []),
    ...like.map(offered),
    ...items.filter(({ id }) => id === "" || !shown.has(id)),
    newItem(name),
  ];
}

function offered(node: NodeInfo): CodeItem {
  return { ...choice(node), alwaysShow: true };
}

function newItem(name: string): CodeItem {
  const description = `“${withoutIcons(name)}”`;
  return {
    label: "New code",
    description,
    detail: "Adds it to the codebook",
    id: "",
    newName: name,
    alwaysShow: true,
  };
}
