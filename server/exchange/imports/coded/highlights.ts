import { createLedger } from "../../refi/ledger";
import type { AccountItem } from "../account";
import { adoptPlain, codeCalled } from "../codebooks/plainCodes";
import { refused } from "../documents/refused";
import type { ForeignFile, Imported, ReadFile } from "../imported";

/** Words that somebody highlighted in a document, as paragraphs. */
export interface Highlight {
  readonly document: string;
  readonly tags: readonly string[];
  readonly texts: readonly string[];
}

/** A list of highlights as a transcript for each document, with a codebook of their tags. */
export function highlightsRead(
  { name: file }: Pick<ForeignFile, "name">,
  highlights: readonly Highlight[],
  before: readonly AccountItem[] = [],
): ReadFile {
  const ledger = createLedger();
  if (highlights.length === 0) return refused(file, "it has no highlights with a document.");
  const names = [...new Set(highlights.flatMap(({ tags }) => tags))];
  const codes = names.map(codeCalled);
  const keys = new Map(codes.map((code, at) => [code, names[at]]));
  const codebook = adoptPlain({ file, codes }, ledger, (code) => keys.get(code));
  if ("refusal" in codebook) return codebook;
  const transcripts = transcriptsOf(highlights, codebook.ids);
  ledger.add({ fate: "kept", what: "highlights", count: highlights.length });
  ledger.add({ ...UNTAGGED, count: highlights.filter(({ tags }) => tags.length === 0).length });
  const account: readonly AccountItem[] = [...before, ...ledger.items(), partsOnly(transcripts)];
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
