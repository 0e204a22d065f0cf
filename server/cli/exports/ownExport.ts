import type { Arguments } from "../usage";
import { exportData } from "./data";
import { codedFormatOf, exportTranscripts } from "./transcripts";

/** The endings of coded transcripts, beside those of other programs. */
export const CODED_ENDINGS: readonly string[] = [".docx", ".html", ".rock", ".md"];

/** What writes formats that are no other program's own; undefined where none of these is wanted. */
export function ownExport({
  exchange: { data, transcripts, to = "" },
}: Arguments): ((args: Arguments) => Promise<number>) | undefined {
  if (data !== undefined) return exportData;
  if (transcripts !== undefined || codedFormatOf(to) !== undefined) return exportTranscripts;
  return undefined;
}
