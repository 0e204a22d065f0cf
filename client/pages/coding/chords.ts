// The second key of one of VS Code's chords, such as the A of Ctrl+K A, is no key of the page.
import type { PressedKey } from "../shared/keyOf";

export interface Chords {
  /** Whether a key that was pressed is part of a chord. */
  isPending(event: Pick<PressedKey, "key" | "ctrlKey" | "metaKey">): boolean;
}

/** How long VS Code waits for the second key. */
const PATIENCE = 5000;

export function createChords(now: () => number = () => performance.now()): Chords {
  let until = 0;
  return {
    isPending({ key, ctrlKey, metaKey }) {
      if (["Control", "Meta", "Shift", "Alt"].includes(key)) return true;
      const isPending = now() < until;
      const isFirst = !isPending && (ctrlKey || metaKey) && key.toLowerCase() === "k";
      until = isFirst ? now() + PATIENCE : 0;
      return isPending || isFirst;
    },
  };
}
