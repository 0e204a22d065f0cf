// What the extension and the page of recoding say to each other.
import type { AddedCode } from "../../../server/protocol/find";
import type {
  RecodeAction,
  RecodeDecision,
  RecodeListResult,
  RecodePassage,
} from "../../../server/protocol/recode";
import { fieldsOf, readChosenCode, type ChosenCode } from "../shared/chosenCode";
import type { FieldCode } from "../shared/codeGroups";
import { readListed, type Listed } from "../shared/listed";

/** What a passage is to get. */
export interface Target {
  readonly action: RecodeAction;
  /** Null where the code is only taken off. */
  readonly code: ChosenCode | null;
}

/** What the page is about: a code of a study. */
export interface Subject {
  /** The study's folder. */
  readonly study: string;
  readonly code: string;
}

export type ToPage =
  | { readonly kind: "study"; readonly subject: Subject; readonly codes: readonly FieldCode[] }
  /** The passages from the first on. */
  | { readonly kind: "passages"; readonly list: RecodeListResult }
  /** The server did not answer. */
  | { readonly kind: "away" }
  /** The new code that was named; null where nobody wanted one. */
  | { readonly kind: "code"; readonly code: ChosenCode | null }
  | { readonly kind: "focus" }
  | RecodedMessage
  | NotRecodedMessage;

export interface RecodedMessage {
  readonly kind: "recoded";
  readonly changed: number;
}

/** Nothing was changed; VS Code has said why, and these passages are the reason. */
export interface NotRecodedMessage {
  readonly kind: "notRecoded";
  readonly refused: readonly { readonly id: number; readonly reason: string }[];
}

export type FromPage =
  | { readonly kind: "list"; readonly limit: number }
  | { readonly kind: "show"; readonly passage: Pick<RecodePassage, "uri" | "range"> }
  | { readonly kind: "newCode"; readonly name: string }
  | RecodeWish;

export interface RecodeWish {
  readonly kind: "apply";
  readonly decisions: readonly (RecodeDecision & { readonly id: number })[];
  readonly newCodes: readonly AddedCode[];
}

/** A target and the passage that it is for. */
export interface KeptTarget {
  readonly passage: Listed;
  readonly target: Target;
}

/** A code on one of the numbers 1 to 9. */
export interface NumberedTarget {
  readonly code: ChosenCode;
  /** Whether a passage was given it here; its number is never taken from it then. */
  readonly isUsed: boolean;
}

/** What the page keeps while it is hidden and across reloads of the window. */
export interface KeptState extends Subject {
  readonly targets: readonly KeptTarget[];
  readonly numbered: readonly NumberedTarget[];
  /** How many passages were listed. */
  readonly listed: number;
}

/** Reads what was kept, by whatever version of the page; undefined where it is nothing of ours. */
export function keptState(state: unknown): KeptState | undefined {
  const { study, code, targets, numbered, listed } = fieldsOf(state);
  if (typeof study !== "string" || typeof code !== "string") return undefined;
  return {
    study,
    code,
    targets: Array.isArray(targets) ? targets.flatMap(readKept) : [],
    numbered: Array.isArray(numbered) ? numbered.flatMap(readNumbered).slice(0, 9) : [],
    listed: typeof listed === "number" ? listed : 0,
  };
}

function readKept(value: unknown): KeptTarget[] {
  const { passage, target } = fieldsOf(value);
  const listed = readListed(passage);
  const { action, code } = fieldsOf(target);
  const chosen = readChosenCode(code);
  if (!listed) return [];
  if (action === "remove") return [{ passage: listed, target: { action, code: null } }];
  if ((action !== "replace" && action !== "add") || !chosen) return [];
  return [{ passage: listed, target: { action, code: chosen } }];
}

function readNumbered(value: unknown): NumberedTarget[] {
  const { code, isUsed } = fieldsOf(value);
  const chosen = readChosenCode(code);
  return chosen ? [{ code: chosen, isUsed: isUsed === true }] : [];
}
