import type { ReadWishes } from "../exchange/imports/formats";
import type { TableWords } from "../exchange/paper/wish";
import type { Format } from "./formats";

/** What a command is given: the study's folder or a file, and how to print. */
export interface Arguments {
  readonly path: string;
  readonly format: Format;
  readonly isStrict: boolean;
  /** Whether words that changed since a transcript was sealed are accepted. */
  readonly isResealing: boolean;
  /** Whether a report is only looked at, not written. */
  readonly isCheck: boolean;
  /** What follows the path: a query, words, or the name of a table. */
  readonly operand?: string;
  /** A query; only what it finds is counted. */
  readonly scope?: string;
  readonly query: QueryArguments;
  readonly table: TableArguments;
  readonly comparison: ComparisonArguments;
  readonly exchange: ExchangeArguments;
  readonly names: NameArguments;
  /** Only for import, whose path is the study. */
  readonly imports?: ImportArguments;
}

/** What goes to another program, and where. */
export interface ExchangeArguments {
  /** The file that is written, or the folder. */
  readonly to?: string;
  /** The program whose way of counting positions is followed. */
  readonly profile?: string;
  /** The format of data for programs. */
  readonly data?: string;
  /** The format of transcripts that go into a folder. */
  readonly transcripts?: string;
  /** The one transcript that goes out; absent: all. */
  readonly file?: string;
  readonly isForced: boolean;
}

/** Which names are replaced or looked for, as it was typed. */
export interface NameArguments {
  /** The file that says who gets which name. */
  readonly key?: string;
  /** The same, for check. */
  readonly names?: string;
  /** Whether it is only said what would be replaced. */
  readonly isDryRun: boolean;
  /** Whether the codebook and memos are changed, too. */
  readonly hasNotes: boolean;
  /** What stays in an anonymised copy: memos,coders,dates,files. */
  readonly keeps?: string;
}

/** What is brought in, and how, as it was typed. */
export interface ImportArguments {
  readonly files: readonly string[];
  /** Whether it is only said what would be written. */
  readonly isDryRun: boolean;
  readonly interviewers: readonly string[];
  /** As `old=new`. */
  readonly renames: readonly string[];
  readonly case: string | undefined;
  /** Choices that documents and tables leave. */
  readonly reading: ReadWishes;
}

/** What is compared, and how, as it was typed. */
export interface ComparisonArguments {
  readonly by?: string;
  readonly nodes?: string;
  readonly measure?: string;
  readonly kind?: string;
  readonly order?: string;
  readonly of?: string;
}

/** How `verbatim query` and `verbatim kwic` are told what to look for and to show. */
export interface QueryArguments {
  /** The name of a query of the codebook. */
  readonly saved?: string;
  readonly as: string;
  /** Whether only the figures are printed. */
  readonly isCounting: boolean;
  readonly width: string;
  readonly role?: string;
  /** Queries that say where words are looked for. */
  readonly where?: readonly string[];
}

/** What a table shows, as `verbatim table` is told. */
export interface TableArguments extends Omit<TableWords, "name"> {
  readonly kind?: string;
  /** The transcript that is shown with its codes. */
  readonly file?: string;
}

/** Wrong usage: one clear line on stderr, and exit status 2. */
export class UsageError extends Error {}
