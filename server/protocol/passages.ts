/** What client and server say to each other about single passages; ranges are the protocol's own. */
import { RequestType, type Range } from "vscode-languageserver-protocol";

import type { EndUnit, Neighbour, PassageEnd } from "../markup/edits/passageChange";
import type { EditResult, StudyParams } from "../protocol";

export type { EndUnit, Neighbour, PassageEnd };

type Position = Range["start"];

/** One passage of a version of a document. */
export interface PassageTarget extends StudyParams {
  readonly version: number;
  /** Its index among the passages of that version. */
  readonly index: number;
}

export interface PassageAt {
  readonly index: number;
  /** Its words in the file, from the first to behind the last. */
  readonly range: Range;
  /** The start of its wording, for lists; cut to 80 characters, with an ellipsis. */
  readonly text: string;
  readonly form: "span" | "paragraph" | "range";
  /** Each code once, as they are written. */
  readonly codes: readonly string[];
  readonly by: string | null;
  /** The whole memo; null where there is none. */
  readonly memo: string | null;
  /** Its stable name, without `#`. */
  readonly id: string | null;
}

export interface PassagesAtParams extends StudyParams {
  readonly position: Position;
}

/** The passages that cover a character, the innermost first; on markup, the one it belongs to. */
export interface PassagesAtResult {
  readonly version: number;
  readonly passages: readonly PassageAt[];
}

export const passagesAtRequest = new RequestType<PassagesAtParams, PassagesAtResult | null, void>(
  "verbatim/passagesAt",
);

/** The changes of `markup/edits/passageChange.ts`, with places of the document. */
export type PassageAction =
  | { readonly kind: "addCode" | "removeCode"; readonly code: string }
  | { readonly kind: "replaceCode"; readonly code: string; readonly by: string }
  | { readonly kind: "setMemo"; readonly memo: string }
  | { readonly kind: "grow" | "shrink"; readonly end: PassageEnd; readonly unit: EndUnit }
  | { readonly kind: "setEnds"; readonly range: Range }
  | { readonly kind: "toParagraph"; readonly code?: string }
  | { readonly kind: "toWords"; readonly code?: string; readonly range?: Range }
  | { readonly kind: "split"; readonly position: Position }
  | { readonly kind: "unite"; readonly with: Neighbour; readonly code?: string }
  | { readonly kind: "remove" };

export interface ChangePassageParams extends PassageTarget {
  readonly action: PassageAction;
}

/** Edits that leave the wording as it is; a reason where the version is old or nothing can be done. */
export const changePassageRequest = new RequestType<ChangePassageParams, EditResult, void>(
  "verbatim/changePassage",
);

export interface SentenceAtParams extends StudyParams {
  readonly position: Position;
}

/** The sentence at a place, without markup at its ends; null where there is no speech. */
export const sentenceAtRequest = new RequestType<SentenceAtParams, Range | null, void>(
  "verbatim/sentenceAt",
);

/**
 * Commands of the client that code actions name. The first argument is the passage; without one the
 * passage at the cursor is meant.
 */
export const PASSAGE_COMMANDS = {
  /** With a `PassageAction` as the second argument. */
  change: "verbatim.changePassage",
  addCode: "verbatim.passage.addCode",
  /** With the code to be replaced as the second argument. */
  replaceCode: "verbatim.passage.replaceCode",
  editMemo: "verbatim.passage.editMemo",
  adjust: "verbatim.passage.adjust",
} as const;
