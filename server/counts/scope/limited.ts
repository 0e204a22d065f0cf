import type { FileFacts } from "../../study/facts";
import type { Stretches } from "../query/stretches";
import { cutToLimits, renumbered, type Limits } from "./limits";

/** Where the facts of a file that a scope limits come from. */
export interface LimitedFrom {
  /** The facts of the whole file. */
  readonly facts: FileFacts;
  /** By coding its row in these. */
  readonly codings: readonly number[];
  /** Absent where all words are in scope. */
  readonly limits?: Limits;
}

/** Facts never change, and those of whole files have no entry. */
const sources = new WeakMap<FileFacts, LimitedFrom>();

/** Undefined for the facts of a whole file. */
export function limitedFrom(facts: FileFacts): LimitedFrom | undefined {
  return sources.get(facts);
}

/** Stretches of the whole file, as they are in what is left of it. */
export function inScope(facts: FileFacts, stretches: Stretches): Stretches {
  const limits = limitedFrom(facts)?.limits;
  if (limits === undefined) return stretches;
  return stretches.flatMap((stretch) => {
    const cut = cutToLimits(limits, stretch);
    return cut === undefined ? [] : [renumbered(limits, cut)];
  });
}

/** The words that a scope leaves of a file, by its whole wording; undefined where it leaves all. */
export function wordsInScope(facts: FileFacts | undefined): Stretches | undefined {
  return facts && limitedFrom(facts)?.limits?.stretches;
}

/** Says where limited facts come from, which are given back; once for each. */
export function rememberLimits(facts: FileFacts, from: LimitedFrom): FileFacts {
  sources.set(facts, from);
  return facts;
}
