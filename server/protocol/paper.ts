/** What goes into a paper: theme tables in every format, and reports whose tables are filled in. */
import { RequestType } from "vscode-languageserver-protocol";
import type { FileEditResult, StudyParams } from "../protocol";
import type { KwicWords } from "./kwic";

export interface TablesResult {
  /** The tables that the codebook keeps, in its order. */
  readonly tables: readonly { readonly name: string; readonly title: string }[];
}

export const tablesRequest = new RequestType<StudyParams, TablesResult | null, void>(
  "verbatim/tables",
);

export type PaperFormat = "markdown" | "html" | "csv" | "json" | "docx" | "xlsx";

/** What goes into a paper. */
export type PaperPart =
  | {
      readonly kind: "themes";
      /** The name of a table of the codebook; null: all themes. */
      readonly table: string | null;
      /** Whether its title stands above it. */
      readonly isTitled: boolean;
    }
  | { readonly kind: "quotations" | "codebook" }
  /** With its codes; by its path in the study. */
  | { readonly kind: "transcript"; readonly file: string }
  | ({ readonly kind: "kwic" } & KwicWords);

export interface PaperFileParams extends StudyParams {
  readonly what: PaperPart;
  readonly format: PaperFormat;
}

/** A file, or why there is none, in a sentence. */
export interface PaperFileResult {
  /** The whole of a format that is text. */
  readonly text: string | null;
  /** The bytes of one that is none. */
  readonly base64: string | null;
  readonly reason: string | null;
}

/** The same bytes as those that the command line writes. */
export const paperFileRequest = new RequestType<PaperFileParams, PaperFileResult | null, void>(
  "verbatim/paperFile",
);

export interface RefreshReportParams {
  readonly uri: string;
  /** Of the document, whose text this is: reports are no files of a study, so it is sent along. */
  readonly version: number;
  readonly text: string;
}

export interface RefreshReportResult {
  /** The report alone, or nothing where nothing changes. */
  readonly files: readonly FileEditResult[];
  readonly reason: string | null;
  /** How many pairs are there that needed no change. */
  readonly current: number;
  /** Lines count from 1. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
}

export const refreshReportRequest = new RequestType<RefreshReportParams, RefreshReportResult, void>(
  "verbatim/refreshReport",
);
