import { comparableGuid } from "./guids";
import type { Ledger } from "./ledger";
import { targetOf } from "./notes";
import { nameOfSet, setKey, setKeys } from "./setKeys";
import { shortened } from "./shortened";
import { childOf, childrenOf, textIn, type Tree } from "./tree";

/** What sets say of their members, as attributes. */
export interface Sets {
  /** By the ids of codes. */
  readonly ofCodes: Attributes;
  /** By the GUIDs of sources. */
  readonly ofSources: Attributes;
}

export type Attributes = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Who can be in sets, and what their attributes may not be called. */
export interface Membership {
  /** Ids of codes by their GUIDs. */
  readonly ids: ReadonlyMap<string, string>;
  /** The GUIDs of the sources that come in. */
  readonly sources: ReadonlySet<string>;
  /** What something in the file is called. */
  readonly nameOf: (guid: string) => string | undefined;
  /** Keys of attributes that codes or sources have already. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Reads the sets of a project or a codebook: each becomes an attribute of its codes and sources.
 * What a set holds beside them is named in the account.
 */
export function readSets(root: Tree, membership: Membership, ledger: Ledger): Sets {
  const all = childrenOf(childOf(root, "Sets"), "Set");
  const found = all.map((set) => readSet(set, membership, ledger));
  const sets = found.filter(({ codes, sources }) => codes.size + sources.size > 0);
  const names = sets.map(({ name }) => name);
  const keys = setKeys(names, membership.taken);
  const ofCodes = new Map<string, Map<string, string>>();
  const ofSources = new Map<string, Map<string, string>>();
  for (const [at, { name, codes, sources }] of sets.entries()) {
    for (const id of codes) put(ofCodes, id, keys[at], name);
    for (const guid of sources) put(ofSources, guid, keys[at], name);
    ledger.add({ fate: "kept", what: "sets" });
    if (keys[at] !== setKey(name)) ledger.add(ALIKE, `“${shortened(name)}” (${keys[at]})`);
  }
  return { ofCodes, ofSources };
}

interface FoundSet {
  readonly name: string;
  /** Ids. */
  readonly codes: ReadonlySet<string>;
  /** GUIDs. */
  readonly sources: ReadonlySet<string>;
}

function readSet(set: Tree, membership: Membership, ledger: Ledger): FoundSet {
  const name = nameOf(set, ledger);
  const place = `“${shortened(name)}”`;
  const described = textIn(set, "Description");
  if (described !== undefined) ledger.add(DESCRIBED, `${place}: ${shortened(described)}`);
  const { ids, sources: known } = membership;
  const codes = new Set<string>();
  const sources = new Set<string>();
  const members = childrenOf(set, "MemberCode", "MemberSource", "MemberNote");
  for (const member of members) {
    const guid = memberOf(member) ?? "";
    const id = member.name === "MemberCode" ? ids.get(guid) : undefined;
    if (id !== undefined) codes.add(id);
    else if (member.name === "MemberSource" && known.has(guid)) sources.add(guid);
    else {
      const called = membership.nameOf(guid);
      const why = member.name === "MemberNote" ? NOTES : called === undefined ? NOWHERE : ABSENT;
      ledger.add(why, `${place}: ${shortened(called ?? (guid || "nothing"))}`);
    }
  }
  if (members.length === 0) ledger.add(EMPTY, place);
  return { name, codes, sources };
}

/** A codebook names its members in another way than a project; programs mix them up. */
function memberOf(member: Tree): string | undefined {
  return targetOf(member) ?? comparableGuid(member.attributes.get("guid"));
}

function nameOf(set: Tree, ledger: Ledger): string {
  const written = set.attributes.get("name") ?? "";
  const name = nameOfSet(written) || UNNAMED;
  if (name !== written) ledger.add(NAMES, `“${shortened(name)}”`);
  return name;
}

function put(
  members: Map<string, Map<string, string>>,
  member: string,
  key: string,
  name: string,
): void {
  const attributes = members.get(member) ?? new Map<string, string>();
  members.set(member, attributes.set(key, name));
}

const UNNAMED = "Set without a name";
const ALIKE = {
  fate: "changed",
  what: "keys of sets that are called alike",
  why: "Another attribute has the key that the name gives, so this one has a number.",
} as const;
const NAMES = {
  fate: "changed",
  what: "names of sets",
  why: `They stand on one line, are cut where they are very long, and are “${UNNAMED}” where there is none.`,
} as const;
const DESCRIBED = {
  fate: "left out",
  what: "descriptions of sets",
  why: "A set is an attribute of its members, which has a name alone. Copy what you need into a memo.",
} as const;
const EMPTY = {
  fate: "left out",
  what: "sets without members",
  why: "A set is an attribute of its members, and here are none.",
} as const;
const NOTES = {
  fate: "left out",
  what: "memos in sets",
  why: "Memos have no attributes. Name the set in the memo.",
} as const;
const ABSENT = {
  fate: "left out",
  what: "members of sets that did not come in",
  why: "An attribute needs a code or a transcript that has it.",
} as const;
const NOWHERE = {
  fate: "left out",
  what: "members of sets that the file does not have",
  why: "Nobody knows what is meant.",
} as const;
