// Changes the passage at the cursor: its codes, its memo, its form, its neighbours.
import * as vscode from "vscode";
import {
  changePassageRequest,
  type PassageAction,
  type PassageTarget,
} from "../../../server/protocol/passages";
import type { EditResult } from "../../../server/protocol";
import { withoutIcons } from "../../text/plain";
import { applyEdits, codebookEdit, NOTHING } from "../applyCode";
import type { CommandContext } from "../context";
import { plain } from "../editors";
import type { NewCode, PickedCode } from "../newCode";
import { pickCode } from "../pickCode";
import { refuse } from "../codingTarget";
import { askAbout } from "./askAbout";
import { GONE, nameOf, passageAt, type FoundPassage } from "./passageAt";

/** Applies a change to a passage that was found; what was edited, or undefined after saying why not. */
export async function changePassage(
  { server }: CommandContext,
  { surface, passage, version }: Pick<FoundPassage, "surface" | "passage" | "version">,
  action: PassageAction,
  isNew?: NewCode,
): Promise<EditResult | undefined> {
  const { document } = surface;
  const uri = document.uri.toString();
  const params = { uri, version, index: passage.index, action };
  const addition = isNew ? await codebookEdit(server, document.uri, isNew) : NOTHING;
  if (!addition) return undefined;
  const ask = () => server.request(changePassageRequest, params);
  const done = await applyEdits(document, ask, addition.edit);
  if (done) await addition.save();
  return done;
}

/** What code actions run: a change of a passage that they name. */
export async function runAction(
  context: CommandContext,
  target: PassageTarget | undefined,
  action: PassageAction,
): Promise<void> {
  const found = await passageAt(context, {
    ...(target ? { target } : {}),
    title: "Change passage",
  });
  if (found) await changePassage(context, found, action);
}

export async function addCodeTo(context: CommandContext, target?: PassageTarget): Promise<void> {
  const found = await passageAt(context, which(target, "Add code to"));
  if (!found) return;
  const { answer, now } = await askAbout(context, found, () =>
    pickFor(context, found, "Add code to passage"),
  );
  if (answer && now) await give(context, now, answer, { kind: "addCode", code: answer.id });
  else if (answer) refuse(GONE);
}

export async function replaceCodeOf(
  context: CommandContext,
  target?: PassageTarget,
  code?: string,
): Promise<void> {
  const found = await passageAt(context, which(target, "Replace code of"));
  if (!found) return;
  const { answer, now } = await askAbout(context, found, async () => {
    const old = code ?? (await pickOwn(found, "Which code is replaced?"));
    if (old === undefined) return undefined;
    const title = `Replace “${withoutIcons(nameOf(found.study, old))}” by`;
    const picked = await pickFor(context, found, title);
    return picked && { old, picked };
  });
  if (!answer) return;
  if (!now) return refuse(GONE);
  const { old, picked } = answer;
  await give(context, now, picked, { kind: "replaceCode", code: old, by: picked.id });
}

export async function removePassage(context: CommandContext): Promise<void> {
  const found = await passageAt(context, { title: "Remove passage" });
  if (found) await changePassage(context, found, { kind: "remove" });
}

/** From the words to the whole paragraph, or from the paragraph back to words: those selected, if any. */
export async function switchForm(context: CommandContext): Promise<void> {
  const found = await passageAt(context, { title: "To whole paragraph, or back to words" });
  if (!found) return;
  const [range] = found.surface.ranges;
  const selected =
    range && !range.isEmpty ? { range: { start: plain(range.start), end: plain(range.end) } } : {};
  const action: PassageAction =
    found.passage.form === "paragraph" ? { kind: "toWords", ...selected } : { kind: "toParagraph" };
  await changePassage(context, found, action);
}

export async function splitPassage(context: CommandContext): Promise<void> {
  const found = await passageAt(context, { title: "Split passage" });
  const position = found?.surface.ranges[0]?.end;
  if (found && position)
    await changePassage(context, found, { kind: "split", position: plain(position) });
}

export async function unitePassage(
  context: CommandContext,
  neighbour: "next" | "previous",
): Promise<void> {
  const found = await passageAt(context, { title: `Unite with ${neighbour} passage` });
  if (found) await changePassage(context, found, { kind: "unite", with: neighbour });
}

export function which(target: PassageTarget | undefined, title: string) {
  return target ? { target, title } : { title };
}

function pickFor(
  { numbered }: CommandContext,
  { study }: FoundPassage,
  title: string,
): Promise<PickedCode | undefined> {
  return pickCode({ title, study, recent: numbered.recent() });
}

async function give(
  context: CommandContext,
  found: FoundPassage,
  { id, isNew }: PickedCode,
  action: PassageAction,
): Promise<void> {
  const done = await changePassage(context, found, action, isNew);
  if (done) await context.numbered.used(found.study, [id]);
}

async function pickOwn(
  { study, passage }: FoundPassage,
  title: string,
): Promise<string | undefined> {
  const items = passage.codes.map((id) => ({ label: withoutIcons(nameOf(study, id)), id }));
  if (items.length < 2) return items[0]?.id;
  return (await vscode.window.showQuickPick(items, { title }))?.id;
}
