/**
 * Everything that client and server say to each other beyond the Language Server Protocol.
 * It is declared here once and typed at both ends; positions and ranges are the protocol's own
 * (lines and UTF-16 characters from 0), URIs are strings of any scheme.
 */
import {
  NotificationType,
  RequestType,
  type Range,
  type TextEdit,
} from "vscode-languageserver-protocol";

import type {
  CodingRow,
  CoverageFigures,
  CoverageResult,
  NodeFigures,
  ReportedKind,
  ThemesResult,
} from "./counts/results";
import type { ScopedOverview } from "./protocol/scope";

export type { Settings } from "./settings";
export type { CodingRow, CoverageFigures, CoverageResult, NodeFigures, ReportedKind, ThemesResult };

/** Any file or folder of a study. */
export interface StudyParams {
  readonly uri: string;
}

export const themesRequest = new RequestType<StudyParams, ThemesResult | null, void>(
  "verbatim/themes",
);
export const codingsRequest = new RequestType<StudyParams, readonly CodingRow[] | null, void>(
  "verbatim/codings",
);
export const coverageRequest = new RequestType<StudyParams, CoverageResult | null, void>(
  "verbatim/coverage",
);

/** A theme, category or code with all that the Themes view and the pick lists show of it. */
export interface NodeInfo extends NodeFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
  /** The names from its theme down to the node above it. */
  readonly path: readonly string[];
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  readonly example: string | null;
  readonly status: "draft" | "active" | "retired";
  readonly replacedBy: string | null;
  /** `#rrggbb`. */
  readonly color: string;
  /** Its place in the codebook's order, from 0; unknown codes come last. */
  readonly order: number;
  readonly children: readonly NodeInfo[];
}

export interface TranscriptInfo extends CoverageFigures {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  readonly case: string;
  readonly status: string | null;
  /** Whether the words are sealed, and still those that were (markup, section 7). */
  readonly seal: "sealed" | "changed" | "unsealed";
  /** Why the file could not be read, in a sentence; null for a file that was read. */
  readonly failure: string | null;
}

export interface CaseInfo extends CoverageFigures {
  readonly case: string;
  readonly codings: number;
  readonly passages: number;
  readonly attributes: readonly { readonly key: string; readonly value: string }[];
  readonly transcripts: readonly { readonly uri: string; readonly file: string }[];
}

/** One study as the three views show it. */
export interface StudyOverview extends CoverageFigures {
  /** The study's folder. */
  readonly uri: string;
  readonly title: string;
  readonly codebookUri: string;
  /** Why the codebook is not the one in the file: it does not parse, say. */
  readonly codebookFailure: string | null;
  readonly nodes: readonly NodeInfo[];
  readonly transcripts: readonly TranscriptInfo[];
  readonly cases: readonly CaseInfo[];
  /** The same with what lies in the scope alone, where one is set. */
  readonly scoped?: ScopedOverview;
}

/** Every study of the workspace, in the order of their URIs. */
export const overviewRequest = new RequestType<null, readonly StudyOverview[], void>(
  "verbatim/overview",
);

export interface PassagesParams extends StudyParams {
  /** The id of a theme, a category or a code; its descendants are included. */
  readonly node: string;
  /** Only what is coded with the node itself, without its descendants. */
  readonly isOwn?: boolean;
  /** Only what lies in the scope, where one is set. */
  readonly inScope?: boolean;
  /** How many passages to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

export interface PassageInfo {
  readonly uri: string;
  readonly file: string;
  /** Its words in the file. */
  readonly range: Range;
  readonly code: string;
  /** The wording; cut to 500 characters, with an ellipsis, where it is longer. */
  readonly text: string;
  readonly speaker: string | null;
  readonly case: string | null;
}

export interface PassagesResult {
  /** How many codings there are in all. */
  readonly total: number;
  readonly passages: readonly PassageInfo[];
}

export const passagesRequest = new RequestType<PassagesParams, PassagesResult | null, void>(
  "verbatim/passages",
);

export interface UncodedInfo {
  /** The paragraph's first word. */
  readonly range: Range;
  readonly text: string;
  readonly speaker: string | null;
  readonly words: number;
}

export interface UncodedParams extends StudyParams {
  /** Only what lies in the scope, where one is set. */
  readonly inScope?: boolean;
}

/** The uncoded paragraphs of one transcript, also where the problem is muted. */
export const uncodedRequest = new RequestType<UncodedParams, readonly UncodedInfo[] | null, void>(
  "verbatim/uncoded",
);

/** What the editor paints in an open transcript. */
export interface PaintResult {
  /** The version of the document that the ranges belong to. */
  readonly version: number;
  readonly passages: readonly PaintedPassage[];
  /** Brackets, blocks and markers: dimmed. */
  readonly markup: readonly Range[];
  /** Whole uncoded paragraphs. */
  readonly uncoded: readonly Range[];
  readonly coverage: CoverageFigures;
}

export interface PaintedPassage {
  /** Its words without the markup inside, one range a stretch and line. */
  readonly ranges: readonly Range[];
  readonly codes: readonly string[];
  readonly color: string;
  /** How many passages it lies inside of: 0 for the outermost. */
  readonly depth: number;
}

export const paintRequest = new RequestType<StudyParams, PaintResult | null, void>(
  "verbatim/paint",
);

export interface CodeEditParams extends StudyParams {
  /** The version of the document that the ranges belong to. */
  readonly version: number;
  readonly ranges: readonly Range[];
  readonly code: string;
  /** What is coded: the selected words, or the paragraphs that they lie in. */
  readonly target: "selection" | "paragraph";
}

export interface RemoveCodeParams extends StudyParams {
  readonly version: number;
  readonly position: Range["start"];
  readonly code: string;
}

/** Edits of one document, or why there are none, in a sentence. */
export interface EditResult {
  readonly edits: readonly TextEdit[];
  readonly reason: string | null;
}

export const codeEditRequest = new RequestType<CodeEditParams, EditResult, void>("verbatim/code");
export const removeCodeRequest = new RequestType<RemoveCodeParams, EditResult, void>(
  "verbatim/removeCode",
);

export interface AddToCodebookParams extends StudyParams {
  readonly id: string;
  readonly name: string | null;
  readonly definition: string | null;
  /** A typical passage. */
  readonly example?: string;
  /** The theme or category it goes under; null: outside themes. */
  readonly under: string | null;
}

export interface CodebookEditResult extends EditResult {
  readonly uri: string;
}

export const addToCodebookRequest = new RequestType<AddToCodebookParams, CodebookEditResult, void>(
  "verbatim/addToCodebook",
);

/** Edits of one file, made for a version of its document; null: for the file on the disk. */
export interface FileEditResult {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: readonly TextEdit[];
  /** Of a file that is not open: `textHash` of the text that the edits were made for. */
  readonly hash: string | null;
}

/** Edits of the codebook and of transcripts, all or none; or why there are none, in a sentence. */
export interface StudyEditResult {
  readonly files: readonly FileEditResult[];
  readonly reason: string | null;
}

export interface RenameParams extends StudyParams {
  readonly id: string;
  readonly newId: string;
}

/** The same as the protocol's rename, for a code that was chosen without a cursor. */
export const renameRequest = new RequestType<RenameParams, StudyEditResult, void>(
  "verbatim/rename",
);

export interface MergeParams extends StudyParams {
  /** The code that goes. */
  readonly from: string;
  /** The code that stays. */
  readonly into: string;
}

export const mergeRequest = new RequestType<MergeParams, StudyEditResult, void>("verbatim/merge");

export interface CodesAtParams extends StudyParams {
  readonly position: Range["start"];
}

/** A passage that covers a character, the innermost first. */
export interface CodesAtResult {
  readonly passages: readonly { readonly range: Range; readonly codes: readonly string[] }[];
}

export const codesAtRequest = new RequestType<CodesAtParams, CodesAtResult, void>(
  "verbatim/codesAt",
);

export interface FiguresChanged {
  /** The folders of the studies whose figures changed. */
  readonly studies: readonly string[];
}

/** Sent when figures changed, at most once per change of a file and never more than needed. */
export const figuresChanged = new NotificationType<FiguresChanged>("verbatim/figuresChanged");

/** Whether the server still indexes, for the views' progress. */
export const indexingNotification = new NotificationType<{ readonly isIndexing: boolean }>(
  "verbatim/indexing",
);

export interface FoundFile {
  readonly name: string;
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** The server reads files of schemes that it cannot open itself through the client. */
export const readFolderRequest = new RequestType<StudyParams, readonly FoundFile[] | null, void>(
  "verbatim/readFolder",
);
/** The bytes in base64; null where there is no such file or it is larger than the limit. */
export const readFileRequest = new RequestType<
  StudyParams,
  { readonly base64: string | null; readonly size: number } | null,
  void
>("verbatim/readFile");
