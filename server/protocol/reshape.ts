/** Changes of the codebook that reach into transcripts, and where they can be asked for. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { StudyEditResult, StudyParams } from "../protocol";

/** Where codes are moved to: below a node, to the end of a part of the codebook, behind a node. */
export type CodePlace =
  { readonly under: string } | { readonly top: "themes" | "codes" } | { readonly after: string };

/** What happens to the passages of a code that is deleted. */
export type PassagesOfDeleted = "remove" | "keep" | { readonly into: string };

export type Reshaping =
  | { readonly kind: "rename"; readonly id: string; readonly newId: string }
  | { readonly kind: "merge"; readonly from: string; readonly into: string }
  | { readonly kind: "move"; readonly ids: readonly string[]; readonly to: CodePlace }
  | {
      readonly kind: "newTheme";
      readonly ids: readonly string[];
      readonly id: string;
      readonly name: string;
    }
  | { readonly kind: "retire"; readonly id: string; readonly replacedBy: string | null }
  | { readonly kind: "unretire"; readonly id: string }
  /** Of these retired codes, or of all. */
  | { readonly kind: "applyReplacements"; readonly ids: readonly string[] | null }
  | {
      readonly kind: "delete";
      readonly id: string;
      readonly passages: PassagesOfDeleted;
      readonly below: "moved up" | "deleted";
    };

export interface ReshapeParams extends StudyParams {
  readonly change: Reshaping;
}

export interface ReshapeResult extends StudyEditResult {
  /** How many passages change, and in how many transcripts. */
  readonly passages: number;
  readonly transcripts: number;
}

export const reshapeRequest = new RequestType<ReshapeParams, ReshapeResult, void>(
  "verbatim/reshape",
);

export interface RenameAtParams extends StudyParams {
  readonly position: Range["start"];
  readonly newId: string;
}

export interface RenameAtResult extends ReshapeResult {
  /** The code under the cursor; null where there is none. */
  readonly id: string | null;
  /** The code that has the new id already: the two can be merged. */
  readonly existing: string | null;
}

/** What F2 asks for, with all that the client has to check before it applies the edits. */
export const renameAtRequest = new RequestType<RenameAtParams, RenameAtResult, void>(
  "verbatim/renameAt",
);

export interface EntryAtParams extends StudyParams {
  readonly range: Range;
}

/** An entry of the codebook. */
export interface EntryAtResult {
  readonly id: string;
  readonly name: string;
  readonly status: "draft" | "active" | "retired";
  readonly replacedBy: string | null;
}

/** The entry of codebook.yaml whose lines hold a place: for the actions offered there. */
export const entryAtRequest = new RequestType<EntryAtParams, EntryAtResult | null, void>(
  "verbatim/entryAt",
);
