// What the keys do in the coding view.
import type { EndUnit, PassageEnd } from "../../../server/protocol/passages";
import { keyOf, type PressedKey } from "../shared/keyOf";
import type { ViewCommand } from "./messages";
import type { Unit } from "./words";

export type MoveUnit = Unit | "line" | "lineEdge" | "page" | "document";

export type Action =
  | Move
  | Step
  /** The sentence at the caret, or one more of them. */
  | { readonly kind: "sentence" | "passage" | "uncoded"; readonly by: 1 | -1 }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "filter"; readonly text: string }
  | { readonly kind: "command"; readonly command: ViewCommand }
  | { readonly kind: "all" | "help" | "clear" | "adjustOther" | "adjustEnd" };

export interface Move {
  readonly kind: "move";
  readonly unit: MoveUnit;
  readonly by: 1 | -1;
  readonly isExtending: boolean;
}

export interface Step {
  readonly kind: "step";
  readonly change: "grow" | "shrink";
  readonly end: PassageEnd;
  readonly unit: EndUnit;
}

/** What is looked at of an event of the keyboard. */
export interface Pressed extends PressedKey {
  readonly isComposing: boolean;
  getModifierState(key: string): boolean;
}

export interface Keyboard {
  readonly isMac: boolean;
  /** Whether the arrow keys move the ends of a passage. */
  readonly isAdjusting: boolean;
}

/** Undefined for keys that are VS Code's. */
export function actionFor(event: Pressed, { isMac, isAdjusting }: Keyboard): Action | undefined {
  if (event.isComposing) return undefined;
  const key = keyOf(event);
  const adjusting = isAdjusting ? adjustingKey(key, isMac) : undefined;
  return adjusting ?? moveOf(key, isMac) ?? stepOf(key, isMac) ?? fixed[key] ?? typed(event);
}

const command = (name: ViewCommand): Action => ({ kind: "command", command: name });

const fixed: Readonly<Record<string, Action>> = {
  " ": { kind: "sentence", by: 1 },
  "Shift+ ": { kind: "sentence", by: -1 },
  Tab: { kind: "passage", by: 1 },
  "Shift+Tab": { kind: "passage", by: -1 },
  "]": { kind: "passage", by: 1 },
  "[": { kind: "passage", by: -1 },
  F8: { kind: "uncoded", by: 1 },
  "Shift+F8": { kind: "uncoded", by: -1 },
  "Mod+a": { kind: "all" },
  "?": { kind: "help" },
  Escape: { kind: "clear" },
  Enter: command("menu"),
  "Mod+.": command("menu"),
  ContextMenu: command("menu"),
  "Shift+F10": command("menu"),
  ".": command("again"),
  "+": command("addCode"),
  "=": command("addCode"),
  "/": command("split"),
  F2: command("memo"),
  Delete: command("remove"),
  Backspace: command("remove"),
};

/** A digit is a code's number; a letter begins a code's name. */
function typed(event: Pressed): Action | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  // With this key, signs are typed on many keyboards.
  if (event.getModifierState("AltGraph")) return fixed[key] ?? letter(key);
  if (ctrlKey || metaKey || altKey) return undefined;
  if (/^[1-9]$/.test(key)) return { kind: "number", number: Number(key) };
  return letter(key);
}

function letter(key: string): Action | undefined {
  return /^\p{L}$/u.test(key) ? { kind: "filter", text: key } : undefined;
}

const arrows: Readonly<Record<string, 1 | -1>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  Home: -1,
  PageUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  End: 1,
  PageDown: 1,
};

function moveOf(key: string, isMac: boolean): Action | undefined {
  const isExtending = key.includes("Shift+");
  const plain = key.replace("Shift+", "");
  const name = plain.slice(plain.lastIndexOf("+") + 1);
  const by = arrows[name];
  const unit = (isMac ? macUnits : units)[plain];
  return by && unit ? { kind: "move", unit, by, isExtending } : undefined;
}

const common: Readonly<Record<string, MoveUnit>> = {
  ArrowLeft: "character",
  ArrowRight: "character",
  ArrowUp: "line",
  ArrowDown: "line",
  Home: "lineEdge",
  End: "lineEdge",
  PageUp: "page",
  PageDown: "page",
  "Mod+Home": "document",
  "Mod+End": "document",
};

const units: Readonly<Record<string, MoveUnit>> = {
  ...common,
  "Mod+ArrowLeft": "word",
  "Mod+ArrowRight": "word",
  "Mod+ArrowUp": "paragraph",
  "Mod+ArrowDown": "paragraph",
};

const macUnits: Readonly<Record<string, MoveUnit>> = {
  ...common,
  "Alt+ArrowLeft": "word",
  "Alt+ArrowRight": "word",
  "Alt+ArrowUp": "paragraph",
  "Alt+ArrowDown": "paragraph",
  "Mod+ArrowLeft": "lineEdge",
  "Mod+ArrowRight": "lineEdge",
  "Mod+ArrowUp": "document",
  "Mod+ArrowDown": "document",
};

/** Moves an end of the passage at the caret, and goes on moving its ends. */
function stepOf(key: string, isMac: boolean): Action | undefined {
  const held = isMac ? "Mod+Alt+" : "Alt+";
  if (!key.startsWith(held)) return undefined;
  const rest = key.slice(held.length);
  return steps[rest.replace("ArrowUp", "Mod+ArrowLeft").replace("ArrowDown", "Mod+ArrowRight")];
}

const step = (change: Step["change"], end: PassageEnd, unit: EndUnit): Step => {
  return { kind: "step", change, end, unit };
};

const steps: Readonly<Record<string, Step>> = {
  ArrowRight: step("grow", "end", "word"),
  ArrowLeft: step("shrink", "end", "word"),
  "Shift+ArrowLeft": step("grow", "start", "word"),
  "Shift+ArrowRight": step("shrink", "start", "word"),
  "Mod+ArrowRight": step("grow", "end", "sentence"),
  "Mod+ArrowLeft": step("shrink", "end", "sentence"),
  "Shift+Mod+ArrowLeft": step("grow", "start", "sentence"),
  "Shift+Mod+ArrowRight": step("shrink", "start", "sentence"),
};

/** As in the text editor: Ctrl, or Option on a Mac, moves by sentences. */
function adjustingKey(key: string, isMac: boolean): Action | undefined {
  if (key === "Tab") return { kind: "adjustOther" };
  if (key === "Enter" || key === "Escape") return { kind: "adjustEnd" };
  const named = isMac ? key.replace("Alt+", "Mod+") : key;
  return steps[named.replace("Mod+Shift+", "Shift+Mod+")];
}
