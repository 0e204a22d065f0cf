import type { Codebook } from "../codebook/model";
import { CODING, rowCount, type FileFacts } from "../study/facts";
import { byUnits, comparedOf, giveNoWay, type Compared, type GiveWay } from "./compared";
import { NONE, type RivalRow, type RivalsTable } from "./comparisons";
import type { Figures } from "./figures";
import { countNode, type NodeShare } from "./fileFigures";
import { takingPart } from "./takingPart";

/**
 * Rival explanations: figures (counting rules, section 3) of the codings of each value, as if they
 * were those of one node, and which cases speak for one value alone, for several, or for none.
 *
 * `by` is an attribute of codes, which a code takes from the nearest node above it that has one; or
 * `@` and the key of an annotation that single codings have. A coding whose passage says the key
 * with two values is a coding of both. An empty value is none; codings without one stand under
 * `NONE` and speak for nothing.
 */
export async function rivalsOf(
  figures: Figures,
  by: string,
  giveWay: GiveWay = giveNoWay,
): Promise<RivalsTable> {
  const compared = comparedOf(figures);
  const codingsOf = codingsOfRivals(compared, by);
  const sums = new Map<string, Sum>();
  const cases = new Set<string>();
  for (const { facts, voices } of compared.files) {
    for (const voice of takingPart(facts, voices)) cases.add(voices.caseOf[voice]);
    for (const [value, codings] of codingsOf(facts)) {
      addShare(sums, value, countNode({ facts, voices }, codings));
    }
    await giveWay();
  }
  return { by, ...arrange(sums, [...cases].sort(byUnits)) };
}

/** By what rival explanations can be weighed: attributes of codes, then annotations with their `@`. */
export function rivalNames({ codebook, files }: Compared): readonly string[] {
  const attributes = new Set<string>();
  for (const node of codebook.nodes.values()) {
    for (const key of node.attributes.keys()) attributes.add(key);
  }
  const annotations = new Set<string>();
  for (const { facts } of files) {
    for (const { key, codings } of facts.annotations ?? []) {
      if (codings.length > 0) annotations.add(`@${key}`);
    }
  }
  return [...[...attributes].sort(byUnits), ...[...annotations].sort(byUnits)];
}

/** The codings of a file by the value that they speak for, as rows in the order of the text. */
export type CodingsOfRivals = (facts: FileFacts) => ReadonlyMap<string, readonly number[]>;

/** How codings are put to values; what is meant by `by` stands at `rivalsOf`. */
export function codingsOfRivals(compared: Compared, by: string): CodingsOfRivals {
  const valuesOf = by.startsWith("@") ? annotationsBy(by.slice(1)) : attributeBy(compared, by);
  return (facts) => codingsByValue(facts, valuesOf(facts));
}

/** The values of a coding, by its row; none where it has none. */
type ValuesOfCoding = (coding: number) => readonly string[];

const NOTHING: readonly string[] = [];

function attributeBy({ codebook }: Compared, key: string): (facts: FileFacts) => ValuesOfCoding {
  return ({ codings, codes }) => {
    const values = codes.map((code) => valueOfCode(codebook, code, key));
    return (coding) => values[codings[coding * CODING.width + CODING.code]];
  };
}

function valueOfCode({ nodes }: Codebook, code: string, key: string): readonly string[] {
  for (let node = nodes.get(code); node !== undefined;) {
    const value = node.attributes.get(key);
    if (value !== undefined) return value === "" ? NOTHING : [value];
    node = node.parent === undefined ? undefined : nodes.get(node.parent);
  }
  return NOTHING;
}

function annotationsBy(key: string): (facts: FileFacts) => ValuesOfCoding {
  return ({ annotations = [] }) => {
    const values = new Map<number, string[]>();
    for (const annotation of annotations) {
      if (annotation.key !== key || annotation.value === "") continue;
      for (const coding of annotation.codings) {
        const known = values.get(coding);
        if (known === undefined) values.set(coding, [annotation.value]);
        else if (!known.includes(annotation.value)) known.push(annotation.value);
      }
    }
    return (coding) => values.get(coding) ?? NOTHING;
  };
}

function codingsByValue(facts: FileFacts, valuesOf: ValuesOfCoding): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const add = (value: string, coding: number): void => {
    const known = found.get(value);
    if (known === undefined) found.set(value, [coding]);
    else known.push(coding);
  };
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    const values = valuesOf(coding);
    if (values.length === 0) add(NONE, coding);
    for (const value of values) add(value, coding);
  }
  return found;
}

interface Sum {
  codings: number;
  passages: number;
  words: number;
  transcripts: number;
  readonly cases: Set<string>;
}

function addShare(sums: Map<string, Sum>, value: string, share: NodeShare): void {
  const sum = sums.get(value) ?? {
    codings: 0,
    passages: 0,
    words: 0,
    transcripts: 0,
    cases: new Set<string>(),
  };
  sums.set(value, sum);
  sum.codings += share.codings;
  sum.passages += share.passages;
  sum.words += share.words;
  sum.transcripts++;
  for (const name of share.cases) sum.cases.add(name);
}

function arrange(
  sums: ReadonlyMap<string, Sum>,
  cases: readonly string[],
): Pick<RivalsTable, "rows" | "several" | "none"> {
  const values = [...sums.keys()].filter((value) => value !== NONE).sort(byUnits);
  const valuesOfCase = new Map(cases.map((name) => [name, [] as string[]]));
  for (const value of values) {
    for (const name of sums.get(value)?.cases ?? []) valuesOfCase.get(name)?.push(value);
  }
  const spoken = [...valuesOfCase];
  const onlyOf = (value: string): readonly string[] =>
    spoken.filter(([, own]) => own.length === 1 && own[0] === value).map(([name]) => name);
  const all = sums.has(NONE) ? [...values, NONE] : values;
  return {
    rows: all.map((value) => rowOf(value, { sum: sums.get(value), only: onlyOf(value) })),
    several: spoken
      .filter(([, own]) => own.length > 1)
      .map(([name, own]) => ({ case: name, values: own })),
    none: spoken.filter(([, own]) => own.length === 0).map(([name]) => name),
  };
}

function rowOf(
  value: string,
  { sum, only }: { readonly sum: Sum | undefined; readonly only: readonly string[] },
): RivalRow {
  const { codings = 0, passages = 0, words = 0, transcripts = 0, cases } = sum ?? {};
  return { value, codings, passages, words, cases: cases?.size ?? 0, transcripts, only };
}
