import { sortedPaths } from "../../study/study";
import type { AccountItem } from "../imports/account";
import { commentedDocx } from "../office/commentedDocx";
import type { PaperSource } from "../paper/source";
import { finishedWith, joinedText } from "../report/steps";
import { rockFile } from "../rock/rockFile";
import { codedTranscriptOf } from "./codedTranscript";
import { codedHtml } from "./html";
import { withoutCodes } from "./withoutCodes";

export const CODED_FORMATS = ["docx", "html", "rock", "md"] as const;
export type CodedFormat = (typeof CODED_FORMATS)[number];

export interface CodedFile {
  readonly bytes: Uint8Array;
  readonly account: readonly AccountItem[];
}

export interface CodedWish {
  readonly format: CodedFormat;
  /** Whether the account speaks of the codebook, too, where each file of the format holds it. */
  readonly tellsCodebook: boolean;
}

/** A transcript for other people and programs, with its codes, or as `md` without them; undefined where it cannot be read. */
export async function codedFile(
  { read, pause }: Pick<PaperSource, "read" | "pause">,
  path: string,
  { format, tellsCodebook }: CodedWish,
): Promise<CodedFile | undefined> {
  const context = await read(path);
  if (context === undefined) return undefined;
  if (format === "rock") {
    const { text, account } = rockFile(context, { tellsCodebook });
    return { bytes: new TextEncoder().encode(text), account };
  }
  if (format === "md") {
    const { text, account } = withoutCodes(context.transcript);
    const placed = account.map((item) => ({ ...item, places: [path] }));
    return { bytes: new TextEncoder().encode(text), account: placed };
  }
  const coded = codedTranscriptOf(context);
  const account = coded.account.map((item) => ({ ...item, places: [path] }));
  if (format === "docx") return { bytes: await finishedWith(commentedDocx(coded), pause), account };
  const text = await finishedWith(joinedText(codedHtml(coded)), pause);
  return { bytes: new TextEncoder().encode(text), account };
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
