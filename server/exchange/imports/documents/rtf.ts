import type { ForeignFile, ReadFile } from "../imported";
import { newDraft, paragraphsOf } from "./draft";
import { draftAccount, nothingLeftOut } from "./leftOut";
import { refused } from "./refused";
import { tellRtf } from "./rtfBody";
import { transcriptOf } from "./transcriptOf";

/** Reads a document in Rich Text Format: its paragraphs. */
export function readRtf(file: ForeignFile): ReadFile {
  const source = latin(file.bytes);
  if (!/^\s*\{\\rtf/.test(source.slice(0, 100)))
    return refused(file.name, "it is no document in Rich Text Format.");
  const draft = newDraft();
  const leftOut = nothingLeftOut();
  tellRtf(source, draft, leftOut);
  const rules = { hasHighlightCodes: false };
  return transcriptOf({
    file: file.name,
    paragraphs: paragraphsOf(draft, rules),
    account: draftAccount(draft, leftOut, rules),
  });
}

/** A letter for each byte. */
function latin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return pieces.join("");
}
