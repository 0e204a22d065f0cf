import { htmlDocument, htmlText } from "../documents/html";
import type { Paragraph } from "../documents/paragraph";
import type { ForeignFile, ReadFile } from "../imported";
import { highlightsRead, type Highlight } from "./highlights";

/** Whether a page is the list of highlights that Taguette exports, in whatever language its labels are. */
export function isTaguetteHighlights({ bytes }: ForeignFile): boolean {
  const { text } = htmlText(bytes);
  return /<title>[^<]{0,200}Taguette/i.test(text.slice(0, 4_000)) && DETAILS.test(text);
}

/** `<strong>Document:</strong> name <strong>Tags:</strong> one, other`, whatever the language. */
const DETAILS =
  /<p>\s*<strong>[^<>]{1,60}:<\/strong>[^<>]{1,2000}<strong>[^<>]{1,60}:<\/strong>[^<>]{0,20000}<\/p>/;

/**
 * Reads highlights as a transcript for each document, with the words that are highlighted and no others,
 * in the order of the list.
 */
export function readTaguetteHighlights(file: ForeignFile): ReadFile {
  return highlightsRead(file, highlightsIn(htmlDocument(file).paragraphs));
}

/** Paragraphs up to one of details are a highlight; the first is the title of the page. */
function highlightsIn(paragraphs: readonly Paragraph[]): readonly Highlight[] {
  const highlights: Highlight[] = [];
  let texts: string[] = [];
  for (const { text, heading, bold = 0 } of paragraphs) {
    const isTitle = heading === 1 && highlights.length === 0 && texts.length === 0;
    const details = bold > 0 ? DETAILS_READ.exec(text.trim()) : null;
    if (details !== null && texts.length > 0) {
      const tags = (details[2] ?? "").split(",").map((tag) => tag.trim());
      const named = [...new Set(tags)].filter((tag) => tag !== "");
      highlights.push({ document: details[1].trim(), tags: named, texts });
      texts = [];
    } else if (!isTitle) texts.push(text);
  }
  return highlights;
}

const DETAILS_READ = /^[^:]{1,60}:\s(.{1,2000}?)\s[\p{L}\p{M}]{1,40}\s?:(?:\s+(.*))?$/su;
