import { nearestIds } from "../codebook/ids";
import {
  codebookDocument,
  codebookEntriesOf,
  codebookTable,
} from "../exchange/paper/codebookDocument";
import {
  quotationListDocument,
  quotationListOf,
  quotationListTable,
} from "../exchange/paper/quotationList";
import { themeTableDocument } from "../exchange/paper/themeTableDocument";
import { themeTableOf } from "../exchange/paper/themeTable";
import type { PaperSource } from "../exchange/paper/source";
import { codedTranscriptOf, transcriptDocument } from "../exchange/paper/transcriptDocument";
import { tableWish, type TableWish } from "../exchange/paper/wish";
import { titleOfStudy } from "../features/overview";
import { isTabular, printDocument } from "./formats";
import { loadCounted } from "./loadCounted";
import { paperSource } from "./paperSource";
import { UsageError, type Arguments } from "./usage";

/** `verbatim table`: what goes into the paper. */
export async function runTable(args: Arguments): Promise<number> {
  const { kind = "themes" } = args.table;
  const print = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (print === undefined)
    throw new UsageError(`Unknown kind “${kind}”: take ${Object.keys(KINDS).join(", ")}.`);
  await print(paperSource(await loadCounted(args), args.path), args);
  return 0;
}

type Print = (source: PaperSource, args: Arguments) => Promise<void> | void;

const KINDS: Readonly<Record<string, Print>> = {
  themes: printThemeTable,
  quotations: printQuotations,
  codebook: printCodebook,
  transcript: printTranscript,
};

async function printThemeTable(source: PaperSource, args: Arguments): Promise<void> {
  const table = await themeTableOf(source, wishOf(source, args));
  printDocument(args.format, table, () => themeTableDocument(table));
}

async function printQuotations(source: PaperSource, args: Arguments): Promise<void> {
  const wish = wishOf(source, args);
  const quotations = await quotationListOf(source, wish);
  const title = wish.title ?? `${titleOfStudy(source.study)}: quotations`;
  const write = isTabular(args.format) ? quotationListTable : quotationListDocument;
  printDocument(args.format, quotations, () => write(title, quotations));
}

function printCodebook({ study }: PaperSource, { format }: Arguments): void {
  const entries = codebookEntriesOf(study);
  const title = `${titleOfStudy(study)}: codebook`;
  const write = isTabular(format) ? codebookTable : codebookDocument;
  printDocument(format, entries, () => write(title, entries));
}

async function printTranscript(source: PaperSource, { format, table }: Arguments): Promise<void> {
  const { file } = table;
  if (file === undefined)
    throw new UsageError("Say which transcript: --file <its path in the study>");
  const context = await source.read(file);
  if (context === undefined) throw new UsageError(unknownFile(source, file));
  const transcript = codedTranscriptOf(context);
  printDocument(format, transcript, () => transcriptDocument(transcript));
}

function unknownFile({ study }: PaperSource, file: string): string {
  const [nearest] = nearestIds(file, study.figures.study.files.keys(), { limit: 1 });
  const advice = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  return `The study has no transcript “${file}”.${advice}`;
}

function wishOf({ study }: PaperSource, { table, operand }: Arguments): TableWish {
  const wish = tableWish(study.figures.study.codebook, { ...table, name: operand });
  if ("problem" in wish) throw new UsageError(wish.problem);
  return wish;
}
