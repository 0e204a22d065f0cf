import { readBlock } from "../../markup/block";
import type { TextEdit } from "../../markup/edits/edit";
import { writeQuoted } from "../../markup/edits/writtenBlock";
import type { Block, Transcript } from "../../markup/model";
import { escapeHeading } from "../imports/writing/escapeWords";
import { firstAbove } from "../../markup/search";
import type { Finder } from "./finder";
import type { Replacing } from "./frontMatter";
import { placeOf, replaced, type NamePlace, type PlaceKind } from "./places";

/** The edits that replace names around the words: labels, headings, comments, values of passages. */
export function aroundEdits(transcript: Transcript, finder: Finder): Replacing {
  const { text, paragraphs, headings, comments } = transcript;
  const edits: TextEdit[] = [];
  const places: NamePlace[] = [];
  const replace = (kind: PlaceKind, start: number, end: number): void => {
    const written = text.slice(start, end);
    const hits = finder.find(written, { case: kind === "speaker" ? "label" : "as-written" });
    if (hits.length === 0) return;
    const write = kind === "heading" ? escapeHeading : undefined;
    edits.push({ span: { start, end }, newText: replaced(written, hits, write) });
    for (const hit of hits) places.push(placeOf(text, kind, hit, start));
  };
  for (const { label } of paragraphs)
    if (label !== undefined) replace("speaker", label.name.start, label.name.end);
  for (const { start, end, level } of headings) replace("heading", start + level, end);
  const starts = headings.map(({ start }) => start);
  for (const comment of comments) {
    // What stands in a heading was replaced with it.
    const heading = headings.at(firstAbove(starts, comment.start) - 1);
    const isInHeading = starts[0] <= comment.start && comment.start < (heading?.end ?? 0);
    if (!isInHeading) replace("comment", comment.start + 4, comment.end - 3);
  }
  const annotations = annotationEdits(transcript, finder);
  return { edits: [...edits, ...annotations.edits], places: [...places, ...annotations.places] };
}

/** Memos, coders and whatever else is said of passages. */
function annotationEdits(transcript: Transcript, finder: Finder): Replacing {
  const edits: TextEdit[] = [];
  const places: NamePlace[] = [];
  for (const { entries } of blocksOf(transcript)) {
    for (const { value, valueSpan } of entries) {
      const hits = finder.find(value);
      if (hits.length === 0) continue;
      const now = replaced(value, hits);
      const isBare = /^[^\s"'[\]{}\\]+$/.test(now);
      const { start, end } = valueSpan;
      edits.push({ span: { start, end }, newText: isBare ? now : writeQuoted(now) });
      for (const hit of hits) places.push({ ...placeOf(value, "annotation", hit), start, end });
    }
  }
  return { edits, places };
}

/** The blocks of passages and of marks. */
export function blocksOf({ text, passages, marks }: Transcript): readonly Block[] {
  const inside = { endsParagraph: () => false, isOutsideSpeech: () => false };
  const blocks = passages.map(({ block }) => block);
  for (const { start } of marks) {
    const block = readBlock({ ...inside, text, hopeless: new Set() }, start + 2, true);
    if (block !== undefined) blocks.push(block);
  }
  return blocks;
}
