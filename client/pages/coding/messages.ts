// What the extension and the coding view say to each other. Places count the wording's UTF-16 units.
import type {
  ReadingBlock,
  ReadingCode,
  ReadingHead,
  ReadingPassage,
} from "../../../server/protocol/reading";
import type { EndUnit, PassageEnd } from "../../../server/protocol/passages";
import type { PaletteState } from "../palette/messages";
import type { ListChange } from "./listChange";

/** What is selected; a caret where both are the same. */
export interface Selected {
  readonly anchor: number;
  readonly focus: number;
}

/** A passage by its words; of several with the same ones, which. */
export interface PassageRef {
  readonly start: number;
  readonly end: number;
  readonly nth: number;
}

/** A code with a colour that stands out from the background. */
export interface ShownCode extends ReadingCode {
  readonly line: string;
}

/** What changed since the reading that the page has. */
export interface ReadingChange {
  readonly version: number;
  readonly head: ReadingHead;
  readonly blocks: ListChange<ReadingBlock>;
  readonly passages: ListChange<ReadingPassage>;
  readonly codes: readonly ShownCode[];
}

export type ToPage =
  | { readonly kind: "reading"; readonly reading: ReadingChange }
  /** Why nothing can be shown. */
  | { readonly kind: "unreadable"; readonly reason: string }
  /** Other words are to be selected, and brought into view. */
  | { readonly kind: "select"; readonly selected: Selected }
  /** Brings a place to the upper edge. */
  | { readonly kind: "show"; readonly place: number }
  | { readonly kind: "palette"; readonly palette: PaletteState }
  /** The ends of the selected passage follow the arrow keys; null: no longer. */
  | { readonly kind: "adjusting"; readonly text: string | null }
  /** What was done, to be said. */
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "focus" };

/** What is done with the selected words or the passage at the caret, by the commands of the editor. */
export type ViewCommand =
  | "again"
  | "inVivo"
  | "quote"
  | "menu"
  | "addCode"
  | "replaceCode"
  | "memo"
  | "remove"
  | "split"
  | "uniteNext"
  | "unitePrevious"
  | "switchForm"
  | "adjust";

export type FromPage =
  | { readonly kind: "selected"; readonly version: number; readonly selected: Selected }
  /** The first place in view. */
  | { readonly kind: "top"; readonly place: number }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "toggle"; readonly id: string }
  | { readonly kind: "new"; readonly name: string }
  | { readonly kind: "command"; readonly command: ViewCommand; readonly passage: PassageRef | null }
  | {
      readonly kind: "step";
      readonly change: "grow" | "shrink";
      readonly end: PassageEnd;
      readonly unit: EndUnit;
      /** Given where the passage is not adjusted yet. */
      readonly passage: PassageRef | null;
    }
  /** The page was to have the focus, and has it not. */
  | { readonly kind: "away" }
  | { readonly kind: "adjustOther" | "adjustEnd" | "openText" | "save" };

/** What the page keeps across reloads of the window. */
export interface KeptState {
  readonly top: number;
  readonly selected: Selected;
}

/** Reads what was kept, by whatever version of the page; undefined where it is nothing of ours. */
export function keptState(state: unknown): KeptState | undefined {
  const { top, selected } = fieldsOf(state);
  const { anchor, focus } = fieldsOf(selected);
  if (![top, anchor, focus].every((place) => Number.isSafeInteger(place))) return undefined;
  return { top: top as number, selected: { anchor: anchor as number, focus: focus as number } };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
