// What the extension and the page of “Find and code” say to each other.
import type {
  CodeUnit,
  FindHit,
  FindMode,
  FindQuery,
  FindResult,
  ListedHit,
} from "../../../server/protocol/find";
import { fieldsOf, readChosenCode, type ChosenCode } from "../shared/chosenCode";
import type { FieldCode } from "../shared/codeGroups";
import { readListed, type Listed } from "../shared/listed";

export type ToPage =
  | { readonly kind: "study"; readonly uri: string; readonly codes: readonly FieldCode[] }
  /** Looks for words that were selected in a transcript; without any the field gets the focus. */
  | { readonly kind: "look"; readonly text: string }
  | HitsMessage
  | ChangesMessage
  /** The server did not answer. */
  | { readonly kind: "away"; readonly search: number }
  /** The new code that was named; null where nobody wanted one. */
  | { readonly kind: "code"; readonly code: ChosenCode | null }
  | CodedMessage
  /** Nothing was changed; why was said by a message of VS Code. */
  | { readonly kind: "notCoded" };

/** Hits that come next in the list, or the first ones of a search. */
export interface HitsMessage {
  readonly kind: "hits";
  /** The number of the search that they belong to. */
  readonly search: number;
  readonly isFirst: boolean;
  /** Whether no more are coming by themselves. */
  readonly isDone: boolean;
  readonly result: FindResult;
}

/** What changed in transcripts of which hits are listed. */
export interface ChangesMessage {
  readonly kind: "changes";
  readonly search: number;
  /** All hits of these files, as far as they are listed. */
  readonly files: readonly string[];
  readonly hits: readonly FindHit[];
  /** Files that the study does not have any more. */
  readonly gone: readonly string[];
}

export interface CodedMessage {
  readonly kind: "coded";
  readonly passages: number;
  /** Hits that were left out, by their ids, and why. */
  readonly refused: readonly { readonly id: number; readonly reason: string }[];
}

export type FromPage =
  | {
      readonly kind: "search";
      readonly search: number;
      readonly query: FindQuery;
      readonly limit: number;
    }
  | { readonly kind: "more"; readonly limit: number }
  | { readonly kind: "show"; readonly hit: Pick<FindHit, "uri" | "range"> }
  | { readonly kind: "newCode"; readonly name: string }
  | CodeWish;

export interface CodeWish {
  readonly kind: "apply";
  readonly hits: readonly (ListedHit & { readonly id: number })[];
  readonly code: ChosenCode;
  readonly unit: CodeUnit;
}

/** What the page keeps while it is hidden and across reloads of the window. */
export interface KeptState {
  /** The study's folder. */
  readonly study: string;
  readonly query: FindQuery;
  readonly ticked: readonly Listed[];
  readonly code: ChosenCode | null;
  readonly unit: CodeUnit;
  /** How many hits were listed. */
  readonly listed: number;
}

export const FIRST_QUERY: FindQuery = {
  mode: "words",
  text: "",
  isCaseSensitive: false,
  isWholeWord: false,
  speakers: "participants",
};

/** Reads what was kept, by whatever version of the page; undefined where it is nothing of ours. */
export function keptState(state: unknown): KeptState | undefined {
  const { study, query, ticked, code, unit, listed } = fieldsOf(state);
  if (typeof study !== "string") return undefined;
  return {
    study,
    query: readQuery(query),
    ticked: Array.isArray(ticked) ? ticked.flatMap((one) => readListed(one) ?? []) : [],
    code: readChosenCode(code),
    unit: UNITS.find((one) => one === unit) ?? "words",
    listed: typeof listed === "number" ? listed : 0,
  };
}

const MODES: readonly FindMode[] = ["words", "phrase", "expression"];
const UNITS: readonly CodeUnit[] = ["words", "sentence", "paragraph"];

function readQuery(value: unknown): FindQuery {
  const { mode, text, isCaseSensitive, isWholeWord, speakers } = fieldsOf(value);
  return {
    mode: MODES.find((one) => one === mode) ?? FIRST_QUERY.mode,
    text: typeof text === "string" ? text : "",
    isCaseSensitive: isCaseSensitive === true,
    isWholeWord: isWholeWord === true,
    speakers: speakers === "everybody" ? "everybody" : "participants",
  };
}
