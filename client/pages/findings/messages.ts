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
  | {
      readonly kind: "choices";
      readonly study: string;
      readonly choices: Choices;
      readonly drafts: readonly Draft[];
    }
  | FindingsMessage
  /** One page of the passages that are listed, those from `offset` on. */
  | {
      readonly kind: "passages";
      readonly of: PassagesOf;
      readonly offset: number;
      readonly passages: ListedPassages;
    }
  | SummarizedMessage;

/** Whether a summary was written. */
export interface SummarizedMessage {
  readonly kind: "summarized";
  readonly draft: Draft;
  readonly isSaved: boolean;
}

export interface ListedPassages {
  readonly total: number;
  readonly passages: readonly ListedPassage[];
  /** Of a cell of a framework matrix: what is written about it; null for nothing. */
  readonly summary?: string | null;
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
  /** Count the whole study again. */
  | { readonly kind: "clearScope" }
  /** Write a summary into the study's file of summaries. */
  | { readonly kind: "summarize"; readonly draft: Draft }
  /** Keep what is being written, whatever happens to the page. */
  | { readonly kind: "drafts"; readonly drafts: readonly Draft[] }
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
 * that speak for an explanation, in one case or in all; those of a cell of a framework matrix.
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
    }
  | MatrixCellOf;

export interface MatrixCellOf {
  readonly kind: "matrixCell";
  readonly by: "theme" | "heading";
  /** The id of a node, or a heading. */
  readonly column: string;
  readonly case: string;
}

/** A summary that somebody is writing. */
export interface Draft {
  readonly of: MatrixCellOf;
  readonly text: string;
  /** What the writer has seen in its place; null for nothing. */
  readonly before: string | null;
}

/** Reads drafts that were kept, by whatever version of the page. */
export function readDrafts(value: unknown): readonly Draft[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown): Draft[] => {
    const { of, text, before } = fieldsOf(one);
    const { by, column, case: name } = fieldsOf(of);
    if (typeof text !== "string" || typeof column !== "string" || typeof name !== "string")
      return [];
    const cell = { column, case: name, by: by === "heading" ? "heading" : "theme" } as const;
    const seen = typeof before === "string" ? before : null;
    return [{ of: { kind: "matrixCell", ...cell }, text, before: seen }];
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

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
  const { study, offset } = fieldsOf(state);
  if (typeof study !== "string") return undefined;
  return { study, offset: typeof offset === "number" && offset > 0 ? Math.floor(offset) : 0 };
}
