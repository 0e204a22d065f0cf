// Moving the ends of a passage: single steps, and a mode in which the arrow keys do it.
import * as vscode from "vscode";
import type { EndUnit, PassageEnd, PassageTarget } from "../../../server/protocol/passages";
import { createTurns } from "../../connection/turns";
import { withoutIcons } from "../../text/plain";
import { setContext } from "../../views/status";
import type { CommandContext } from "../context";
import { toRange } from "../editors";
import { shifted } from "../shift";
import { changePassage } from "./change";
import { foundAgain, GONE, isLike, passageAt, passagesOn, type FoundPassage } from "./passageAt";
import { refuse } from "../codingTarget";

export interface Step {
  readonly kind: "grow" | "shrink";
  readonly end: PassageEnd;
  readonly unit: EndUnit;
}

export interface Adjusting extends vscode.Disposable {
  /** Starts with the innermost passage at the cursor, or with one that is given. */
  start(target?: PassageTarget): Promise<void>;
  /** Moves an end of the passage that is adjusted, else of the innermost one at the cursor. */
  step(step: Step): Promise<void>;
  /** Goes on with the next passage at the same place. */
  other(): Promise<void>;
  stop(): void;
}

export function createAdjusting(context: CommandContext): Adjusting {
  const item = createItem();
  const inTurn = createTurns();
  let current: FoundPassage | undefined;
  const become = (found: FoundPassage | undefined): void => {
    current?.surface.showAdjusting?.(undefined);
    current = found;
    void setContext("verbatim.isAdjusting", found !== undefined);
    if (!found) return item.hide();
    const text = statusText(found);
    item.text = `$(arrow-both) ${text}`;
    item.accessibilityInformation = { label: text };
    item.show();
    found.surface.showAdjusting?.(text);
    found.surface.select([toRange(found.passage.range)]);
  };
  const stop = (): void => {
    if (!current) return;
    const { surface, passage } = current;
    const { end } = toRange(passage.range);
    become(undefined);
    surface.select([new vscode.Range(end, end)]);
  };
  const begin = async (target?: PassageTarget): Promise<void> => {
    let found: FoundPassage | undefined;
    try {
      found = await passageAt(context, target ? { target } : {});
    } finally {
      become(found);
    }
  };
  const move = async (step: Step): Promise<void> => {
    const isAdjusting = current !== undefined;
    const found = await (current ? stillThere(context, current) : passageAt(context));
    if (!found) return isAdjusting ? become(undefined) : undefined;
    const after = await moved(context, found, step);
    if (isAdjusting && after) become(after);
  };
  const leave = context.surfaces.onDidChange(() => {
    const document = context.surfaces.active()?.document;
    if (current && document !== current.surface.document) become(undefined);
  });
  const click = vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
    if (kind === vscode.TextEditorSelectionChangeKind.Mouse && current) become(undefined);
  });
  return {
    start: (target) => {
      // Keys that are pressed before the passage is found are meant for it, too.
      void setContext("verbatim.isAdjusting", true);
      return inTurn(() => begin(target));
    },
    step: (step) => inTurn(() => move(step)),
    other: () =>
      inTurn(async () => {
        const next = current && (await nextAt(context, current));
        if (next) become(next);
      }),
    stop,
    dispose: () => vscode.Disposable.from(item, leave, click).dispose(),
  };
}

function createItem(): vscode.StatusBarItem {
  const { Left } = vscode.StatusBarAlignment;
  const item = vscode.window.createStatusBarItem("verbatim.adjusting", Left, 100);
  item.name = "Adjust passage";
  return item;
}

/** Moves an end and finds the passage again by the end that stayed. */
async function moved(
  context: CommandContext,
  found: FoundPassage,
  { kind, end, unit }: Step,
): Promise<FoundPassage | undefined> {
  const done = await changePassage(context, found, { kind, end, unit });
  if (!done) return undefined;
  const { start: first, end: last } = toRange(shifted(found.passage.range, done.edits));
  const { document } = found.surface;
  const anchor = end === "end" ? first : document.positionAt(document.offsetAt(last) - 1);
  const passages = await passagesOn(context, document, anchor);
  const stayed = end === "end" ? "start" : "end";
  const place = end === "end" ? first : last;
  const passage = passages.find(
    (one) => isLike(one, found.passage) && toRange(one.range)[stayed].isEqual(place),
  );
  return passage && { ...found, passage, version: document.version };
}

/** An undo, say, may have moved its ends, or taken it away. */
async function stillThere(
  context: CommandContext,
  found: FoundPassage,
): Promise<FoundPassage | undefined> {
  const { document } = found.surface;
  const place = document.offsetAt(toRange(found.passage.range).start);
  return (await foundAgain(context, found, place)) ?? refuse(GONE);
}

async function nextAt(
  context: CommandContext,
  { surface, study, passage }: FoundPassage,
): Promise<FoundPassage | undefined> {
  const passages = await passagesOn(context, surface.document, toRange(passage.range).start);
  const { version } = surface.document;
  const at = passages.findIndex(({ index }) => index === passage.index);
  const next = passages[(at + 1) % Math.max(1, passages.length)];
  return next && { surface, study, passage: next, version };
}

function statusText({ passage }: FoundPassage): string {
  const codes = withoutIcons(passage.codes.join(", "));
  return `Adjusting ${codes}: ← → end, Shift+← → start, with Ctrl by sentences, Enter ends`;
}
