import { idFromName } from "../../codebook/ids";
import { nodesInCircles } from "../../codebook/replacements";
import {
  withContents,
  type Branch,
  type EntryContent,
  type Outline,
} from "../../codebook/reshape/outline";
import { readDescription, type Described } from "./description";
import type { ForeignCode } from "./foreignCodes";
import { createFreeIds } from "./freeIds";
import type { Ledger } from "./ledger";
import type { Attributes } from "./readSets";

/** The codes of another program as a codebook of ours. */
export interface Adopted extends Outline {
  /** Which of the two stands first in the file. */
  readonly first: keyof Outline;
  /** The ids of the codes by their GUIDs. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The codebook with further attributes, by the ids of its entries. */
export function withAttributes(codebook: Adopted, further: Attributes): Adopted {
  const outline = withContents(codebook, (content) => {
    const added = further.get(content.id);
    if (added === undefined) return content;
    return { ...content, attributes: new Map([...content.attributes, ...added]) };
  });
  return { ...codebook, ...outline };
}

/** The keys of all attributes of a codebook. */
export function attributeKeys(codebook: Outline): Set<string> {
  const keys = new Set<string>();
  withContents(codebook, (content) => {
    for (const key of content.attributes.keys()) keys.add(key);
    return content;
  });
  return keys;
}

/**
 * Gives every code an id and a place: at the top, what is not codable is a theme; all else is a
 * category or a code. Ids come from names by the rule for new codes, or are those that our own export
 * wrote into the description.
 */
export function adopted(foreign: readonly ForeignCode[], ledger: Ledger): Adopted {
  const codes = levelled(foreign, 1, ledger).map(asTheme);
  const naming = namingOf(codes);
  const roots = codes.map((code) => branchOf(code, naming, ledger));
  reportGroups(codes, ledger);
  const outline = {
    themes: roots.filter((_, at) => !codes[at].isCodable),
    codes: roots.filter((_, at) => codes[at].isCodable),
  };
  return {
    ...withGoodReplacements(outline, ledger),
    first: codes[0]?.isCodable === false ? "themes" : "codes",
    ids: naming.byGuid,
  };
}

/** A theme that passages are coded with is codable in the file, and says what it is. */
function asTheme(code: ForeignCode): ForeignCode {
  return readDescription(code.description ?? "").level === "theme"
    ? { ...code, isCodable: false }
    : code;
}

/** As many levels of codes as codebook.yaml surely holds; its nesting of YAML has a limit, too. */
const MOST_LEVELS = 90;

/** What lies deeper than the last level stands on it. */
function levelled(codes: readonly ForeignCode[], level: number, ledger: Ledger): ForeignCode[] {
  return codes.flatMap((code) => {
    if (level < MOST_LEVELS)
      return [{ ...code, children: levelled(code.children, level + 1, ledger) }];
    const count = code.children.length;
    const why = `A codebook has at most ${MOST_LEVELS} levels; they stand on the last one.`;
    ledger.add({ fate: "changed", what: "codes nested too deeply", why, count }, placeOf(code));
    return [{ ...code, children: [] }, ...levelled(code.children, level, ledger)];
  });
}

interface Naming {
  readonly descriptions: ReadonlyMap<ForeignCode, Described>;
  /** Every id that is given or kept for somebody, with the code that has it. */
  readonly taken: Map<string, ForeignCode>;
  readonly freeId: (id: string) => string;
  readonly byGuid: Map<string, string>;
}

/** Ids that are written out come first, so that no name takes one of them. */
function namingOf(codes: readonly ForeignCode[]): Naming {
  const descriptions = new Map<ForeignCode, Described>();
  const taken = new Map<string, ForeignCode>();
  for (const code of everyOne(codes)) {
    const described = readDescription(code.description ?? "");
    descriptions.set(code, described);
    if (described.id !== undefined && !taken.has(described.id)) taken.set(described.id, code);
  }
  const freeId = createFreeIds((id) => taken.has(id));
  return { descriptions, taken, freeId, byGuid: new Map() };
}

function* everyOne(codes: readonly ForeignCode[]): Generator<ForeignCode> {
  for (const code of codes) {
    yield code;
    yield* everyOne(code.children);
  }
}

function branchOf(code: ForeignCode, naming: Naming, ledger: Ledger): Branch {
  const name = code.name ?? UNNAMED;
  if (code.name === undefined) ledger.add(NAMELESS);
  const id = idOf({ ...code, name }, code, naming, ledger);
  noteGuid(code, id, naming, ledger);
  const described = withoutLevel(naming.descriptions.get(code) ?? NOTHING);
  const content = {
    ...described,
    id,
    name,
    color: code.color,
    memo: code.memo,
    status: described.status ?? "active",
    attributes: described.attributes ?? new Map<string, string>(),
  };
  const children = code.children.map((child) => branchOf(child, naming, ledger));
  return { id, content: withoutUndefined(content), children };
}

/** Its place in the codebook says what it is. */
function withoutLevel({ level: _, ...described }: Described): Described {
  return described;
}

const NOTHING: Described = { examples: [] };
const UNNAMED = "Code without a name";
const NAMELESS = {
  fate: "changed",
  what: "codes without a name",
  why: `They are called “${UNNAMED}”.`,
} as const;

function idOf(
  { name }: { readonly name: string },
  code: ForeignCode,
  { descriptions, taken, freeId }: Naming,
  ledger: Ledger,
): string {
  const written = descriptions.get(code)?.id;
  if (written !== undefined && taken.get(written) === code) return written;
  const implied = idFromName(name) || "code";
  const id = freeId(implied);
  taken.set(id, code);
  if (id !== implied) {
    const why = "Another code has the id that the name gives, so this one has a number.";
    ledger.add(
      { fate: "changed", what: "ids of codes with equal names", why },
      `“${name}” (${id})`,
    );
  }
  return id;
}

/** What refers to a code does so by its GUID; of two with the same one, the first is meant. */
function noteGuid(code: ForeignCode, id: string, { byGuid }: Naming, ledger: Ledger): void {
  if (code.guid === undefined) return;
  if (!byGuid.has(code.guid)) return void byGuid.set(code.guid, id);
  const why = "Two codes have the same GUID. What is coded with it belongs to the first.";
  ledger.add({ fate: "changed", what: "codes with the GUID of another", why }, placeOf(code));
}

function withoutUndefined(content: EntryContent): EntryContent {
  const entries = Object.entries(content).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as EntryContent;
}

/** Replacements that lead nowhere or back to where they come from would be errors. */
function withGoodReplacements(outline: Outline, ledger: Ledger): Outline {
  const contents = new Map<string, EntryContent>();
  withContents(outline, (content) => {
    contents.set(content.id, content);
    return content;
  });
  const circular = new Set(nodesInCircles(contents));
  return withContents(outline, (content) => {
    const { replacedBy, ...rest } = content;
    if (replacedBy === undefined) return content;
    if (contents.has(replacedBy) && !circular.has(content)) return content;
    const why = "It leads to no code of the codebook, or back to the code itself.";
    const place = `code “${content.name}” (${replacedBy})`;
    ledger.add({ fate: "left out", what: "replacements of codes", why }, place);
    return rest;
  });
}

function reportGroups(codes: readonly ForeignCode[], ledger: Ledger): void {
  for (const code of codes) {
    ledger.add({ fate: "kept", what: code.isCodable ? kindOf(code) : "themes" });
    for (const inner of everyOne(code.children)) reportInner(inner, ledger);
  }
  const changes = codes.filter((code, at) => at > 0 && code.isCodable !== codes[at - 1].isCodable);
  const why = "Themes stand together in codebook.yaml, and so do codes outside of themes.";
  const count = Math.max(0, changes.length - 1);
  ledger.add({ fate: "changed", what: "places in the order of themes and codes", why, count });
}

function reportInner(code: ForeignCode, ledger: Ledger): void {
  ledger.add({ fate: "kept", what: kindOf(code) });
  if (code.children.length > 0 || code.isCodable) return;
  const why = "They are no themes, so codebook.yaml has them as codes that can be used.";
  ledger.add({ fate: "changed", what: "groups without codes", why }, placeOf(code));
}

function kindOf({ children }: ForeignCode): string {
  return children.length > 0 ? "categories" : "codes";
}

function placeOf({ name }: ForeignCode): string {
  return `code “${name ?? UNNAMED}”`;
}
