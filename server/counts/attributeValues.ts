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
  { files, cases }: Compared,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const { facts } of files) {
    for (const { key } of facts.attributes) names.add(key);
    for (const { attributes } of facts.speakers) for (const { key } of attributes) names.add(key);
    await giveWay();
  }
  for (const row of cases.values()) {
    for (const key of row.keys()) names.add(key);
    await giveWay();
  }
  return [...names].sort(byUnits);
}

/** Of two entries with one key the last one that says something holds. */
function valueIn(attributes: readonly AttributeFact[], key: string): string | undefined {
  for (let at = attributes.length - 1; at >= 0; at--) {
    const { key: name, value } = attributes[at];
    if (name === key && value !== "") return value;
  }
  return undefined;
}
