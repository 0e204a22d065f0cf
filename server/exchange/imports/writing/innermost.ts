import type { Wish } from "../../../markup/edits/codeMany";

/**
 * The indexes of wishes in rounds: what lies inside of another stretch with the same code and coder is
 * written before that one, since afterwards its words would be coded already. Nearly always one round.
 */
export function roundsFromInside(wishes: readonly Wish[]): readonly (readonly number[])[] {
  const rounds: number[][] = [];
  for (const group of alike(wishes)) {
    const around: Wish[] = [];
    for (const index of outermostFirst(group, wishes)) {
      const wish = wishes[index];
      while (around.length > 0 && !isInside(wish, around[around.length - 1])) around.pop();
      (rounds[around.length] ??= []).push(index);
      around.push(wish);
    }
  }
  return rounds.map((round) => round.sort((a, b) => a - b)).reverse();
}

function alike(wishes: readonly Wish[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, { code, by }] of wishes.entries()) {
    const key = JSON.stringify([code, by]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return groups.values();
}

function outermostFirst(group: readonly number[], wishes: readonly Wish[]): readonly number[] {
  return [...group].sort((a, b) => {
    const [one, other] = [wishes[a].stretch, wishes[b].stretch];
    return one.start - other.start || other.end - one.end;
  });
}

/** Equal stretches are one coding, and no matter of order. */
function isInside({ stretch }: Wish, { stretch: outer }: Wish): boolean {
  const isEqual = stretch.start === outer.start && stretch.end === outer.end;
  return !isEqual && stretch.start >= outer.start && stretch.end <= outer.end;
}
