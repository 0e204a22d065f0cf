import type { DocumentLink } from "vscode-languageserver-types";
import type { Span } from "../markup/model";
import type { StudySnapshot, TranscriptContext } from "./context";
import { rangeOf } from "./positions";

/**
 * The front matter's `source` as a link: a web address, or a file of the study, by its path from the
 * transcript. Nothing else becomes a link: a transcript that somebody sent must not be able to open
 * files elsewhere or to run a command.
 */
export function documentLinksOf(context: TranscriptContext): DocumentLink[] {
  const { transcript, lines, study, path } = context;
  const { source } = transcript.frontMatter;
  if (source === undefined) return [];
  const target = targetOf(study, path, source.value.trim());
  if (target === undefined) return [];
  return [{ range: rangeOf(lines, withoutQuotes(transcript.text, source)), target }];
}

const WEB_ADDRESS = /^https?:\/\/[^\s<>"\\^`{|}]+$/iu;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const UNSAFE = /[\u0000-\u001f\u007f\\]|%(?:2e|2f|5c)|\p{Cs}/iu;
const LONGEST_TARGET = 2_000;

function targetOf(study: StudySnapshot, path: string, source: string): string | undefined {
  if (source.length > LONGEST_TARGET) return undefined;
  if (WEB_ADDRESS.test(source)) return source;
  if (HAS_SCHEME.test(source) || UNSAFE.test(source) || !looksLikeFile(source)) return undefined;
  const file = pathInStudy(path, source);
  return file === undefined ? undefined : study.uriOf(file);
}

/** `Tape 3, side B` is a source too, but no file. */
function looksLikeFile(source: string): boolean {
  return !source.startsWith("/") && /\.[\p{L}\p{N}]{1,8}$/u.test(source);
}

/** The path from the study's folder; absent when it leads out of the study. */
function pathInStudy(path: string, source: string): string | undefined {
  const segments = path.split("/").slice(0, -1);
  for (const segment of source.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  const isQuoted = end - start > 1 && (text[start] === '"' || text[start] === "'");
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
