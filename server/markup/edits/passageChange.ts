import type { Span } from "../model";

/** Which end of a passage, in reading order. */
export type PassageEnd = "start" | "end";
export type EndUnit = "word" | "sentence";
export type Neighbour = "next" | "previous";

/**
 * What can be done with one passage. Codes are ids; spans are offsets of the file. `code` in a
 * change says which of several codes is meant; without it, all of them.
 */
export type PassageChange =
  | { readonly kind: "addCode"; readonly code: string }
  | { readonly kind: "removeCode"; readonly code: string }
  | { readonly kind: "replaceCode"; readonly code: string; readonly by: string }
  /** An empty memo takes the memo away. */
  | { readonly kind: "setMemo"; readonly memo: string }
  | { readonly kind: "grow"; readonly end: PassageEnd; readonly unit: EndUnit }
  | { readonly kind: "shrink"; readonly end: PassageEnd; readonly unit: EndUnit }
  | { readonly kind: "setEnds"; readonly selection: Span }
  | { readonly kind: "toParagraph"; readonly code?: string }
  /** From the paragraph to words: those of the selection, else all words of the paragraph. */
  | { readonly kind: "toWords"; readonly code?: string; readonly selection?: Span }
  | { readonly kind: "split"; readonly offset: number }
  | { readonly kind: "unite"; readonly with: Neighbour; readonly code?: string }
  /** Takes the passage away with all its codes and notes; the words stay. */
  | { readonly kind: "remove" };
