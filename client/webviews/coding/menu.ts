// All that can be done with the passage at a place, in a list: the same as Ctrl+. has in the text.
import * as vscode from "vscode";
import type { PassageTarget } from "../../../server/protocol/passages";
import { withoutIcons } from "../../text/plain";
import type { CodingView } from "./view";

interface MenuItem extends vscode.QuickPickItem {
  readonly command?: vscode.Command;
}

export async function showMenu(view: CodingView, target: PassageTarget | null): Promise<void> {
  const { document } = view;
  const place = target ? openingOf(view, target) : view.surface.ranges[0];
  const found = await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>(
    "vscode.executeCodeActionProvider",
    document.uri,
    place,
    vscode.CodeActionKind.Refactor.value,
  );
  const items = (found ?? []).flatMap(({ title, command }): MenuItem[] =>
    command ? [{ label: withoutIcons(title), command }] : [],
  );
  const picked = await vscode.window.showQuickPick(withWords(items), {
    title: items.length > 0 ? "Passage" : "Selected words",
  });
  const { command } = picked ?? {};
  if (command)
    await vscode.commands.executeCommand(
      command.command,
      ...((command.arguments ?? []) as unknown[]),
    );
}

/** The server takes the passage that a mark belongs to for the innermost one. */
function openingOf({ document, live }: CodingView, { index }: PassageTarget): vscode.Range {
  const mark = live.current()?.marks.find((one) => one.index === index);
  const position = document.positionAt(mark?.open ?? 0);
  return new vscode.Range(position, position);
}

function withWords(passage: readonly MenuItem[]): MenuItem[] {
  const { Separator } = vscode.QuickPickItemKind;
  const words = WORDS.map(([title, command]): MenuItem => {
    return { label: title, command: { title, command: `verbatim.${command}` } };
  });
  if (passage.length === 0) return words;
  return [
    ...passage,
    { label: "the selected words, or the sentence at the cursor", kind: Separator },
    ...words,
  ];
}

const WORDS = [
  ["Code selection…", "codeSelection"],
  ["Code paragraph…", "codeParagraph"],
  ["Code in vivo", "codeInVivo"],
  ["Code again", "codeAgain"],
  ["Copy as quotation", "copyAsQuotation"],
] as const;
