// What is done for the coding view's page: by the commands that the text editor has, too.
import * as vscode from "vscode";
import type { PassageAction, PassageTarget } from "../../../server/protocol/passages";
import { codeWithNew, toggleCode, toggleNumber } from "../../commands/coding";
import { refuse } from "../../commands/codingTarget";
import type { CommandContext } from "../../commands/context";
import type { FromPage, PassageRef, ViewCommand } from "../../pages/coding/messages";
import { showMenu } from "./menu";
import { openText } from "./open";
import { passageIndex } from "./places";
import { saveCodingView } from "./save";
import type { CodingView } from "./view";

type Wish = Exclude<FromPage, { readonly kind: "selected" | "top" }>;

/** How much is asked for in each view and not done yet: its lists and inputs have the focus. */
const underWay = new WeakMap<CodingView, number>();

export async function actIn(context: CommandContext, view: CodingView, wish: Wish): Promise<void> {
  if (wish.kind === "away") return takeFocus(view);
  underWay.set(view, (underWay.get(view) ?? 0) + 1);
  try {
    await act(context, view, wish);
  } finally {
    underWay.set(view, (underWay.get(view) ?? 1) - 1);
  }
  // Where something was asked for in a list or an input, the page has to have the focus again.
  if (wish.kind === "new" || wish.kind === "command") comeBack(view);
}

/** VS Code has mostly given the focus back by itself, so the page says whether it lacks it. */
function comeBack(view: CodingView): void {
  if (mayHaveFocus(view)) view.surface.focus();
}

function takeFocus(view: CodingView): void {
  if (mayHaveFocus(view)) view.panel.reveal();
}

function mayHaveFocus(view: CodingView): boolean {
  return view.panel.active && (underWay.get(view) ?? 0) === 0;
}

async function act(
  context: CommandContext,
  view: CodingView,
  wish: Exclude<Wish, { readonly kind: "away" }>,
): Promise<void> {
  switch (wish.kind) {
    case "number":
      return toggleNumber(context, wish.number);
    case "toggle":
      return toggleCode(context, wish.id);
    case "new":
      await codeWithNew(context, wish.name);
      return;
    case "command":
      return command(view, wish.command, wish.passage);
    case "step":
      return step(view, wish);
    case "adjustOther":
      return run("passage.adjustOther");
    case "adjustEnd":
      return run("passage.adjustEnd");
    case "openText":
      return openText(view);
    case "save":
      return saveCodingView(view);
  }
}

/** By the command of the page: that of the editor. */
const commands: Readonly<Record<Exclude<ViewCommand, "menu">, string>> = {
  again: "codeAgain",
  inVivo: "codeInVivo",
  quote: "copyAsQuotation",
  addCode: "passage.addCode",
  replaceCode: "passage.replaceCode",
  memo: "passage.editMemo",
  adjust: "passage.adjust",
  remove: "passage.remove",
  split: "passage.split",
  uniteNext: "passage.uniteNext",
  unitePrevious: "passage.unitePrevious",
  switchForm: "passage.switchForm",
};

const takingTarget = new Set<ViewCommand>(["addCode", "replaceCode", "memo", "adjust"]);

const actions: Partial<Readonly<Record<ViewCommand, PassageAction>>> = {
  remove: { kind: "remove" },
  uniteNext: { kind: "unite", with: "next" },
  unitePrevious: { kind: "unite", with: "previous" },
};

async function command(
  view: CodingView,
  name: ViewCommand,
  passage: PassageRef | null,
): Promise<void> {
  const target = passage ? await targetOf(view, passage) : null;
  if (target === undefined) return refuse(GONE);
  if (name === "menu") return showMenu(view, target);
  const action = actions[name];
  if (target && action) return run("changePassage", target, action);
  return run(commands[name], ...(target && takingTarget.has(name) ? [target] : []));
}

async function step(
  view: CodingView,
  { change, end, unit, passage }: Extract<Wish, { readonly kind: "step" }>,
): Promise<void> {
  const target = passage ? await targetOf(view, passage) : null;
  if (target === undefined) return refuse(GONE);
  if (target) await run("passage.adjust", target);
  const [verb, side, by] = [change, capital(end), capital(unit)];
  return run(`passage.${verb}${side}By${by}`);
}

/** The passage in the document as it is now; undefined where it is gone. */
async function targetOf(
  { live, document }: CodingView,
  passage: PassageRef,
): Promise<PassageTarget | undefined> {
  await live.settled();
  const reading = live.current();
  const index = reading && passageIndex(reading, passage);
  if (index === undefined) return undefined;
  return { uri: document.uri.toString(), version: document.version, index };
}

async function run(command: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`verbatim.${command}`, ...args);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const GONE = "The passage is not there any more.";
