// A code that was chosen on a page; one that is new is not in the codebook before it is used.
import type { AddedCode } from "../../../server/protocol/find";
import type { CodeText } from "./codeMatches";

export interface ChosenCode {
  readonly id: string;
  readonly name: string;
  /** What is to be added to the codebook; null for a code that is there. */
  readonly isNew: AddedCode | null;
}

/** The code as it is to be used now: one that the codebook has got meanwhile is not new any more. */
export function addedNow({ id, isNew }: ChosenCode, codes: readonly CodeText[]): AddedCode | null {
  return codes.some((code) => code.id === id) ? null : isNew;
}

/** Reads a code that a page kept, by whatever version of it. */
export function readChosenCode(value: unknown): ChosenCode | null {
  const { id, name, isNew } = fieldsOf(value);
  if (typeof id !== "string" || typeof name !== "string") return null;
  return { id, name, isNew: readAdded(isNew) };
}

function readAdded(value: unknown): AddedCode | null {
  const { id, name, under } = fieldsOf(value);
  if (typeof id !== "string") return null;
  return { id, name: textOrNull(name), under: textOrNull(under) };
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** What a page kept may come from another version of it. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
