/** Names of people and places that are replaced over a whole study, from a key that stays outside it. */
import { RequestType } from "vscode-languageserver-protocol";
import type { Range } from "vscode-languageserver-types";
import type { CopiedFile, Kept } from "../exchange/pseudonyms/anonymise";
import type { NameLine } from "../exchange/pseudonyms/nameAccount";
import type { SuspectLine } from "../exchange/pseudonyms/suspects";
import type { AccountItem } from "../exchange/imports/account";
import type { StudyEditResult, StudyParams } from "../protocol";

export interface KeyParams extends StudyParams {
  /** The text of the key: a table with the columns name and pseudonym, perhaps kind. */
  readonly key: string;
}

export interface PseudonymsParams extends KeyParams {
  /** Whether names are also replaced in what the researcher wrote: codebook and memos. */
  readonly hasNotes: boolean;
}

export interface PseudonymsResult extends StudyEditResult {
  /** How many names are replaced, and at how many places. */
  readonly names: number;
  readonly places: number;
  /** Where names stay, or a passage gets longer, each a line of the account. */
  readonly account: readonly PseudonymLine[];
}

export interface PseudonymLine {
  readonly what: NameLine["what"];
  readonly name: string;
  readonly pseudonym: string;
  readonly count: number;
  /** As in `transcripts/k1.md:12`, or the path of a file: the first ones. */
  readonly places: readonly string[];
}

export const pseudonymsRequest = new RequestType<PseudonymsParams, PseudonymsResult | null, void>(
  "verbatim/pseudonyms",
);

export interface MissedNamesParams extends KeyParams {
  /** Whether names in any case count, and words that begin with one. */
  readonly isStrict: boolean;
}

/** A place where a name of the key stands. */
export interface MissedName {
  readonly uri: string;
  /** The path in the study. */
  readonly file: string;
  /** Nothing where the name stands in the name of the file. */
  readonly range: Range | null;
  /** As it is written, and the words before and behind it, each on one line. */
  readonly written: string;
  readonly before: string;
  readonly after: string;
  /** What stands there, and what the key says of it, in a sentence. */
  readonly message: string;
}

export interface MissedNamesResult {
  /** How many names the key has. */
  readonly names: number;
  /** The first places, in the order of the files. */
  readonly places: readonly MissedName[];
  /** How many there are in all. */
  readonly count: number;
  /** Files of the study that could not be looked at. */
  readonly unread: readonly UnreadFile[];
  /** Why nothing was looked for, in a sentence. */
  readonly reason: string | null;
}

export interface UnreadFile {
  readonly uri: string;
  readonly file: string;
  readonly reason: string;
}

export const missedNamesRequest = new RequestType<
  MissedNamesParams,
  MissedNamesResult | null,
  void
>("verbatim/missedNames");

/** More are not shown at a time. */
export const MOST_MISSED_NAMES = 1000;

export type { Kept };

export interface AnonymiseParams extends StudyParams {
  /** The text of the key; nothing where there is none as yet. */
  readonly key: string | null;
  /** What stays in the copy. */
  readonly keeps: readonly Kept[];
  /** The folder of the copy, which must lie outside of the study. */
  readonly to: string;
  /** Files of keys, which must lie outside of both. */
  readonly keys: readonly string[];
}

/** A copy of a study that is to be written, or why there is none. */
export interface AnonymiseResult {
  /** In the order in which they are to be written: the codebook, which makes a study of them, last. */
  readonly files: readonly CopiedFile[];
  /** The new key as CSV. */
  readonly key: string;
  readonly account: readonly AccountItem[];
  /** What still looks like a name, an address or a number, with the first places of each. */
  readonly suspects: readonly SuspectLine[];
  readonly reason: string | null;
}

export const anonymiseRequest = new RequestType<AnonymiseParams, AnonymiseResult | null, void>(
  "verbatim/anonymise",
);
