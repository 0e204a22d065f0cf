/** Coding what is selected: several selections and several codes are one edit. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { EditResult, StudyParams } from "../protocol";

export interface SelectionParams extends StudyParams {
  /** The version of the document that the ranges belong to. */
  readonly version: number;
  /** What is selected; an empty range is a cursor, which means the sentence that it stands in. */
  readonly ranges: readonly Range[];
  /** The words themselves, or the paragraphs that they lie in. */
  readonly target: "selection" | "paragraph";
}

/** Words that are going to be coded. */
export interface SelectedWords {
  /** From the first character to behind the last one: whole words, without markup at the ends. */
  readonly range: Range;
  /** Without markup; paragraphs are separated by a line break. */
  readonly words: string;
}

export interface SelectedWordsResult {
  /** Each stretch once, in the order of the ranges. */
  readonly stretches: readonly SelectedWords[];
  /** Why nothing can be coded there, in a sentence. */
  readonly reason: string | null;
}

/** What would be coded, to be shown and named before anything is. */
export const selectedWordsRequest = new RequestType<SelectionParams, SelectedWordsResult, void>(
  "verbatim/selectedWords",
);

export interface CodeSelectionParams extends SelectionParams {
  readonly codes: readonly string[];
}

export interface CodingResult extends EditResult {
  /** Why some of the selections do not get a code although others do: a sentence each. */
  readonly refused: readonly string[];
  /** How the words that it is about begin, on one line. */
  readonly words: string;
}

export const codeSelectionRequest = new RequestType<CodeSelectionParams, CodingResult, void>(
  "verbatim/codeSelection",
);

export interface ToggleCodeParams extends Omit<SelectionParams, "target"> {
  readonly code: string;
}

export interface ToggleResult extends CodingResult {
  readonly isAdded: boolean;
}

/**
 * Takes the code off where a passage with it covers each of the selections whole (with a cursor: the
 * character at it); codes the selections where one does not.
 */
export const toggleCodeRequest = new RequestType<ToggleCodeParams, ToggleResult, void>(
  "verbatim/toggleCode",
);
