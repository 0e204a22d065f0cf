import { parseArgs } from "node:util";
import { runCheck } from "./check";
import { runCodings } from "./codings";
import { runCases } from "./comparisons/casesBy";
import { runCooccurrence } from "./comparisons/cooccurrence";
import { runCrosstab } from "./comparisons/crosstab";
import { runMatrix } from "./comparisons/matrix";
import { runNewCodes } from "./comparisons/newCodes";
import { runRivals } from "./comparisons/rivals";
import { runCoverage } from "./coverage";
import { runExport } from "./export";
import { FORMAT_NAMES, isFormat } from "./formats";
import { COUNTINGS, countingText, type Counting } from "../exchange/refi/positions";
import { runImport } from "./imports/importFiles";
import { runKwic } from "./kwic";
import { prepareOutput } from "./output";
import { runAnonymise } from "./pseudonyms/anonymise";
import { runPseudonyms } from "./pseudonyms/run";
import { runQueryCommand } from "./query";
import { runReport } from "./report";
import { runSeal } from "./seal";
import { runStrip } from "./strip";
import { runTable } from "./table";
import { runThemes } from "./themes";
import { runVerify } from "./verify";
import { UsageError, type Arguments, type ImportArguments } from "./usage";

const COMMANDS: Readonly<Record<string, (args: Arguments) => Promise<number>>> = {
  themes: runThemes,
  codings: runCodings,
  coverage: runCoverage,
  check: runCheck,
  strip: runStrip,
  seal: runSeal,
  verify: runVerify,
  query: runQueryCommand,
  kwic: runKwic,
  crosstab: runCrosstab,
  cooccurrence: runCooccurrence,
  cases: runCases,
  "new-codes": runNewCodes,
  matrix: runMatrix,
  rivals: runRivals,
  table: runTable,
  report: runReport,
  export: runExport,
  import: runImport,
  pseudonyms: runPseudonyms,
  anonymise: runAnonymise,
};

const USAGE = `Usage: verbatim themes|codings|coverage|check <study folder>
       verbatim themes <study folder> [--by <attribute>|case|…] [--level theme|category|code]
       verbatim check <study folder> [--strict] [--names <key.csv>]
       verbatim pseudonyms <study folder> --key <key.csv> [--dry-run] [--notes] [--reseal]
       verbatim anonymise <study folder> --to <new folder> --key <key.csv>
                [--keep memos,coders,dates,files] [--reseal]
       verbatim query <study folder> '<query>'|--saved <name>
                [--as stretches|passages|paragraphs] [--count]
       verbatim kwic <study folder> '<words>' [--width <characters>] [--where '<query>']
                [--role participant|interviewer]
       verbatim crosstab <study folder> --by <attribute>|case|speaker|heading|file|coder
                [--nodes id,…] [--measure cases|passages|codings|words|transcripts]
       verbatim cooccurrence <study folder> [--kind overlap|paragraph|case] [--nodes id,…]
       verbatim cases <study folder> --by sector[,level[,…]] [--of cases|transcripts]
       verbatim new-codes <study folder> [--order date|file]
       verbatim matrix <study folder> [--by theme|heading] [--nodes id,…]
       verbatim rivals <study folder> --by <attribute of codes>|@<annotation>
       verbatim table <study folder> [name] [--kind themes|quotations|codebook|transcript]
                [--columns theme,cases=Interviews,…] [--where '<condition>'] [--nodes id,…]
                [--level theme|category|code] [--attributes level,…] [--file transcript]
       verbatim report <file> [--check]
       verbatim export <study folder> --to <file>.qdc|<file>.qdpx [--profile standard|nvivo]
       verbatim export <study folder> --to <folder> --data csv|jsonl|parquet
       verbatim export <study folder> --to <file>.docx|.html|.rock|.md --file transcript
       verbatim export <study folder> --to <folder> --transcripts docx|html|rock|md
       verbatim strip <file>
       verbatim import <files…> --into <study folder> [--dry-run] [--interviewer <name>]…
                [--rename old=new]… [--case <name>] [--key <key.csv>] [--highlights] [--answers <column>]…
                [--case-column <column>] [--per-question] [--counting '<as the account says>']
       verbatim seal <study folder or file> [--reseal]
       verbatim verify <study folder or file> [--strict]

All: [--output file] [--force]; all but strip: [--format table|json|csv|markdown|html|docx|xlsx]
All that count: [--scope '<query>'], for part of the study alone (level=central, by:am, heading:"…")

themes     how recurrent each theme, category and code is
codings    every coded passage with its words, speaker and case
coverage   how much of each transcript and case is coded
query      what is coded, said and by whom, combined with AND, OR, NOT and parentheses: a code,
           theme:id, level=central, case:K1, speaker:P1, role:interviewer, heading:"…", file:k1,
           by:am, @weight=strong, "words", cases(…), files(…); --saved: a query of the codebook;
           --count: only how many passages, words, cases and transcripts
kwic       words wherever they are said, with what stands around them; --where: a query on what is
           said and coded, as for query; only words in what it finds
crosstab   each theme, category and code by groups of interviews, with what each group holds in all
cooccurrence
           which codes occur together: in passages that overlap, in paragraphs, in cases
cases      cases or transcripts by one to three attributes
new-codes  how many codes and themes each transcript brings
matrix     the passages of each case for each theme or heading, and what framework.md says of them
rivals     figures by an attribute of codes, or of single codings, and which cases speak for which
table      what goes into the paper: a theme table (one of the codebook's tables by its name, or as
           the options say), quotations by theme, the codebook, a transcript with its codes;
           --where: attributes of themes and codes, not what is said: model=x AND NOT
           (question=a OR question!=b)
report     fills <!-- verbatim: themes --> … <!-- /verbatim --> in a Markdown or Quarto file; exit
           status 1 for a directive with a problem (with --check: or out of date; nothing is written)
export     for other programs (REFI-QDA): the codebook (.qdc), or transcripts, codings, cases and
           codebook (.qdpx), and an account of what that file holds and what not; the account is
           printed; --profile nvivo: positions as NVivo counts them; --data: passages, codes, cases
           and transcripts as tables for R, Python and other programs, and what their columns mean; to .docx:
           a transcript for Word, its codes as comments; to .html: with its codes beside it;
           to .rock: a source of ROCK, and what ROCK cannot hold
import     transcripts from files of other programs (captions, recordings written down, documents),
           and projects and codebooks (REFI-QDA: .qdpx, .qdc) into a study, and an account of what
           came over; never over a file that is there: exit status 1; a folder becomes a study by
           the codebook of a project; --dry-run: who speaks, how it begins, and nothing is written; --highlights:
           what a document highlights gets a code, such as highlight-yellow; of a table, --answers:
           its columns of answers (else the long ones), --case-column: who answers, --per-question:
           a transcript for each question, not for each row; --counting: how a project counts
           positions, where its codes stand beside their words; --key: names get the
           pseudonyms of a key, as speakers and in what is said
check      every problem; exit status 1 when there is an error (with --strict: or a warning);
           --names: instead, where names of a key still stand (with --strict: in any case, and words
           that begin with one)
pseudonyms replaces names by those of a key (columns name, pseudonym, perhaps kind) that lies outside
           the study: in all files or in none; codes stay on their words, and seals fit again;
           --dry-run: how often and where, and nothing is written; --notes: in the codebook and in
           memos/, too; --reseal: also where words changed since they were sealed; exit status 1 when
           a name is left
anonymise  a copy of the study for an archive, with pseudonyms for all speakers and cases; what the
           key lacks is written into a new key beside it; memos, comments, names of coders and files,
           sources and dates are left out but for what --keep names; lists what still looks like a
           name, an address, a number or a date: a help, and no proof
strip      a transcript without codes, marks and memo comments
seal       writes the seal of its words into each transcript; exit status 1 when one is left without
           a seal that fits (one whose words changed, without --reseal)
verify     exit status 1 when words changed since they were sealed, and which; lists transcripts
           without a seal (with --strict: exit status 1 for them, too)
`;

/** Runs one command and gives the exit status: 0; 1 for what check finds; 2 for wrong usage. */
export async function run(argv: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = readArguments(argv);
    if (values.help) return print(USAGE);
    const [name = "", ...operands] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError(unknownCommand(name));
    const args = argumentsOf(name, operands, values);
    const { format } = args;
    const { output: path, force: isForced } = values;
    await prepareOutput({ command: name, format, path, isForced, scope: args.scope });
    return await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`verbatim: ${error.message}\n`);
    return 2;
  }
}

/** Commands that take one more word behind the path. */
const WITH_OPERAND: ReadonlySet<string> = new Set(["query", "kwic", "table"]);

function argumentsOf(name: string, operands: readonly string[], values: Values): Arguments {
  const imports = name === "import" ? importsOf(operands, values) : undefined;
  const [path, ...rest] = imports === undefined ? operands : [values.into ?? ""];
  if (path === undefined) throw new UsageError(`${name} needs a path: verbatim ${name} <path>`);
  const operand = WITH_OPERAND.has(name) ? rest.shift() : undefined;
  if (rest.length > 0) throw new UsageError(tooManyOperands(name, rest[0]));
  const { format, strict: isStrict, reseal: isResealing, check: isCheck } = values;
  if (!isFormat(format)) throw new UsageError(`Unknown format “${format}”: take ${FORMAT_NAMES}.`);
  const scope = scopeOf(name, values.scope);
  const { saved, as, count: isCounting, width, role, where } = values;
  const query = { saved, as, isCounting, width, role, where };
  const { columns, nodes, level, attributes, kind, file } = values;
  const table = { columns, where, nodes, level, attributes, kind, file };
  const { by, measure, order, of } = values;
  const comparison = { by, nodes, measure, kind, order, of };
  const exchange = {
    to: values.to,
    profile: values.profile,
    isForced: values.force,
    data: values.data,
    transcripts: values.transcripts,
    file,
  };
  const { key, names: namesToCheck, notes: hasNotes, "dry-run": isDryRun } = values;
  const names = { key, names: namesToCheck, hasNotes, isDryRun, keeps: values.keep };
  return {
    path,
    format,
    isStrict,
    isResealing,
    isCheck,
    operand,
    scope,
    query,
    table,
    comparison,
    exchange,
    names,
    imports,
  };
}

function importsOf(files: readonly string[], values: Values): ImportArguments {
  if (files.length === 0 || values.into === undefined)
    throw new UsageError(
      "Say which files, and where to: verbatim import <files…> --into <study folder>",
    );
  const { "dry-run": isDryRun, interviewer: interviewers = [], rename: renames = [] } = values;
  const { highlights: hasHighlightCodes, answers, "case-column": caseColumn } = values;
  const rows = values["per-question"] ? "per question" : "a transcript per row";
  const counting = values.counting === undefined ? undefined : countingOf(values.counting);
  const reading = { hasHighlightCodes, answers, caseColumn, rows, counting } as const;
  return { files, isDryRun, interviewers, renames, case: values.case, reading };
}

/** One of the ways to count positions, in the words of the account. */
function countingOf(text: string): Counting {
  const known = COUNTINGS.find((one) => countingText(one).toLowerCase() === text.toLowerCase());
  if (known) return known;
  const all = COUNTINGS.map((one) => `“${countingText(one)}”`).join(", ");
  throw new UsageError(`--counting takes one of these: ${all}.`);
}

const WITHOUT_SCOPE: ReadonlySet<string> = new Set([
  "check",
  "strip",
  "seal",
  "verify",
  "export",
  "import",
  "pseudonyms",
  "anonymise",
]);

function scopeOf(name: string, scope: readonly string[] = []): string | undefined {
  if (scope.length > 1) throw new UsageError("--scope takes one query; combine them with AND.");
  if (scope.length > 0 && WITHOUT_SCOPE.has(name))
    throw new UsageError(`${name} takes no --scope: it is always about everything.`);
  return scope.at(0);
}

function tooManyOperands(name: string, operand: string): string {
  return WITH_OPERAND.has(name)
    ? `${name} takes a path and one text, but got “${operand}” too. Put the text into quotes.`
    : `${name} takes one path, but got “${operand}” too.`;
}

const OPTIONS = {
  format: { type: "string", default: "table" },
  strict: { type: "boolean", default: false },
  reseal: { type: "boolean", default: false },
  saved: { type: "string" },
  as: { type: "string", default: "stretches" },
  count: { type: "boolean", default: false },
  width: { type: "string", default: "60" },
  role: { type: "string" },
  where: { type: "string", multiple: true },
  scope: { type: "string", multiple: true },
  output: { type: "string", short: "o" },
  force: { type: "boolean", default: false },
  kind: { type: "string" },
  columns: { type: "string" },
  nodes: { type: "string" },
  level: { type: "string" },
  attributes: { type: "string" },
  file: { type: "string" },
  by: { type: "string" },
  measure: { type: "string" },
  order: { type: "string" },
  of: { type: "string" },
  check: { type: "boolean", default: false },
  to: { type: "string" },
  data: { type: "string" },
  transcripts: { type: "string" },
  profile: { type: "string" },
  into: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  interviewer: { type: "string", multiple: true },
  rename: { type: "string", multiple: true },
  highlights: { type: "boolean", default: false },
  answers: { type: "string", multiple: true },
  "case-column": { type: "string" },
  counting: { type: "string" },
  "per-question": { type: "boolean", default: false },
  case: { type: "string" },
  key: { type: "string" },
  names: { type: "string" },
  notes: { type: "boolean", default: false },
  keep: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

type Values = ReturnType<typeof readArguments>["values"];

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split("\n")[0] : String(error));
  }
}

function unknownCommand(name: string): string {
  const known = Object.keys(COMMANDS).join(", ");
  return name === ""
    ? `say what to do: ${known}. “verbatim --help” explains them.`
    : `Unknown command “${name}”. Known ones: ${known}.`;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}
