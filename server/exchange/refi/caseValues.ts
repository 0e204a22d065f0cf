import { comparableGuid } from "./guids";
import type { Ledger } from "./ledger";
import { targetOf } from "./notes";
import { shortened } from "./shortened";
import { attributeOf, childOf, childrenOf, textIn, type Tree } from "./tree";

/** What a project says of its sources: values of variables, their own and those of their cases. */
export interface CaseValues {
  readonly attributesOf: (source: Tree) => ReadonlyMap<string, string>;
  /** The name of the case that a source belongs to; undefined where none or several have one. */
  readonly caseOf: (source: Tree) => string | undefined;
  /** The GUIDs of the cases: some programs code passages with them. */
  readonly caseGuids: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

/** `sources` holds the GUIDs of the sources that come in. */
export function caseValues(root: Tree, sources: ReadonlySet<string>, ledger: Ledger): CaseValues {
  const variables = namesOfVariables(root);
  const cases = childrenOf(childOf(root, "Cases"), "Case");
  const bySource = new Map<string, Map<string, string>>();
  for (const one of cases) takeCase(one, { variables, bySource, sources, ledger });
  const names = caseNames(cases, sources, ledger);
  return {
    variables: new Set(variables.values()),
    caseGuids: new Set(cases.flatMap((one) => comparableGuid(one.attributes.get("guid")) ?? [])),
    attributesOf(source) {
      const guid = comparableGuid(source.attributes.get("guid")) ?? "";
      const values = new Map(bySource.get(guid));
      for (const [name, value] of valuesIn(source, variables)) values.set(name, value);
      return values;
    },
    caseOf: (source) => names.get(comparableGuid(source.attributes.get("guid")) ?? ""),
  };
}

function caseNames(
  cases: readonly Tree[],
  sources: ReadonlySet<string>,
  ledger: Ledger,
): ReadonlyMap<string, string> {
  const bySource = new Map<string, Set<string>>();
  for (const one of cases) {
    const name = attributeOf(one, "name");
    for (const reference of name === undefined ? [] : childrenOf(one, "SourceRef")) {
      const source = targetOf(reference) ?? "";
      if (sources.has(source)) bySource.set(source, (bySource.get(source) ?? new Set()).add(name!));
    }
  }
  const single = new Map<string, string>();
  for (const [source, names] of bySource) {
    const [name] = names;
    if (names.size === 1) single.set(source, name);
    else for (const other of names) ledger.add(NAMES, `“${other}”`);
  }
  ledger.add({ fate: "kept", what: "cases of transcripts", count: single.size });
  return single;
}

interface Taking {
  readonly variables: ReadonlyMap<string, string>;
  readonly bySource: Map<string, Map<string, string>>;
  readonly sources: ReadonlySet<string>;
  readonly ledger: Ledger;
}

function takeCase(one: Tree, taking: Taking): void {
  const { variables, bySource, ledger } = taking;
  const name = attributeOf(one, "name");
  const values = valuesIn(one, variables);
  const named = childrenOf(one, "SourceRef").flatMap((reference) => targetOf(reference) ?? []);
  const sources = named.filter((guid) => taking.sources.has(guid));
  const place = `case “${name ?? ""}”`;
  const described = textIn(one, "Description");
  if (described !== undefined) ledger.add(DESCRIBED, `${place}: ${shortened(described)}`);
  ledger.add({ ...CODES, count: childrenOf(one, "CodeRef").length }, place);
  if (sources.length === 0) return ledger.add(WITHOUT_SOURCE, place);
  ledger.add({ fate: "kept", what: "attributes of cases", count: values.length });
  const selections = childrenOf(one, "SelectionRef").length;
  ledger.add({ ...SELECTIONS, count: selections }, place);
  for (const source of sources) {
    const known = bySource.get(source) ?? new Map<string, string>();
    for (const [variable, value] of values) takeValue(known, variable, value, { ledger, place });
    bySource.set(source, known);
  }
}

function takeValue(
  known: Map<string, string>,
  variable: string,
  value: string,
  { ledger, place }: { readonly ledger: Ledger; readonly place: string },
): void {
  const before = known.get(variable);
  if (before === undefined) known.set(variable, value);
  else if (before !== value) ledger.add(CONFLICTS, `${place}, ${variable}: ${value}`);
}

const WITHOUT_SOURCE = {
  fate: "left out",
  what: "cases without a transcript",
  why: "A case of a study is known by its transcript. Cases that are only passages of one can be declared as its speakers.",
} as const;
const DESCRIBED = {
  fate: "left out",
  what: "descriptions of cases",
  why: "Copy what you need into a memo, or make it an attribute.",
} as const;
const CODES = {
  fate: "left out",
  what: "codes of cases",
  why: "Codes are on words. Where one says what a case is, make it an attribute.",
} as const;
const NAMES = {
  fate: "left out",
  what: "names of further cases of a transcript",
  why: "A transcript belongs to one case; it is named after its file. Declare its speakers with their cases in its front matter.",
} as const;
const SELECTIONS = {
  fate: "left out",
  what: "passages that belong to a case",
  why: "Who says what goes by the speakers of a transcript. Declare them with their cases in its front matter.",
} as const;
const CONFLICTS = {
  fate: "left out",
  what: "attributes of a second case of the same transcript",
  why: "A transcript has one value of each attribute; the first case's was taken.",
} as const;

function namesOfVariables(root: Tree): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const variable of childrenOf(childOf(root, "Variables"), "Variable")) {
    const guid = comparableGuid(variable.attributes.get("guid"));
    const name = attributeOf(variable, "name");
    if (guid !== undefined && name !== undefined) names.set(guid, name);
  }
  return names;
}

/** A variable without a value is a missing value, and no attribute. */
function valuesIn(
  tree: Tree,
  variables: ReadonlyMap<string, string>,
): readonly (readonly [name: string, value: string])[] {
  return childrenOf(tree, "VariableValue").flatMap((value) => {
    const name = variables.get(targetOf(childOf(value, "VariableRef")) ?? "");
    const text = value.children.find((child) => child.name !== "VariableRef")?.text.trim();
    return name === undefined || !text ? [] : [[name, text] as const];
  });
}
