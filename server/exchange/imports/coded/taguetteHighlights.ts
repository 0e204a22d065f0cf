import { createLedger } from "../../refi/ledger";
import type { AccountItem } from "../account";
import { htmlDocument, htmlText } from "../documents/html";
import type { Paragraph } from "../documents/paragraph";
import { refused } from "../documents/refused";
import type { ForeignFile, Imported, ReadFile } from "../imported";
import { adoptPlain, codeCalled } from "../codebooks/plainCodes";

/** Whether a page is the list of highlights that Taguette exports, in whatever language its labels are. */
export function isTaguetteHighlights({ bytes }: ForeignFile): boolean {
  const { text } = htmlText(bytes);
  return /<title>\s*Taguette/i.test(text.slice(0, 4_000)) && DETAILS.test(text);
}

/** `<strong>Document:</strong> name <strong>Tags:</strong> one, other`, whatever the language. */
const DETAILS =
  /<p>\s*<strong>[^<>]{1,60}:<\/strong>[^<>]{1,2000}<strong>[^<>]{1,60}:<\/strong>[^<>]{0,20000}<\/p>/;

/**
 * Reads highlights as a transcript for each document, with the words that are highlighted and no others,
 * in the order of the list.
 */
export function readTaguetteHighlights(file: ForeignFile): ReadFile {
  const ledger = createLedger();
  const { paragraphs } = htmlDocument(file);
  const highlights = highlightsIn(paragraphs);
  if (highlights.length === 0) return refused(file.name, "it has no highlights with a document.");
  const names = [...new Set(highlights.flatMap(({ tags }) => tags))];
  const codes = names.map(codeCalled);
  const keys = new Map(codes.map((code, at) => [code, names[at]]));
  const codebook = adoptPlain({ file: file.name, codes }, ledger, (code) => keys.get(code));
  if ("refusal" in codebook) return codebook;
  const transcripts = transcriptsOf(highlights, codebook.ids);
  ledger.add({ fate: "kept", what: "highlights", count: highlights.length });
  ledger.add({ ...UNTAGGED, count: highlights.filter(({ tags }) => tags.length === 0).length });
  const account: readonly AccountItem[] = [...ledger.items(), partsOnly(transcripts)];
  return { transcripts, ...(names.length > 0 && { codebook: codebook.text }), account };
}

const UNTAGGED = {
  fate: "changed",
  what: "highlights without a tag",
  why: "They are paragraphs without a code.",
} as const;

function partsOnly(transcripts: readonly Imported[]): AccountItem {
  return {
    fate: "left out",
    what: "words of documents that are not highlighted",
    count: transcripts.length,
    why: "A list of highlights holds nothing else. Export the documents with their tags to have all words.",
    places: transcripts.slice(0, 5).map(({ name }) => `“${name}”`),
  };
}

interface Highlight {
  readonly document: string;
  readonly tags: readonly string[];
  readonly texts: readonly string[];
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

function transcriptsOf(
  highlights: readonly Highlight[],
  ids: ReadonlyMap<string, string>,
): readonly Imported[] {
  const documents = new Map<string, Highlight[]>();
  for (const highlight of highlights) {
    const known = documents.get(highlight.document) ?? [];
    known.push(highlight);
    documents.set(highlight.document, known);
  }
  return [...documents].map(([name, all]) => ({
    name: name.replace(/\.(?:txt|docx?|rtf|odt|pdf|md|html?)$/i, ""),
    parts: all.flatMap(({ texts, tags }) => texts.map((text) => speechOf(text, tags, ids))),
    attributes: new Map<string, string>(),
    date: undefined,
    account: [],
  }));
}

function speechOf(text: string, tags: readonly string[], ids: ReadonlyMap<string, string>) {
  const words = text.replace(/\n\s*(?=\n)/g, "").trim();
  const codes = tags.map((tag) => ids.get(tag) ?? tag);
  const stretch = { start: 0, end: words.length, codes, memo: undefined, coder: undefined };
  return {
    kind: "speech" as const,
    speaker: undefined,
    start: undefined,
    text: words,
    stretches: codes.length === 0 ? [] : [stretch],
  };
}
