// The memo of a passage in an input with its full text. A memo is one line: in a transcript, a line
// break in it counts as a blank (specification of the markup, section 2).
import * as vscode from "vscode";
import type { PassageTarget } from "../../../server/protocol/passages";
import { withoutIcons } from "../../text/plain";
import type { CommandContext } from "../context";
import { changePassage, which } from "./change";
import { nameOf, passageAt } from "./passageAt";

export async function editMemo(context: CommandContext, target?: PassageTarget): Promise<void> {
  const found = await passageAt(context, which(target, "Edit memo of"));
  if (!found) return;
  const { study, passage, surface } = found;
  const { version } = surface.document;
  const names = passage.codes.map((id) => nameOf(study, id)).join(", ");
  const memo = await vscode.window.showInputBox({
    title: `Memo of ${withoutIcons(names || "the passage")}`,
    prompt: `“${withoutIcons(passage.text)}” Leave it empty to take the memo away.`,
    value: passage.memo ?? "",
    valueSelection: [passage.memo?.length ?? 0, passage.memo?.length ?? 0],
    ignoreFocusOut: true,
  });
  if (memo === undefined || memo === (passage.memo ?? "")) return;
  const isStill = surface.document.version === version;
  const now = isStill ? found : await passageAt(context, { title: "Set the memo of" });
  if (now) await changePassage(context, now, { kind: "setMemo", memo: memo.trim() });
}
