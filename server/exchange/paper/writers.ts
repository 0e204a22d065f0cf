import { scopeText } from "../../counts/scope/scope";
import type { KwicWords } from "../../protocol/kwic";
import type { PaperFormat, PaperPart } from "../../protocol/paper";
import { officeFile } from "../office/officeFile";
import { csvOf } from "../report/csv";
import { htmlOf } from "../report/html";
import { markdownOf } from "../report/markdown";
import type { ReportDocument } from "../report/model";
import { withNote } from "../report/notes";
import { finishedWith, joinedText } from "../report/steps";
import { KWIC_WIDTH, kwicPaper } from "./kwicDocument";
import { codebookPaper, quotationsPaper, themesPaper, transcriptPaper, type Paper } from "./papers";
import type { PaperSource } from "./source";
import { tableWish, type Refusal } from "./wish";

/** A file as text or as bytes, or why there is none, in a sentence. */
export type PaperFile =
  { readonly text: string } | { readonly bytes: Uint8Array } | { readonly problem: string };

/** What goes into a paper in a format; the same bytes as the command line writes. */
export async function paperFile(
  source: PaperSource,
  { what, format }: { readonly what: PaperPart; readonly format: PaperFormat },
): Promise<PaperFile> {
  const paper = await paperOf(source, what);
  if ("problem" in paper) return paper;
  if (format === "json") return { text: `${JSON.stringify(paper.result, null, 2)}\n` };
  const document = withScope(paper.document(format === "csv" || format === "xlsx"), source);
  const isUntitled = what.kind === "themes" && !what.isTitled;
  return written(isUntitled ? { ...document, title: null } : document, format, source.pause);
}

/** Figures of a part of the study say so, wherever they are taken. */
function withScope(document: ReportDocument, { study: { scope } }: PaperSource): ReportDocument {
  return scope === undefined ? document : withNote(document, scopeText(scope));
}

async function paperOf(source: PaperSource, what: PaperPart): Promise<Paper | Refusal> {
  if (what.kind === "codebook") return codebookPaper(source);
  if (what.kind === "transcript") return transcriptPaper(source, what.file);
  if (what.kind === "kwic") return kwicPaper(source, kwicWishOf(what));
  const words = what.kind === "themes" ? { name: what.table ?? undefined } : {};
  const wish = tableWish(source.study.figures.study.codebook, words);
  if ("problem" in wish) return wish;
  return what.kind === "themes" ? themesPaper(source, wish) : quotationsPaper(source, wish);
}

function kwicWishOf({ words, where, role }: KwicWords) {
  return { words, width: KWIC_WIDTH, where: where ?? undefined, role: role ?? undefined };
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
