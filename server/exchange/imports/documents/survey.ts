import type { AccountItem } from "../account";
import type { Imported, Part, ReadFile } from "../imported";
import { refused } from "./refused";
import { columnsOf, type Column, type Columns } from "./surveyColumns";
import { MOST_ROWS, type Table } from "./table";

/** What the person wishes of answers in a table; what is not said is guessed from the table. */
export interface SurveyWishes {
  /** A transcript for every row, or one for every question with everybody's answers. */
  readonly rows?: "a transcript per row" | "per question";
  /** The names of the columns that hold answers. */
  readonly answers?: readonly string[];
  /** The name of the column that says who answers. */
  readonly caseColumn?: string;
}

interface Survey {
  readonly file: string;
  readonly table: Table;
  readonly columns: Columns;
}

/** The answers to open questions in a table, as transcripts. */
export function surveyTranscripts(file: string, table: Table, wishes: SurveyWishes = {}): ReadFile {
  if (table.rows.length < 2) return refused(file, "it has no rows below the names of its columns.");
  const columns = columnsOf(table, wishes);
  if (typeof columns === "string") return refused(file, columns);
  const survey = { file, table, columns };
  const isPerQuestion = wishes.rows === "per question";
  const transcripts = isPerQuestion ? questionTranscripts(survey) : rowTranscripts(survey);
  if (transcripts.length === 0) return refused(file, "its columns of answers are empty.");
  return { transcripts, account: surveyAccount(survey, isPerQuestion) };
}

function rowTranscripts({ table, columns }: Survey): readonly Imported[] {
  return table.rows.slice(1).flatMap((row, at) => {
    const parts = columns.answers.flatMap(({ name, index }): readonly Part[] => {
      const answer = row.get(index);
      return answer === undefined ? [] : [heading(name), ...paragraphs(answer, undefined)];
    });
    if (parts.length === 0) return [];
    const attributes = new Map<string, string>();
    for (const { name, index } of columns.others)
      if (row.has(index)) attributes.set(name, row.get(index)!);
    return { name: caseOf(row, at, columns), parts, attributes, date: undefined, account: [] };
  });
}

function questionTranscripts({ table, columns }: Survey): readonly Imported[] {
  return columns.answers.flatMap(({ name, index }) => {
    const parts = table.rows.slice(1).flatMap((row, at) => {
      const answer = row.get(index);
      return answer === undefined ? [] : paragraphs(answer, caseOf(row, at, columns));
    });
    if (parts.length === 0) return [];
    const all = [heading(name), ...parts];
    return { name, parts: all, attributes: new Map(), date: undefined, account: [] };
  });
}

/** Who answers; without a column that says so, the number of the row as the table shows it. */
function caseOf(row: ReadonlyMap<number, string>, at: number, { caseColumn }: Columns): string {
  const value = caseColumn && row.get(caseColumn.index);
  return value ?? `Row ${at + 2}`;
}

function heading(text: string): Part {
  return { kind: "heading", level: 2, text: text.replace(/\s+/g, " ") };
}

/** Blank lines divide the paragraphs of an answer; the first one says who answers. */
function paragraphs(answer: string, speaker: string | undefined): readonly Part[] {
  const lines = answer.split(/\r\n?|\n/).map((line) => line.trim());
  const texts = lines.join("\n").split(/\n{2,}/);
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text, at) => ({
      kind: "speech" as const,
      speaker: at === 0 ? speaker : undefined,
      start: undefined,
      text,
      stretches: [],
    }));
}

function surveyAccount({ table, columns }: Survey, isPerQuestion: boolean): readonly AccountItem[] {
  const { answers, others, caseColumn } = columns;
  const without = table.rows.slice(1).filter((row) => !answers.some(({ index }) => row.has(index)));
  const names = (columns: readonly Column[]) => columns.slice(0, 5).map(({ name }) => `“${name}”`);
  const of = (
    list: readonly Column[],
    fate: AccountItem["fate"],
    what: string,
    why?: string,
  ): AccountItem => ({ fate, what, count: list.length, why, places: names(list) });
  const items: readonly AccountItem[] = [
    of(answers, "kept", "columns of answers, as headings with the answers under them"),
    of(caseColumn ? [caseColumn] : [], "kept", "columns that say who answers"),
    isPerQuestion
      ? of(
          others,
          "left out",
          "other columns",
          "A transcript of a question holds many people. A transcript for each row keeps them as attributes.",
        )
      : of(others, "kept", "other columns, as attributes"),
    {
      fate: "left out",
      what: "rows without an answer",
      count: without.length,
      why: "Nothing is said in them.",
      places: [],
    },
    {
      fate: "left out",
      what: "rows or cells beyond the limit",
      count: table.beyond,
      why: `At most ${MOST_ROWS.toLocaleString("en-US")} rows are read. Divide the table.`,
      places: [],
    },
  ];
  return items.filter(({ count }) => count > 0);
}
