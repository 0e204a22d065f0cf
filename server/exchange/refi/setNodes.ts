import { isDescribable } from "./description";
import { guidOf } from "./guids";
import { numberOfSet, setKeys } from "./setKeys";
import type { XmlNode } from "./xmlWriter";

/** A code or a transcript with its attributes. */
export interface Member {
  readonly guid: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface SetMembers {
  readonly codes: readonly Member[];
  readonly sources: readonly Member[];
  /** Names of further variables that the file has. */
  readonly variables: Iterable<string>;
}

/** The sets that attributes stand for. */
export interface SetPlan {
  readonly sets: readonly MemberSet[];
  /** The attributes that are no sets, and so are written as attributes. */
  readonly rest: (attributes: ReadonlyMap<string, string>) => ReadonlyMap<string, string>;
}

interface MemberSet {
  readonly key: string;
  readonly name: string;
  readonly number: number;
  /** GUIDs. */
  readonly codes: readonly string[];
  readonly sources: readonly string[];
}

/**
 * Finds the sets among the attributes: those whose key is the one that a set of this name gets. Reading
 * the file again gives just these keys; where it would not, the attributes stay attributes.
 */
export function planSets(members: SetMembers): SetPlan {
  const found = [...setsIn(members).values()].sort((a, b) => a.number - b.number);
  const others = otherKeys(members);
  let sets = found;
  for (let round = 0; round < MOST_ROUNDS && sets.length > 0; round++) {
    const left = keptSets(sets, found, others);
    if (left.length === sets.length) return planOf(sets);
    sets = left;
  }
  return planOf([]);
}

/** Each attribute that cannot be a set takes a key, and may so keep a set from having it. */
const MOST_ROUNDS = 10;

/** Those of the sets that get the keys that they have, when the others are attributes. */
function keptSets(
  sets: readonly MemberSet[],
  all: readonly MemberSet[],
  others: ReadonlySet<string>,
): MemberSet[] {
  const isSet = new Set(sets);
  const attributes = all.filter((one) => !isSet.has(one)).map(({ key }) => key);
  const names = sets.map(({ name }) => name);
  const keys = setKeys(names, new Set([...others, ...attributes]));
  return sets.filter(({ key }, at) => key === keys[at]);
}

function setsIn({ codes, sources }: SetMembers): ReadonlyMap<string, MemberSet> {
  const sets = new Map<
    string,
    MemberSet & { readonly codes: string[]; readonly sources: string[] }
  >();
  for (const [kind, all] of [
    ["codes", codes],
    ["sources", sources],
  ] as const) {
    for (const { guid, attributes } of all) {
      for (const [key, name] of attributes) {
        const number = numberOfSet(key, name);
        if (number === undefined) continue;
        const id = idOf(key, name);
        const set = sets.get(id) ?? { key, name, number, codes: [], sources: [] };
        set[kind].push(guid);
        sets.set(id, set);
      }
    }
  }
  return sets;
}

/** The keys of what is read as an attribute again. */
function otherKeys({ codes, sources, variables }: SetMembers): ReadonlySet<string> {
  const described = codes.flatMap(({ attributes }) => [...attributes].filter(isDescribable));
  const valued = sources.flatMap(({ attributes }) => [...attributes]);
  const others = [...described, ...valued].filter(
    ([key, name]) => numberOfSet(key, name) === undefined,
  );
  return new Set([...variables, ...others.map(([key]) => key)].map((key) => key.trim()));
}

function planOf(sets: readonly MemberSet[]): SetPlan {
  const ids = new Set(sets.map(({ key, name }) => idOf(key, name)));
  return {
    sets,
    rest: (attributes) =>
      new Map([...attributes].filter(([key, name]) => !ids.has(idOf(key, name)))),
  };
}

function idOf(key: string, name: string): string {
  return `${key}\n${name}`;
}

/** `reference` is what the schema calls the GUID of a member: it differs in projects and codebooks. */
export function setNode(
  { key, name, codes, sources }: MemberSet,
  reference: "guid" | "targetGUID",
): XmlNode {
  const member = (kind: string) => (guid: string) => ({
    name: kind,
    attributes: { [reference]: guid },
  });
  return {
    name: "Set",
    attributes: { guid: guidOf("set", idOf(key, name)), name },
    content: [...codes.map(member("MemberCode")), ...sources.map(member("MemberSource"))],
  };
}
