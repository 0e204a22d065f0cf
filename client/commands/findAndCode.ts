// Opens the page that finds words in a study and codes them.
import * as vscode from "vscode";
import { oneLine } from "../text/plain";
import { chosenStudy } from "./codebook";
import type { CommandContext } from "./context";

/** The words that are selected in a transcript are looked for, unless they are long. */
export async function findAndCode(context: CommandContext): Promise<void> {
  const { overviews, findPages } = context;
  const study = await chosenStudy(overviews, "Find and code");
  if (study) findPages.open(study.uri, selectedText(context));
}

const LONGEST = 200;

function selectedText({ surfaces }: CommandContext): string {
  const surface = surfaces.active();
  const [range] = surface?.ranges ?? [];
  if (!surface || !range || range.isEmpty || !isInFront(surface.document)) return "";
  const text = oneLine(surface.document.getText(range));
  // Markup is no part of the words.
  return text.length > LONGEST || /[[\]{}]/.test(text) ? "" : text;
}

function isInFront(document: vscode.TextDocument): boolean {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const input: unknown = activeTab?.input;
  return (
    (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) &&
    input.uri.toString() === document.uri.toString()
  );
}
