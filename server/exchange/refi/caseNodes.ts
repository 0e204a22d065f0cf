import { guidOf } from "./guids";
import type { Ledger } from "./ledger";
import { valueNodes, type SourceFile } from "./sourceNodes";
import type { XmlNode } from "./xmlWriter";

/** A case with its transcripts. */
export interface CaseOfSources {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly sources: readonly SourceFile[];
}

export type Rows = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * The cases that transcripts belong to, with what cases.csv says of them and what all of their
 * transcripts say alike. What only some say stands at these.
 */
export function casesOf(
  sources: readonly SourceFile[],
  rows: Rows = new Map(),
  ledger: Ledger,
): readonly CaseOfSources[] {
  const cases = new Map<string, SourceFile[]>();
  for (const source of sources) {
    const known = cases.get(source.case);
    if (known === undefined) cases.set(source.case, [source]);
    else known.push(source);
  }
  for (const name of rows.keys())
    if (!cases.has(name) && !isSpeakers(name, cases)) ledger.add(ALONE, `“${name}”`);
  return [...cases].map(([name, all]) => {
    const isWhole = all.every(({ isOfOneCase }) => isOfOneCase);
    const row = isWhole ? (rows.get(name) ?? new Map<string, string>()) : new Map<string, string>();
    if (!isWhole && rows.has(name)) ledger.add(MIXED, `“${name}”`);
    return { name, attributes: new Map([...row, ...sharedBy(all)]), sources: all };
  });
}

/** A case of a single speaker goes along with the speakers of its transcript. */
function isSpeakers(name: string, cases: ReadonlyMap<string, unknown>): boolean {
  const slash = name.lastIndexOf("/");
  return slash > 0 && cases.has(name.slice(0, slash));
}

const ALONE = {
  fate: "left out",
  what: "rows of cases.csv that are not the case of a transcript",
  why: "They stay in cases.csv; those of declared speakers stand with these in the description of the text.",
} as const;
const MIXED = {
  fate: "left out",
  what: "rows of cases.csv for transcripts with several cases",
  why: "In a project they would hold for everybody in the transcript; they stay in cases.csv.",
} as const;

function sharedBy([first, ...others]: readonly SourceFile[]): ReadonlyMap<string, string> {
  const values = [...first.attributes];
  return new Map(
    values.filter(([key, value]) => others.every((one) => one.attributes.get(key) === value)),
  );
}

export function caseNode({ name, attributes, sources }: CaseOfSources): XmlNode {
  const references = sources.map(({ guid }) => ({
    name: "SourceRef",
    attributes: { targetGUID: guid },
  }));
  return {
    name: "Case",
    attributes: { guid: guidOf("case", name), name },
    content: [...valueNodes(attributes), ...references],
  };
}
