import type { AttributeFact } from "../study/facts";
import type { CaseTable } from "../study/study";
import { byUnits, giveNoWay, type Compared, type ComparedFile, type GiveWay } from "./compared";

/**
 * What a voice of a file has for an attribute (codebook, section 2): what its speaker states, else
 * what the file states, else what `cases.csv` says of its case. An empty value says nothing.
 */
export function valueOfVoice(
  { facts, voices }: Pick<ComparedFile, "facts" | "voices">,
  voice: number,
  { key, cases }: { readonly key: string; readonly cases: CaseTable },
): string | undefined {
  const own = facts.speakers[voice]?.attributes ?? [];
  return (
    valueIn(own, key) ?? valueIn(facts.attributes, key) ?? cases.get(voices.caseOf[voice])?.get(key)
  );
}

/** Every attribute that a file, a speaker or `cases.csv` names, by UTF-16 units. */
export async function attributeNames(
  compared: Compared,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly string[]> {
  return [...(await attributeValues(compared, giveWay)).keys()];
}

/**
 * The attribute to compare by where nobody has chosen one: of those with several values the one with the
 * fewest, since it makes the largest groups; of equals the one whose smallest group is the largest, then
 * the first name. Undefined where there is no attribute.
 */
export async function attributeToCompare(
  compared: Compared,
  giveWay: GiveWay = giveNoWay,
): Promise<string | undefined> {
  const all = [...(await attributeValues(compared, giveWay))];
  const parting = all.filter(([, values]) => values.size > 1);
  const [first, ...others] = parting.length > 0 ? parting : all;
  if (first === undefined) return undefined;
  return others.reduce((best, one) => (partsBetter(one[1], best[1]) ? one : best), first)[0];
}

/** How often each value is stated. */
type Values = ReadonlyMap<string, number>;

function partsBetter(values: Values, others: Values): boolean {
  if (values.size !== others.size) return values.size < others.size;
  return smallest(values) > smallest(others);
}

function smallest(values: Values): number {
  return [...values.values()].reduce((least, count) => Math.min(least, count), Infinity);
}

/** The values that each attribute has anywhere, but for empty ones; attributes by UTF-16 units. */
async function attributeValues(
  { files, cases }: Compared,
  giveWay: GiveWay,
): Promise<ReadonlyMap<string, Values>> {
  const found = new Map<string, Map<string, number>>();
  const add = (key: string, value: string): void => {
    const values = found.get(key) ?? new Map<string, number>();
    if (value !== "") values.set(value, (values.get(value) ?? 0) + 1);
    found.set(key, values);
  };
  for (const { facts } of files) {
    for (const { key, value } of facts.attributes) add(key, value);
    for (const { attributes } of facts.speakers)
      for (const { key, value } of attributes) add(key, value);
    await giveWay();
  }
  for (const row of cases.values()) {
    for (const [key, value] of row) add(key, value);
    await giveWay();
  }
  return new Map([...found].sort(([a], [b]) => byUnits(a, b)));
}

/** Of two entries with one key the last one that says something holds. */
function valueIn(attributes: readonly AttributeFact[], key: string): string | undefined {
  for (let at = attributes.length - 1; at >= 0; at--) {
    const { key: name, value } = attributes[at];
    if (name === key && value !== "") return value;
  }
  return undefined;
}
