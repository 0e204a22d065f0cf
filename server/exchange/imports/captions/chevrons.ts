import type { Cue } from "./model";

/** Cues that nobody else breaks into, and how many signs said so. */
export interface Divided {
  readonly cues: readonly Cue[];
  readonly changes: number;
}

/**
 * Captions of television and of YouTube put `>>` before what somebody else says, with a name behind it
 * or without, and `>>>` before another subject. One alone may be what somebody wrote.
 */
export function dividedAtChevrons(cues: readonly Cue[]): Divided {
  const changes = cues.reduce((sum, { text }) => sum + (text.match(CHEVRONS)?.length ?? 0), 0);
  if (changes < LEAST || cues.some(({ speaker }) => speaker !== undefined)) {
    return { cues, changes: 0 };
  }
  return { cues: cues.flatMap(divided), changes };
}

const LEAST = 2;
const CHEVRONS = /(?<!\S)>{2,3}(?!\S)/g;

function divided(cue: Cue): readonly Cue[] {
  const [before, ...turns] = cue.text.split(CHEVRONS);
  const said = turns.map((text): Cue => ({ ...cue, text, isTurn: true }));
  return before.trim() === "" ? said : [{ ...cue, text: before }, ...said];
}
