import { REFI_FORMATS } from "../refi/refiFormats";
import { ROCK_FORMATS } from "../rock/rockFormats";
import type { ProjectWishes } from "../refi/readProjectFile";
import { isCaptionsJson, readCaptionsJson } from "./captions/captionsJson";
import { isOtter, readOtter } from "./captions/otter";
import { isSubRip, readSubRip } from "./captions/subRip";
import { isTimeLines, readTimeLines } from "./captions/timeLines";
import { isWebVtt, readWebVtt } from "./captions/webVtt";
import {
  isWhisperLines,
  isWhisperTable,
  readWhisperLines,
  readWhisperTable,
} from "./captions/whisperText";
import { isZoomChat, readZoomChat } from "./captions/zoomChat";
import { CODEBOOK_FORMATS } from "./codebooks/codebookFormats";
import { CODED_FORMATS } from "./coded/codedFormats";
import { DOCUMENT_FORMATS } from "./documents/documentFormats";
import type { DocumentWishes } from "./documents/docx";
import type { SurveyWishes } from "./documents/survey";
import type { ForeignFile, ReadFile } from "./imported";

/** What the person wishes of files that leave a choice. */
export type ReadWishes = DocumentWishes & SurveyWishes & ProjectWishes;

/** A format of another program, and how it is read. */
export interface ImportFormat {
  /** As people call it. */
  readonly name: string;
  /** By what stands in the file: endings are often wrong. */
  readonly recognises: (file: ForeignFile) => boolean;
  readonly read: (file: ForeignFile, wishes?: ReadWishes) => ReadFile;
}

/** The first one that recognises a file reads it, so what is most particular comes first. */
export const FORMATS: readonly ImportFormat[] = [
  ...REFI_FORMATS,
  { name: "WebVTT", recognises: isWebVtt, read: readWebVtt },
  { name: "JSON captions", recognises: isCaptionsJson, read: readCaptionsJson },
  { name: "Whisper's text", recognises: isWhisperLines, read: readWhisperLines },
  { name: "Whisper's table", recognises: isWhisperTable, read: readWhisperTable },
  { name: "SRT", recognises: isSubRip, read: readSubRip },
  { name: "Otter text", recognises: isOtter, read: readOtter },
  { name: "Zoom chat", recognises: isZoomChat, read: readZoomChat },
  { name: "copied transcript", recognises: isTimeLines, read: readTimeLines },
  ...ROCK_FORMATS,
  ...CODED_FORMATS,
  ...CODEBOOK_FORMATS,
  ...DOCUMENT_FORMATS,
];

/** Why nothing comes of a file. */
export const UNKNOWN_FORMAT =
  "Its format is not known. See the README for the formats, or save the transcript in one of them.";
export const NOTHING_IN_IT = "There is nothing in it to bring in.";

export function formatOf(file: ForeignFile): ImportFormat | undefined {
  return FORMATS.find(({ recognises }) => recognises(file));
}
