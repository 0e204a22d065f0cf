import type { SurveyWishes } from "./survey";
import type { Table } from "./table";

export interface Column {
  readonly name: string;
  readonly index: number;
}

export interface Columns {
  readonly answers: readonly Column[];
  readonly caseColumn: Column | undefined;
  readonly others: readonly Column[];
}

/** What each column is, by the person's wishes or by what it holds; or what is missing, in words. */
export function columnsOf(table: Table, wishes: SurveyWishes): Columns | string {
  const all = namedColumns(table);
  const unknown = [
    ...(wishes.answers ?? []),
    ...(wishes.caseColumn ? [wishes.caseColumn] : []),
  ].find((name) => !all.some((column) => isCalled(column, name)));
  if (unknown !== undefined) return `it has no column named “${unknown}”.`;
  const profiles = all.map((column) => profileOf(table, column));
  const named = wishes.answers;
  const answers = named
    ? all.filter((column) => named.some((name) => isCalled(column, name)))
    : profiles.filter(looksLikeAnswers).map(({ column }) => column);
  if (answers.length === 0)
    return "none of its columns looks like answers in a person's own words. Name the columns that hold them.";
  const rest = profiles.filter(({ column }) => !answers.includes(column));
  const caseColumn = caseColumnIn(rest, wishes.caseColumn);
  const others = rest.map(({ column }) => column).filter((column) => column !== caseColumn);
  return { answers, caseColumn, others };
}

function isCalled({ name }: Column, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** Columns with a name or a value; two of one name, and those without one, get a number. */
function namedColumns({ rows }: Table): readonly Column[] {
  const indexes = new Set<number>();
  for (const row of rows) for (const index of row.keys()) indexes.add(index);
  const names = new Set<string>();
  return [...indexes]
    .sort((a, b) => a - b)
    .map((index) => {
      const given = (rows[0]!.get(index) ?? "Column").replace(/\s+/g, " ");
      let name = rows[0]!.has(index) ? given : `${given} ${index + 1}`;
      for (let number = 2; names.has(name.toLowerCase()); number++) name = `${given} ${number}`;
      names.add(name.toLowerCase());
      return { name, index };
    });
}

interface Profile {
  readonly column: Column;
  readonly count: number;
  readonly distinct: number;
  readonly words: number;
}

/** So many rows show what a column holds. */
const LOOKED_AT = 2_000;

function profileOf({ rows }: Table, column: Column): Profile {
  const values = rows.slice(1, LOOKED_AT).flatMap((row) => row.get(column.index) ?? []);
  const words = values.reduce((sum, value) => sum + value.split(/\s+/, 200).length, 0);
  return { column, count: values.length, distinct: new Set(values).size, words };
}

/** Answers in one's own words are several words on average, and hardly two are the same. */
function looksLikeAnswers({ count, distinct, words }: Profile): boolean {
  return count > 0 && words / count >= 4 && distinct >= count * 0.6;
}

const CASE_NAME =
  /^(?:case|id|code|pseudonym|participant|respondent|interviewee|(?:case|participant|respondent|response|record|person|user|subject)[ _-]?(?:id|no\.?|nr\.?|number|code)|p(?:id|nr)|lfdn|token|teilnehmer(?:in)?|fall)$/i;

function caseColumnIn(
  profiles: readonly Profile[],
  wanted: string | undefined,
): Column | undefined {
  if (wanted !== undefined) return profiles.find(({ column }) => isCalled(column, wanted))?.column;
  const unique = profiles.filter(({ count, distinct }) => count > 0 && distinct === count);
  const named = unique.find(({ column }) => CASE_NAME.test(column.name));
  return named?.column;
}
