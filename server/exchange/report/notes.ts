import type { ParagraphBlock, ReportDocument } from "./model";

/** What explains a figure or a choice. */
export function noteOf(text: string): ParagraphBlock {
  return { kind: "paragraph", text, isNote: true };
}

/** A document with a note as its last block. */
export function withNote(document: ReportDocument, text: string): ReportDocument {
  return { ...document, blocks: [...document.blocks, noteOf(text)] };
}
