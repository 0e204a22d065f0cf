import { sortedPaths } from "../../study/study";
import type { AccountItem } from "../imports/account";
import { commentedDocx } from "../office/commentedDocx";
import type { PaperSource } from "../paper/source";
import { finishedWith, joinedText } from "../report/steps";
import { codedTranscriptOf } from "./codedTranscript";
import { codedHtml } from "./html";

export type CodedFormat = "docx" | "html";

export interface CodedFile {
  readonly bytes: Uint8Array;
  readonly account: readonly AccountItem[];
}

/** A transcript with its codes for colleagues; undefined where it cannot be read. */
export async function codedFile(
  { read, pause }: Pick<PaperSource, "read" | "pause">,
  path: string,
  format: CodedFormat,
): Promise<CodedFile | undefined> {
  const context = await read(path);
  if (context === undefined) return undefined;
  const coded = codedTranscriptOf(context);
  const bytes =
    format === "docx"
      ? await finishedWith(commentedDocx(coded), pause)
      : await finishedWith(joinedText(codedHtml(coded)), pause);
  const account = coded.account.map((item) => ({ ...item, places: [path] }));
  return { bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, account };
}

/** Names of files after the transcripts; where two would be alike, with the transcript's whole name. */
export function codedFileNames(paths: readonly string[], format: CodedFormat): readonly string[] {
  const short = paths.map((path) => path.replace(/(\.transcript)?\.(md|txt)$|\.transcript$/, ""));
  const counts = new Map<string, number>();
  const keyOf = (name: string): string => name.normalize("NFC").toLowerCase();
  for (const name of short) counts.set(keyOf(name), (counts.get(keyOf(name)) ?? 0) + 1);
  return paths.map((path, at) => {
    const isAlone = counts.get(keyOf(short[at])) === 1;
    return `${isAlone ? short[at] : path}.${format}`;
  });
}

const MOST_PLACES = 5;

/** The accounts of many transcripts as one; what was kept needs no places. */
export function unitedAccount(items: readonly AccountItem[]): readonly AccountItem[] {
  const found = new Map<string, AccountItem>();
  for (const item of items) {
    const key = `${item.fate} ${item.what}`;
    const places = item.fate === "kept" ? [] : item.places;
    const before = found.get(key);
    found.set(key, {
      ...item,
      count: item.count + (before?.count ?? 0),
      places: sortedPaths([...(before?.places ?? []), ...places]).slice(0, MOST_PLACES),
    });
  }
  return [...found.values()];
}
