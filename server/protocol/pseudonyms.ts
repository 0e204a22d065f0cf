/** Names of people and places that are replaced over a whole study, from a key that stays outside it. */
import { RequestType } from "vscode-languageserver-protocol";
import type { NameLine } from "../exchange/pseudonyms/nameAccount";
import type { StudyEditResult, StudyParams } from "../protocol";

export interface PseudonymsParams extends StudyParams {
  /** The text of the key: a table with the columns name and pseudonym, perhaps kind. */
  readonly key: string;
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
