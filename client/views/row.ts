// The rows of the three trees as plain data: they are made, compared and tested without VS Code.
import type { MemoGrouping } from "../../server/protocol/memos";
import type { ThemeOrder } from "./themes/order";

export interface Row {
  /** Stays the same as long as the thing does, so that the tree keeps its place. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Markdown whose foreign parts are escaped. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly icon: RowIcon;
  /** For the `when` clauses of the row's menu. */
  readonly context: string;
  readonly command?: RowCommand;
  readonly children: readonly Row[];
  /** Open when it is first shown. */
  readonly isOpen?: boolean;
  /** Children that are fetched when the row is opened. */
  readonly source?: RowSource;
}

export type RowIcon =
  | { readonly kind: "codicon"; readonly name: string; readonly color?: string }
  | { readonly kind: "mark"; readonly shape: MarkShape; readonly color: string };

/** Themes, categories and codes differ in shape, so that colour is never the only sign. */
export type MarkShape = "disc" | "ring" | "square";

export interface RowCommand {
  readonly command: string;
  readonly title: string;
  readonly argument: unknown;
}

export type RowSource =
  | {
      readonly kind: "passages";
      readonly study: string;
      readonly node: string;
      /** Only what is coded with the node itself, not with what is below it. */
      readonly isOwn: boolean;
      readonly total: number;
    }
  | { readonly kind: "uncoded"; readonly uri: string; readonly total: number }
  | {
      readonly kind: "memos";
      readonly study: string;
      readonly group: string;
      readonly by: MemoGrouping;
      readonly filter: string;
      readonly total: number;
    };

/** What a person chose for the Themes view. */
export interface ThemesChoice {
  readonly order: ThemeOrder;
  readonly hidesUnused: boolean;
  readonly filter: string;
}
