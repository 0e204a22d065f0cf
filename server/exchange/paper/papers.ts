import { nearestIds } from "../../codebook/ids";
import { titleOfStudy } from "../../features/overview";
import type { ReportDocument } from "../report/model";
import { codebookDocument, codebookEntriesOf, codebookTable } from "./codebookDocument";
import { quotationListDocument, quotationListOf, quotationListTable } from "./quotationList";
import type { PaperSource } from "./source";
import { themeTableOf } from "./themeTable";
import { themeTableDocument } from "./themeTableDocument";
import { codedTranscriptOf, transcriptDocument } from "./transcriptDocument";
import type { Refusal, TableWish } from "./wish";

/** What goes into a paper: as data, and as a document. */
export interface Paper {
  readonly result: unknown;
  /** `isTabular` for formats that hold tables and nothing else. */
  readonly document: (isTabular: boolean) => ReportDocument;
}

export async function themesPaper(source: PaperSource, wish: TableWish): Promise<Paper> {
  const table = await themeTableOf(source, wish);
  return { result: table, document: () => themeTableDocument(table) };
}

export async function quotationsPaper(
  source: PaperSource,
  wish: Pick<TableWish, "title" | "nodes" | "where" | "attributes">,
): Promise<Paper> {
  const quotations = await quotationListOf(source, wish);
  const title = wish.title ?? `${titleOfStudy(source.study)}: quotations`;
  const write = (isTabular: boolean) => (isTabular ? quotationListTable : quotationListDocument);
  return { result: quotations, document: (isTabular) => write(isTabular)(title, quotations) };
}

export function codebookPaper({ study }: PaperSource): Paper {
  const entries = codebookEntriesOf(study);
  const title = `${titleOfStudy(study)}: codebook`;
  const write = (isTabular: boolean) => (isTabular ? codebookTable : codebookDocument);
  return { result: entries, document: (isTabular) => write(isTabular)(title, entries) };
}

/** A transcript with its codes, by its path in the study. */
export async function transcriptPaper(source: PaperSource, file: string): Promise<Paper | Refusal> {
  const context = await source.read(file);
  if (context === undefined) return { problem: unknownFile(source, file) };
  const transcript = codedTranscriptOf(context);
  return { result: transcript, document: () => transcriptDocument(transcript) };
}

function unknownFile({ study }: PaperSource, file: string): string {
  const [nearest] = nearestIds(file, study.figures.study.files.keys(), { limit: 1 });
  const advice = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  return `The study has no transcript “${file}”.${advice}`;
}
