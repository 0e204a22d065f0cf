/** What client and server say to each other about sealed words (markup, section 7). */
import { NotificationType, RequestType, type Range } from "vscode-languageserver-protocol";

import type { EditResult, StudyEditResult, StudyParams } from "../protocol";

export interface SealParams extends StudyParams {
  /** One transcript, or all of the study that the file or folder belongs to. */
  readonly scope: "transcript" | "study";
  /** Whether transcripts whose words changed since they were sealed are sealed again. */
  readonly changed: "leave" | "reseal";
}

export interface SealResult extends StudyEditResult {
  /** How many the edits seal, and how many were sealed already and unchanged. */
  readonly sealed: number;
  readonly alreadySealed: number;
  /** Transcripts that stay as they are, because their words changed since they were sealed. */
  readonly changed: readonly string[];
  /** Transcripts that cannot be sealed, with the reason. */
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
}

export const sealRequest = new RequestType<SealParams, SealResult | null, void>("verbatim/seal");

export interface RestoreParams extends StudyParams {
  readonly version: number;
  /** Only the change that touches this; null: all of them. */
  readonly range: Range | null;
}

/** Edits that give back the sealed words of an open transcript. */
export const restoreRequest = new RequestType<RestoreParams, EditResult, void>("verbatim/restore");

export interface CorrectionInfo {
  readonly range: Range;
  /** The sealed words and those of now, shortened; empty where words are missing or new. */
  readonly was: string;
  readonly is: string;
  readonly message: string;
}

export interface CorrectionsResult {
  readonly state: "sealed" | "changed" | "unsealed";
  readonly version: number;
  readonly corrections: readonly CorrectionInfo[];
  /** Why the sealed words are not known, in a sentence; null where they are. */
  readonly reason: string | null;
}

/** Where the words of an open transcript differ from those that were sealed. */
export const correctionsRequest = new RequestType<StudyParams, CorrectionsResult | null, void>(
  "verbatim/corrections",
);

/** The transcripts whose words are corrected on purpose: there, a change is no error. */
export const proofreadingNotification = new NotificationType<{ readonly uris: readonly string[] }>(
  "verbatim/proofreading",
);
