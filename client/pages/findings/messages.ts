// What the extension and the Findings page say to each other.
import type { CooccurrenceKind, PlaceInfo } from "../../../server/protocol/comparisons";
import type { FindingsResult } from "../../../server/protocol/findings";
import type { Choices } from "./choices";

/** What the page is drawn on; the names are those of VS Code's kinds of themes. */
export type Ground = "light" | "dark" | "high-contrast-dark" | "high-contrast-light";

/** `#rrggbb` of each node, in the order of the nodes: made readable on the page, and on paper. */
export interface NodeColors {
  readonly screen: readonly string[];
  readonly paper: readonly string[];
}

export type ToPage =
  /** What was chosen for the study last; said first. */
  | { readonly kind: "choices"; readonly study: string; readonly choices: Choices }
  | FindingsMessage
  /** One page of the passages that are listed, those from `offset` on. */
  | {
      readonly kind: "passages";
      readonly of: PassagesOf;
      readonly offset: number;
      readonly passages: ListedPassages;
    };

export interface ListedPassages {
  readonly total: number;
  readonly passages: readonly ListedPassage[];
}

/** A coding, or a passage of which codings are united. */
export interface ListedPassage extends PlaceInfo {
  readonly code?: string;
}

export interface FindingsMessage {
  readonly kind: "findings";
  readonly findings: FindingsResult;
  readonly colors: NodeColors;
  readonly ground: Ground;
}

export type FromPage =
  | ChooseMessage
  | PassagesWish
  /** Select words in their transcript. */
  | { readonly kind: "show"; readonly place: Place }
  | SaveWish
  /** Says why something cannot be done. */
  | { readonly kind: "refuse"; readonly reason: string };

export interface ChooseMessage {
  readonly kind: "choose";
  readonly choices: Choices;
  /** How many transcripts come before those that are shown. */
  readonly offset: number;
}

/** Words in a file. */
export type Place = Pick<PlaceInfo, "uri" | "range">;

export interface PassagesWish {
  readonly kind: "passages";
  readonly of: PassagesOf;
  readonly offset: number;
  readonly limit: number;
}

/**
 * The codings of a node; the passages of a cell of a crosstab; those in which two nodes meet; those
 * that speak for an explanation, in one case or in all.
 */
export type PassagesOf =
  | { readonly kind: "node"; readonly node: string }
  | { readonly kind: "cell"; readonly node: string; readonly by: string; readonly column: string }
  | {
      readonly kind: "pair";
      readonly a: string;
      readonly b: string;
      readonly how: CooccurrenceKind;
      /** Whether each is meant without what is below it. */
      readonly isOwn: boolean;
    }
  | {
      readonly kind: "rival";
      readonly by: string;
      readonly value: string;
      readonly case: string | null;
    };

export type FileType = "svg" | "png" | "csv";

/** A file to be saved: a text, or bytes in base64. */
export interface SaveWish {
  readonly kind: "save";
  readonly type: FileType;
  /** Without its ending. */
  readonly name: string;
  readonly content: string;
}

/** What the page keeps while it is hidden and across reloads of the window. */
export interface KeptState {
  /** The study's folder. */
  readonly study: string;
  readonly offset: number;
}

/** Reads what was kept, by whatever version of the page; undefined where it is nothing of ours. */
export function keptState(state: unknown): KeptState | undefined {
  const fields: Readonly<Record<string, unknown>> =
    typeof state === "object" && state !== null ? { ...state } : {};
  const { study, offset } = fields;
  if (typeof study !== "string") return undefined;
  return { study, offset: typeof offset === "number" && offset > 0 ? Math.floor(offset) : 0 };
}
