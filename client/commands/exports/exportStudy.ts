// What leaves a study for other programs and for colleagues, as files where one says.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import {
  exportRequest,
  type ExportResult,
  type ExportWish,
} from "../../../server/protocol/exports";
import { oneLine } from "../../text/plain";
import { chosenStudy } from "../codebook";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";
import { saveExport } from "./saveExport";

/** For key bindings and tests: what is exported, and the file or folder it is written to. */
export interface ExportArgument {
  readonly wish?: ExportWish;
  readonly target?: vscode.Uri;
}

interface WishItem extends vscode.QuickPickItem {
  readonly wish: ExportWish;
}

const WISHES: readonly WishItem[] = [
  {
    label: "Project for other programs",
    description: "REFI-QDA, .qdpx: texts, codings, cases and codebook",
    detail: "ATLAS.ti, MAXQDA, QualCoder, Quirkos and others",
    wish: { kind: "project", profile: "standard" },
  },
  {
    label: "Project for NVivo",
    description: "REFI-QDA, .qdpx, with positions as NVivo counts them",
    wish: { kind: "project", profile: "nvivo" },
  },
  {
    label: "Codebook for other programs",
    description: "REFI-QDA, .qdc",
    wish: { kind: "codebook" },
  },
  {
    label: "Transcripts for Word",
    description: "DOCX, with the codes as comments",
    wish: { kind: "transcripts", file: null, format: "docx" },
  },
  {
    label: "Transcripts as web pages",
    description: "HTML, with the codes in the margin",
    wish: { kind: "transcripts", file: null, format: "html" },
  },
  {
    label: "Sources for ROCK",
    description: "ROCK codes whole lines, so a line is a paragraph",
    wish: { kind: "transcripts", file: null, format: "rock" },
  },
  {
    label: "Transcripts without codes",
    description: "Markdown: the words and who says them, for an archive or another coder",
    wish: { kind: "transcripts", file: null, format: "md" },
  },
  {
    label: "Data as CSV",
    description: "passages, codes, cases and transcripts as tables, for R, Python and others",
    wish: { kind: "data", format: "csv" },
  },
  {
    label: "Data as JSON lines",
    description: "the same tables",
    wish: { kind: "data", format: "jsonl" },
  },
  {
    label: "Data as Parquet",
    description: "the same tables, for DuckDB, Polars and Spark",
    wish: { kind: "data", format: "parquet" },
  },
];

/** Asks what is to be exported, then where to, and ends with the account of it. */
export async function exportStudy(
  context: CommandContext,
  argument: ExportArgument = {},
): Promise<void> {
  const study = await chosenStudy(context.overviews, "Export");
  if (!study) return;
  const wish = argument.wish ?? (await chosenWish());
  const made = wish && (await madeFor(context, study, wish));
  if (made) await saveExport(context.server, study, { result: made, target: argument.target });
}

async function chosenWish(): Promise<ExportWish | undefined> {
  const options = { title: "Export", placeHolder: "What?", matchOnDescription: true };
  return (await vscode.window.showQuickPick(WISHES, options))?.wish;
}

async function madeFor(
  { server }: Pick<CommandContext, "server">,
  { uri, title }: StudyOverview,
  wish: ExportWish,
): Promise<ExportResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: `Exporting ${oneLine(title)}…`, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    const answer = await server.request(exportRequest, { uri, wish }, token);
    if (token.isCancellationRequested) return undefined;
    return answer && answer.reason === null ? answer : refuse(answer?.reason ?? NO_ANSWER);
  });
}
