// The memo of a passage in an input with its full text. A memo is one line: in a transcript, a line
// break in it counts as a blank (specification of the markup, section 2).
import * as vscode from "vscode";
import type { PassageTarget } from "../../../server/protocol/passages";
import { withoutIcons } from "../../text/plain";
import type { CommandContext } from "../context";
import { refuse } from "../codingTarget";
import { askAbout } from "./askAbout";
import { changePassage, which } from "./change";
import { nameOf, passageAt, type FoundPassage } from "./passageAt";

export async function editMemo(context: CommandContext, target?: PassageTarget): Promise<void> {
  const found = await passageAt(context, which(target, "Edit memo of"));
  if (!found) return;
  const { answer: memo, now } = await askAbout(context, found, () => typedMemo(found));
  if (memo === undefined || memo === (found.passage.memo ?? "")) return;
  if (now) return void (await changePassage(context, now, { kind: "setMemo", memo: memo.trim() }));
  // Nothing that was typed is lost, and it becomes no other passage's memo.
  await vscode.env.clipboard.writeText(memo);
  refuse("The passage is not there any more. Its memo is on the clipboard.");
}

function typedMemo({ study, passage }: FoundPassage): Thenable<string | undefined> {
  const names = passage.codes.map((id) => nameOf(study, id)).join(", ");
  return vscode.window.showInputBox({
    title: `Memo of ${withoutIcons(names || "the passage")}`,
    prompt: `“${withoutIcons(passage.text)}” Leave it empty to take the memo away.`,
    value: passage.memo ?? "",
    valueSelection: [passage.memo?.length ?? 0, passage.memo?.length ?? 0],
    ignoreFocusOut: true,
  });
}
