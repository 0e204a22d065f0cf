/**
 * A transcript as one reads it: what the coding view shows. Places count UTF-16 units of the wording,
 * which codes never move.
 */
import { RequestType } from "vscode-languageserver-protocol";
import type { StudyParams } from "../protocol";

/** A version of a document as one reads it. */
export interface ReadingResult {
  readonly version: number;
  /** The front matter, in a line: the case and what is known of it. */
  readonly head: ReadingHead;
  /** In the order of the file. The texts of its paragraphs, joined by line feeds, are the wording. */
  readonly blocks: readonly ReadingBlock[];
  /** Those that have words, in the order in which these start; of two, the longer one first. */
  readonly passages: readonly ReadingPassage[];
  /** By the passage: where the document has it. Apart from it, because edits before it move this. */
  readonly marks: readonly PassageMark[];
  /** Every code of the passages, once. */
  readonly codes: readonly ReadingCode[];
  readonly map: PlaceMap;
}

export interface ReadingHead {
  readonly case: string;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
}

export type ReadingBlock = ReadingParagraph | ReadingHeading | ReadingNote;

export interface ReadingParagraph {
  readonly kind: "paragraph";
  /** The place of its first character. */
  readonly start: number;
  /** Its words, without markup; "" where nothing stands but a label, say. */
  readonly text: string;
  /** Who speaks, where the paragraph says so. */
  readonly speaker: string | null;
  readonly isInterviewer: boolean;
  /** As they are written. */
  readonly timeStamps: readonly string[];
  /** Whether it still has to be coded, or somebody has found nothing to code. */
  readonly state: "uncoded" | "nothing" | null;
}

export interface ReadingHeading {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
}

/** A comment. */
export interface ReadingNote {
  readonly kind: "note";
  readonly isMemo: boolean;
  readonly text: string;
}

export interface ReadingPassage {
  readonly start: number;
  readonly end: number;
  readonly form: "span" | "paragraph" | "range";
  /** Each code once; none for passages with only a memo or a name. */
  readonly codes: readonly string[];
  readonly by: string | null;
  readonly memo: string | null;
  /** Of passages over each other, each has a lane of its own, the outermost the first. */
  readonly lane: number;
}

export interface PassageMark {
  /** Its index among all passages of the version, as `PassageTarget` has it. */
  readonly index: number;
  /** The offset of its opening mark. */
  readonly open: number;
}

export interface ReadingCode {
  readonly id: string;
  readonly name: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** Whether the codebook lacks it. */
  readonly isUnknown: boolean;
}

/**
 * The wording as pieces of the document: piece `i` takes `lengths[i]` units from offset `offsets[i]`
 * to place `places[i]`.
 */
export interface PlaceMap {
  readonly offsets: readonly number[];
  readonly places: readonly number[];
  readonly lengths: readonly number[];
  /** The length of the wording. */
  readonly length: number;
}

export const readingRequest = new RequestType<StudyParams, ReadingResult | null, void>(
  "verbatim/reading",
);
