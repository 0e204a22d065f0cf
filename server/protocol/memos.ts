// What client and server say to each other about memos.
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { StudyEditResult, StudyParams } from "../protocol";

/** What a memo stands on: a file of `memos/`, a passage, a comment in a transcript, or a code. */
export type MemoKind = "file" | "passage" | "free" | "code";

export type MemoGrouping = "code" | "case" | "type" | "date";

export interface MemoChoice {
  readonly by: MemoGrouping;
  /** Words that all have to occur in a memo, in its subjects or in its place; empty: every memo. */
  readonly filter: string;
}

/** Memos that have something in common. A memo about two codes is in the groups of both. */
export interface MemoGroupInfo {
  /** Names the group in `memosRequest`; the same as long as the group exists. */
  readonly key: string;
  readonly label: string;
  readonly total: number;
}

/** The memos of one study. */
export interface StudyMemos {
  /** The study's folder. */
  readonly uri: string;
  readonly title: string;
  /** Every memo of the study counts once. */
  readonly total: number;
  /** How many of them the filter leaves. */
  readonly shown: number;
  /** How many are so long that the filter saw their beginning only. */
  readonly cut: number;
  readonly groups: readonly MemoGroupInfo[];
}

/** Every study of the workspace, in the order of their URIs. */
export const memoGroupsRequest = new RequestType<MemoChoice, readonly StudyMemos[], void>(
  "verbatim/memoGroups",
);

export interface MemosParams extends StudyParams, MemoChoice {
  readonly group: string;
  /** How many memos to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

export interface MemoInfo {
  readonly kind: MemoKind;
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  /** Where one reads it, or the words that it is about. */
  readonly range: Range;
  /** The heading of a file; null where a memo has none. */
  readonly title: string | null;
  /** Plain text, cut at 5,000 characters. */
  readonly text: string;
  /** How long the whole text is, in characters. */
  readonly length: number;
  /** The names of the codes it is about. */
  readonly codes: readonly string[];
  readonly cases: readonly string[];
  readonly speaker: string | null;
  readonly heading: string | null;
  /** Who wrote it. */
  readonly by: string | null;
  readonly date: string | null;
  readonly type: string | null;
}

export interface MemosResult {
  readonly total: number;
  readonly memos: readonly MemoInfo[];
}

export const memosRequest = new RequestType<MemosParams, MemosResult | null, void>(
  "verbatim/memos",
);

/** What a new memo is to be about. */
export type NewMemoSubject =
  | { readonly kind: "code"; readonly id: string }
  | { readonly kind: "case"; readonly name: string }
  | {
      readonly kind: "passage";
      /** The version of the document of the range. */
      readonly version: number;
      /** A selection inside the passage, or the cursor. */
      readonly range: Range;
    }
  | { readonly kind: "nothing" };

export interface NewMemoParams extends StudyParams {
  readonly subject: NewMemoSubject;
  readonly type: "analytic" | "method" | "reflexive";
  /** Today by the person's own clock, `YYYY-MM-DD`. */
  readonly date: string;
}

/** A memo to be written, and the edit that gives its passage a name; or why not, in a sentence. */
export interface NewMemoResult extends StudyEditResult {
  /** The folder of the memos. */
  readonly folder: string;
  /** The name of the file without `.md`; where there is such a file, with a number behind it. */
  readonly name: string;
  readonly text: string;
}

export const newMemoRequest = new RequestType<NewMemoParams, NewMemoResult, void>(
  "verbatim/newMemo",
);
