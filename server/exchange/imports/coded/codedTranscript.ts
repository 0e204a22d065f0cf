import type { Ledger } from "../../refi/ledger";
import { adoptPlain, codeCalled, type PlainCode } from "../codebooks/plainCodes";
import type { Paragraph } from "../documents/paragraph";
import type { Refused } from "../documents/refused";
import { transcriptOf, type DocumentRead } from "../documents/transcriptOf";
import type { FoundInFile, Part, ReadFile } from "../imported";

/** The codes that stretches name. */
export interface NamedCodes {
  readonly codes: readonly PlainCode[];
  readonly keyOf: (code: PlainCode) => string | undefined;
}

/**
 * The transcript of a text whose stretches have names of codes, with the codebook of those. Without
 * codes of its own, those of the stretches are all that the file has.
 */
export function codedTranscript(
  document: DocumentRead,
  ledger: Ledger,
  named: NamedCodes = codesNamedIn(document.paragraphs),
): ReadFile {
  const coded = codedParagraphs(document, ledger, named);
  if ("refusal" in coded) return coded;
  const found = transcriptOf({ ...document, paragraphs: coded.paragraphs });
  if ("refusal" in found) return found;
  return withCodebook(found, coded, ledger);
}

export interface CodedParagraphs {
  /** Their stretches have ids of codes. */
  readonly paragraphs: readonly Paragraph[];
  readonly codebook: string | undefined;
}

/** The paragraphs of a coded text, before it is known who speaks in them. */
export function codedParagraphs(
  { file, paragraphs }: Pick<DocumentRead, "file" | "paragraphs">,
  ledger: Ledger,
  { codes, keyOf }: NamedCodes,
): CodedParagraphs | Refused {
  const codebook = codes.length === 0 ? undefined : adoptPlain({ file, codes }, ledger, keyOf);
  if (codebook && "refusal" in codebook) return codebook;
  const coded = withIds(paragraphs, codebook?.ids ?? new Map());
  return { paragraphs: coded, codebook: codebook?.text };
}

/** What was found, with the codebook, and the account of both. */
export function withCodebook(
  found: FoundInFile,
  { paragraphs, codebook }: CodedParagraphs,
  ledger: Ledger,
): FoundInFile {
  reportCoded(paragraphs, found, ledger);
  const account = [...found.account, ...ledger.items()];
  return { ...found, ...(codebook !== undefined && { codebook }), account };
}

function codesNamedIn(paragraphs: readonly Paragraph[]): NamedCodes {
  const keys = new Map<PlainCode, string>();
  for (const name of new Set(paragraphs.flatMap(namesIn))) keys.set(codeCalled(name), name);
  return { codes: [...keys.keys()], keyOf: (code) => keys.get(code) };
}

function namesIn({ stretches = [] }: Paragraph): readonly string[] {
  return stretches.flatMap(({ codes }) => codes);
}

/** The stretches of one mark keep one list of codes, by which they are known again. */
function withIds(
  paragraphs: readonly Paragraph[],
  ids: ReadonlyMap<string, string>,
): readonly Paragraph[] {
  const lists = new Map<readonly string[], readonly string[]>();
  const idsOf = (codes: readonly string[]): readonly string[] => {
    const known = lists.get(codes) ?? codes.map((code) => ids.get(code) ?? code);
    lists.set(codes, known);
    return known;
  };
  return paragraphs.map(({ stretches, ...paragraph }) => ({
    ...paragraph,
    stretches: stretches?.map((stretch) => ({ ...stretch, codes: idsOf(stretch.codes) })),
  }));
}

/** A passage whose words are no speech is in no paragraph. */
function reportCoded(
  paragraphs: readonly Paragraph[],
  { transcripts }: FoundInFile,
  ledger: Ledger,
): void {
  const spoken = new Set(transcripts.flatMap(({ parts }) => parts.flatMap(listsIn)));
  const seen = new Set<readonly string[]>();
  for (const { stretches = [], place } of paragraphs)
    for (const { codes } of stretches) {
      if (codes.length === 0 || seen.has(codes)) continue;
      seen.add(codes);
      if (spoken.has(codes)) ledger.add({ fate: "kept", what: "coded passages" });
      else ledger.add(UNSPOKEN, place);
    }
}

function listsIn(part: Part): readonly (readonly string[])[] {
  return part.kind === "speech" ? part.stretches.map(({ codes }) => codes) : [];
}

const UNSPOKEN = {
  fate: "left out",
  what: "passages without words of speech",
  why: "They hold nothing but blanks, a time or the label of a speaker.",
} as const;
