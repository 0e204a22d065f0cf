import type { PaperFormat } from "../../protocol/paper";
import { officeFile } from "../office/officeFile";
import { csvOf } from "../report/csv";
import { htmlOf } from "../report/html";
import { markdownOf } from "../report/markdown";
import type { ReportDocument } from "../report/model";
import { finishedWith, joinedText } from "../report/steps";
import type { PaperSource } from "./source";
import { themeTableOf } from "./themeTable";
import { themeTableDocument } from "./themeTableDocument";
import { tableWish } from "./wish";

/** A file as text or as bytes, or why there is none, in a sentence. */
export type PaperFile =
  { readonly text: string } | { readonly bytes: Uint8Array } | { readonly problem: string };

/** A theme table in a format; `name` is one of the codebook's tables, absent for all themes. */
export async function themeTableFile(
  source: PaperSource,
  wanted: { readonly name?: string; readonly format: PaperFormat; readonly isTitled: boolean },
): Promise<PaperFile> {
  const wish = tableWish(source.study.figures.study.codebook, { name: wanted.name });
  if ("problem" in wish) return wish;
  const table = await themeTableOf(source, wish);
  if (wanted.format === "json") return { text: `${JSON.stringify(table, null, 2)}\n` };
  const document = themeTableDocument(table);
  const titled = wanted.isTitled ? document : { ...document, title: null };
  return written(titled, wanted.format, source.pause);
}

async function written(
  document: ReportDocument,
  format: Exclude<PaperFormat, "json">,
  pause: PaperSource["pause"],
): Promise<PaperFile> {
  if (format === "csv") return { text: csvOf(document) };
  if (format === "docx" || format === "xlsx")
    return { bytes: await finishedWith(officeFile(format, document), pause) };
  const pieces = format === "html" ? htmlOf(document) : markdownOf(document);
  return { text: await finishedWith(joinedText(pieces), pause) };
}
