import type { ForeignFile, ReadFile } from "../imported";
import { newDraft, paragraphsOf } from "./draft";
import { draftAccount, nothingLeftOut } from "./leftOut";
import { refused } from "./refused";
import { tellRtf } from "./rtfBody";
import { transcriptOf } from "./transcriptOf";

/** Reads a document in Rich Text Format: its paragraphs. */
export function readRtf(file: ForeignFile): ReadFile {
  if (!isRtf(file)) return refused(file.name, "it is no document in Rich Text Format.");
  const draft = newDraft();
  const leftOut = nothingLeftOut();
  tellRtf(latin(file.bytes), draft, leftOut);
  const rules = { hasHighlightCodes: false };
  return transcriptOf({
    file: file.name,
    paragraphs: paragraphsOf(draft, rules),
    account: draftAccount(draft, leftOut, rules),
  });
}

export function isRtf({ bytes }: ForeignFile): boolean {
  return /^\s*\{\\rtf/.test(latin(bytes.subarray(0, 100)));
}

/** A letter for each byte. */
function latin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return pieces.join("");
}
