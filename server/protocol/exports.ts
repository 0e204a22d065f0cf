/** What leaves a study for other programs and for colleagues. */
import { RequestType } from "vscode-languageserver-protocol";
import type { AccountItem } from "../exchange/imports/account";
import type { StudyParams } from "../protocol";

export type ExportWish =
  /** REFI-QDA: a codebook (`.qdc`) or everything (`.qdpx`). */
  | { readonly kind: "codebook" }
  | { readonly kind: "project"; readonly profile: "standard" | "nvivo" }
  /** A transcript with its codes, or without them (`md`), by its path in the study; null: all of them. */
  | {
      readonly kind: "transcripts";
      readonly file: string | null;
      readonly format: "docx" | "html" | "rock" | "md";
    }
  /** Tables for R, Python and others. */
  | { readonly kind: "data"; readonly format: "csv" | "jsonl" | "parquet" };

export type ExportParams = StudyParams & { readonly wish: ExportWish };

export interface ExportedFile {
  /** A path below the folder that it is saved in. */
  readonly name: string;
  readonly base64: string;
}

export type ExportAccountLine = AccountItem;

/** The files with an account of them, or why there are none, in a sentence. */
export interface ExportResult {
  readonly files: readonly ExportedFile[];
  readonly account: readonly ExportAccountLine[];
  readonly reason: string | null;
}

export const exportRequest = new RequestType<ExportParams, ExportResult | null, void>(
  "verbatim/export",
);

/** Asks, before files are written, whether the study would take one of them for a text of its own. */
export interface ExportTargetsParams extends StudyParams {
  /** URIs of files. */
  readonly targets: readonly string[];
}

/** Why they must not be written there, in a sentence. */
export interface ExportTargetsResult {
  readonly reason: string | null;
}

export const exportTargetsRequest = new RequestType<
  ExportTargetsParams,
  ExportTargetsResult | null,
  void
>("verbatim/exportTargets");
