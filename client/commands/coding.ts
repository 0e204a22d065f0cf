// The commands that code: a selection, a sentence, a paragraph; with a new code, the last or a number.
import * as vscode from "vscode";
import { codesAtRequest, type CodeEditParams, type StudyOverview } from "../../server/protocol";
import type { CodingResult } from "../../server/protocol/coding";
import { allNodes } from "../study/overviews";
import { oneLine, withoutIcons } from "../text/plain";
import { applyCode, applyRemoval, applyToggle } from "./applyCode";
import { codingTarget, placeToCode, rangesOf, refuse, type CodingTarget } from "./codingTarget";
import type { CommandContext } from "./context";
import { plain, say } from "./editors";
import { inVivoName } from "./inVivo";
import { newCode, type PickedCode } from "./newCode";
import { pickCode } from "./pickCode";

type Target = CodeEditParams["target"];

/** `code` comes from a key binding's arguments or from a row of the Themes view. */
export async function code(context: CommandContext, target: Target, code?: string): Promise<void> {
  const title = target === "paragraph" ? "Code paragraph" : "Code selection";
  await codeWith(context, target, ({ study }) =>
    code === undefined
      ? pickCode({ title, study, recent: context.numbered.recent() })
      : Promise.resolve({ id: code }),
  );
}

/** Codes what is selected with a new code of that name, or with the code that has it already. */
export async function codeWithNew(context: CommandContext, name: string): Promise<void> {
  await codeWith(context, "selection", ({ study }) => newCode(name, allNodes(study.nodes)));
}

export interface InVivoOptions {
  /** The id of the theme that the code goes under. */
  readonly under?: string;
}

/** The selected words become a code: its id, its name, and its example. */
export async function codeInVivo(
  context: CommandContext,
  options: InVivoOptions = {},
): Promise<void> {
  await codeWith(context, "selection", async ({ surface, study, stretches }) => {
    const words = oneLine(stretches[0]?.words ?? "");
    const nodes = allNodes(study.nodes);
    const setting = vscode.workspace.getConfiguration("verbatim", surface.document.uri);
    const under = options.under ?? setting.get<string>("inVivo.theme", "").trim();
    const place = under === "" ? null : under;
    if (place !== null && !nodes.some(({ id }) => id === place))
      return refuse(`The codebook has no “${oneLine(place)}” for codes in vivo to go under.`);
    return newCode(inVivoName(words), nodes, { under: place, example: words });
  });
}

/** Gives all codes of the last coding action once more, to what is selected now. */
export async function codeAgain(context: CommandContext): Promise<void> {
  const target = await codingTarget(context);
  if (!target) return;
  const codes = context.numbered.last(target.study);
  const known = new Set(allNodes(target.study.nodes).map(({ id }) => id));
  const again = codes.filter((id) => known.has(id));
  if (again.length === 0) return say("Nothing was coded yet that could be given again.");
  await applyTo(context, target, { target: "selection", codes: again });
}

/** Puts the code with a number from 1 to 9 on what is selected, or takes it off. */
export async function toggleNumber(context: CommandContext, number: number): Promise<void> {
  const place = await placeToCode(context);
  if (!place) return;
  const found = context.numbered.of(place.study)[number - 1];
  if (found) return toggleCode(context, found.id);
  refuse(`No code has the number ${number} yet: codes get one when they are used or pinned.`);
}

/** Puts a code on what is selected, or takes it off where all of it has it. */
export async function toggleCode(context: CommandContext, code: string): Promise<void> {
  const place = await placeToCode(context);
  if (!place) return;
  const { study, surface } = place;
  await applyToggle(context.server, surface, code, async ({ isAdded, words }) => {
    if (isAdded) await context.numbered.used(study, [code]);
    say(isAdded ? coded(words, study, [code]) : `${named(study, [code])} taken off.`);
  });
}

function coded(words: string, study: StudyOverview, codes: readonly string[]): string {
  return `“${withoutIcons(words)}” coded with ${named(study, codes)}.`;
}

function named({ nodes }: StudyOverview, codes: readonly string[]): string {
  const known = new Map(allNodes(nodes).map(({ id, name }) => [id, name]));
  return codes.map((code) => `“${withoutIcons(known.get(code) ?? code)}”`).join(", ");
}

export async function removeCode(context: CommandContext): Promise<void> {
  const place = await placeToCode(context);
  if (!place) return;
  const { surface } = place;
  const uri = surface.document.uri.toString();
  const position = plain(surface.ranges[0]?.end ?? new vscode.Position(0, 0));
  const found = await context.server.request(codesAtRequest, { uri, position });
  const codes = [...new Set(found?.passages.flatMap((passage) => passage.codes))];
  const picked = codes.length > 1 ? await pickRemoval(context, uri, codes) : codes[0];
  if (codes.length === 0) say("There is no coded passage at the cursor.");
  if (picked !== undefined) await applyRemoval(context.server, surface, picked);
}

/** Shows the words that are meant while a code is chosen, then codes them. */
async function codeWith(
  context: CommandContext,
  target: Target,
  choose: (target: CodingTarget) => Promise<PickedCode | undefined>,
): Promise<void> {
  const found = await codingTarget(context, target);
  if (!found) return;
  const before = [...found.surface.ranges];
  const isShown = found.isCursor && target === "selection";
  if (isShown) found.surface.select(rangesOf(found.stretches));
  const picked = await choose(found);
  const isNew = picked?.isNew ? { isNew: picked.isNew } : {};
  const isDone =
    picked !== undefined &&
    (await applyTo(context, found, { target, codes: [picked.id], ...isNew }));
  if (isShown && !isDone) found.surface.select(before);
}

async function applyTo(
  { server, numbered, overviews }: CommandContext,
  { surface, study, isCursor }: CodingTarget,
  wish: { readonly target: Target; readonly codes: readonly string[] } & Pick<PickedCode, "isNew">,
): Promise<boolean> {
  const then = async ({ words }: CodingResult): Promise<void> => {
    // The next key may ask for the new code by its number.
    if (wish.isNew) await overviews.refresh();
    await numbered.used(study, wish.codes);
    const now = overviews.studyOf(surface.document.uri.toString()) ?? study;
    say(coded(words, now, wish.codes));
  };
  return applyCode(server, { surface, ...wish, isCursor, then });
}

async function pickRemoval(
  { overviews }: CommandContext,
  uri: string,
  codes: readonly string[],
): Promise<string | undefined> {
  const nodes = allNodes(overviews.studyOf(uri)?.nodes ?? []);
  const items = codes.map((id) => {
    const name = nodes.find((node) => node.id === id)?.name ?? id;
    return { label: withoutIcons(name), description: withoutIcons(id), id };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title: "Remove code",
    placeHolder: "The innermost passage comes first",
  });
  return picked?.id;
}
