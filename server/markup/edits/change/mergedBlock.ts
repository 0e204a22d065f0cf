import type { BlockEntry } from "../../model";
import { writeItems } from "../writtenBlock";

/** What a block gives to the one that two are made into. */
export interface BlockPart {
  readonly entries: readonly BlockEntry[];
  readonly id: string | undefined;
}

/**
 * The block of a passage that is made of several, given in reading order: memos are joined, and what
 * cannot be joined without losing something is a reason not to.
 */
export function mergedBlock(
  codes: readonly string[],
  parts: readonly BlockPart[],
): string | { readonly reason: string } {
  const ids = [...new Set(parts.flatMap(({ id }) => (id === undefined ? [] : [id])))];
  if (ids.length > 1) {
    const names = ids.map((id) => `#${id}`).join(" and ");
    return { reason: `Both passages have a name (${names}). Remove one of them first.` };
  }
  const values = new Map<string, string>();
  for (const { key, value } of parts.flatMap(({ entries }) => entries)) {
    const known = values.get(key);
    if (known === undefined || known === value) values.set(key, value);
    else if (key === "memo") values.set(key, `${known} / ${value}`);
    else return { reason: `The passages differ in “${key}”. Make them the same first.` };
  }
  return writeItems({ codes, id: ids[0], entries: [...values] });
}
