/** Gives names numbers from 0, in the order in which they are met. */
export interface Numbering {
  readonly names: readonly string[];
  readonly numberOf: (name: string) => number;
}

export function createNumbering(): Numbering {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  return {
    names,
    numberOf(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}
