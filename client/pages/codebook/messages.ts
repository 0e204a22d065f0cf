// What the extension and the codebook's page say to each other.
import type { PassageInfo, PassagesResult } from "../../../server/protocol";
import type { CodebookPageResult, ExamplesResult } from "../../../server/protocol/codebookPage";

export type ToPage =
  | { readonly kind: "codebook"; readonly codebook: CodebookPageResult }
  | { readonly kind: "examples"; readonly node: string; readonly examples: ExamplesResult }
  /** One page of a node's passages, those from `offset` on. */
  | {
      readonly kind: "passages";
      readonly node: string;
      readonly offset: number;
      readonly passages: PassagesResult;
    }
  /** Brings an entry into view. */
  | { readonly kind: "reveal"; readonly node: string };

export type FromPage =
  | { readonly kind: "examples"; readonly node: string; readonly limit: number }
  | PassagesWish
  /** Select a passage in its transcript. */
  | { readonly kind: "show"; readonly passage: PassageInfo }
  | { readonly kind: "openEntry"; readonly node: string }
  | { readonly kind: "openCodebook" }
  | { readonly kind: "save" }
  /** Count the whole study again. */
  | { readonly kind: "clearScope" };

export interface PassagesWish {
  readonly kind: "passages";
  readonly node: string;
  readonly offset: number;
  readonly limit: number;
}

/** What the page keeps while it is hidden and across reloads of the window. */
export interface KeptState {
  /** The study's folder. */
  readonly study: string;
  readonly search: string;
  /** The node whose passages are listed instead of the codebook. */
  readonly passagesOf: string | null;
  /** The entry at the top of what is in view, and how far below the window's edge it starts. */
  readonly top: { readonly node: string; readonly pixels: number } | null;
}

/** Reads what was kept, by whatever version of the page; undefined where it is nothing of ours. */
export function keptState(state: unknown): KeptState | undefined {
  const { study, search, passagesOf, top } = fieldsOf(state);
  const { node, pixels } = fieldsOf(top);
  if (typeof study !== "string") return undefined;
  return {
    study,
    search: typeof search === "string" ? search : "",
    passagesOf: typeof passagesOf === "string" ? passagesOf : null,
    top: typeof node === "string" && typeof pixels === "number" ? { node, pixels } : null,
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
