import { valueOfVoice } from "./attributeValues";
import { byUnits, comparedOf, giveNoWay, type Compared, type ComparedFile } from "./compared";
import type { GiveWay } from "./compared";
import { NONE, type CasesRow, type CasesTable } from "./comparisons";
import type { Figures } from "./figures";
import { takingPart } from "./takingPart";

export interface CasesByRequest {
  /** One to three names of attributes; an unknown one has no values, more than three are left out. */
  readonly by: readonly string[];
  /** What is counted: different cases, or files by those who take part in them. */
  readonly of?: "cases" | "transcripts";
  /** How many columns are wanted at most, the first ones; absent: all. */
  readonly mostColumns?: number;
}

/**
 * Cases, or transcripts, by attributes: the sample table (counting rules, section 4).
 *
 * A case has the values of all its voices in all files. One with two values stands under both, and
 * a total counts it once; it stands under `NONE` where no voice of it has a value. By several
 * attributes it stands where one voice has these values together; what that voice lacks is taken
 * from the first voice of its case that has it. A case that only stands in `cases.csv` takes part nowhere and is left out.
 *
 * By one attribute there are no columns; by two, the first gives the rows and the second the
 * columns; by three, the rows hold rows of those values of the second that occur in them.
 */
export async function casesBy(
  figures: Figures,
  { by, of = "cases", mostColumns = Infinity }: CasesByRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<CasesTable> {
  const keys = by.slice(0, 3);
  const compared = comparedOf(figures);
  const units = new Map<string, Unit>();
  for (const file of compared.files) {
    takeFile(units, { compared, keys, of }, file);
    await giveWay();
  }
  const members: Member[] = [];
  for (const [name, unit] of units) {
    for (const values of combinationsOf(unit)) members.push({ name, values });
    await giveWay();
  }
  const size = { depth: keys.length, mostColumns };
  return { by: keys, ...(await arrange(members, size, giveWay)), total: units.size };
}

/** What is counted: a case, or a transcript. */
interface Unit {
  /** What each of its voices has for each attribute. */
  readonly voices: (readonly (string | undefined)[])[];
  /** The first value that is met of each attribute. */
  readonly firstValues: (string | undefined)[];
}

interface Taking {
  readonly compared: Compared;
  readonly keys: readonly string[];
  readonly of: "cases" | "transcripts";
}

function takeFile(
  units: Map<string, Unit>,
  { compared: { cases }, keys, of }: Taking,
  file: ComparedFile,
): void {
  for (const voice of takingPart(file.facts, file.voices)) {
    const name = of === "cases" ? file.voices.caseOf[voice] : file.path;
    const unit = units.get(name) ?? { voices: [], firstValues: [] };
    units.set(name, unit);
    const own = keys.map((key) => valueOfVoice(file, voice, { key, cases }));
    unit.voices.push(own);
    for (const [index, value] of own.entries()) unit.firstValues[index] ??= value;
  }
}

/** The values that a unit has together, each combination once. */
function combinationsOf({ voices, firstValues }: Unit): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  for (const voice of voices) {
    const values = voice.map((value, index) => value ?? firstValues[index] ?? NONE);
    found.set(JSON.stringify(values), values);
  }
  return [...found.values()];
}

/** A unit under one combination of values. */
interface Member {
  readonly name: string;
  readonly values: readonly string[];
}

async function arrange(
  members: readonly Member[],
  { depth, mostColumns }: { readonly depth: number; readonly mostColumns: number },
  giveWay: GiveWay,
): Promise<Omit<CasesTable, "by" | "total">> {
  const all = depth < 2 ? [] : inOrder(members.map(({ values }) => values[depth - 1]));
  const columns = all.slice(0, Math.max(0, mostColumns));
  const places = new Map(columns.map((column, place) => [column, place]));
  return {
    columns,
    rows: await rowsOf(members, { level: 0, depth, places }, giveWay),
    ...(columns.length < all.length ? { columnsLeftOut: all.length - columns.length } : {}),
  };
}

interface Level {
  readonly level: number;
  readonly depth: number;
  /** By the name of a column where it stands. */
  readonly places: ReadonlyMap<string, number>;
}

async function rowsOf(
  members: readonly Member[],
  { level, depth, places }: Level,
  giveWay: GiveWay,
): Promise<readonly CasesRow[]> {
  const groups = depth === 0 ? new Map<string, Member[]>() : groupBy(members, level);
  const rows: CasesRow[] = [];
  for (const value of inOrder([...groups.keys()])) {
    const own = groups.get(value) ?? [];
    const cells = Array<number>(places.size).fill(0);
    for (const [column, ones] of groupBy(own, depth - 1)) {
      const place = places.get(column);
      if (place !== undefined) cells[place] = differentOnes(ones);
    }
    const inner = level + 2 < depth ? { level: level + 1, depth, places } : undefined;
    rows.push({
      value,
      cells,
      total: differentOnes(own),
      ...(inner === undefined ? {} : { rows: await rowsOf(own, inner, giveWay) }),
    });
    await giveWay();
  }
  return rows;
}

function groupBy(members: readonly Member[], level: number): Map<string, Member[]> {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(member.values[level]);
    if (group === undefined) groups.set(member.values[level], [member]);
    else group.push(member);
  }
  return groups;
}

function differentOnes(members: readonly Member[]): number {
  return new Set(members.map(({ name }) => name)).size;
}

/** Different values by UTF-16 units, `NONE` last. */
function inOrder(values: readonly string[]): readonly string[] {
  const different = [...new Set(values)];
  const known = different.filter((value) => value !== NONE).sort(byUnits);
  return different.length > known.length ? [...known, NONE] : known;
}
