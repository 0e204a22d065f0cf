import { speechFromParagraphs } from "../imports/documents/speechFromParagraphs";
import type { Imported } from "../imports/imported";
import type { CaseValues } from "./caseValues";
import { bestCounting, gatherEvidence } from "./evidence";
import { createFreeIds } from "./freeIds";
import type { Ledger } from "./ledger";
import { positionsIn, type Counting } from "./positions";
import { reportCounting } from "./reportCounting";
import {
  passagesIn,
  selectionsIn,
  type ForeignSelection,
  type Meaning,
  type Passage,
} from "./sourcePassages";
import { markedParagraphs, type TextSource } from "./textSources";

export interface TranscriptWishes {
  /** How positions are counted, where the person knows better than the evidence. */
  readonly counting: Counting | undefined;
  /** The program that wrote the project. */
  readonly origin: string;
  readonly values: CaseValues;
}

/** The texts of a project as transcripts with what is coded in them. */
export function transcriptsOf(
  sources: readonly TextSource[],
  meaning: Meaning,
  { counting: wanted, origin, values }: TranscriptWishes,
): readonly Imported[] {
  const { ledger } = meaning;
  const evidence = gatherEvidence();
  const selections = new Map<TextSource, readonly ForeignSelection[]>();
  for (const text of sources) {
    selections.set(text, selectionsIn(text.tree, ledger));
    evidence.add(text.source, selections.get(text) ?? []);
  }
  const counting = wanted ?? bestCounting(evidence, origin);
  reportCounting(evidence, { counting, isWanted: wanted !== undefined }, ledger);
  const nameFor = namesOf();
  return sources.map((text) => {
    const positions = positionsIn(text.source, counting);
    const passages = passagesIn(text.tree, selections.get(text) ?? [], positions, meaning);
    const { parts, account } = speechFromParagraphs(
      markedParagraphs(text.source, passages, ledger),
    );
    reportUnspoken(passages, parts, ledger);
    ledger.add({ fate: "kept", what: "texts" });
    const attributes = values.attributesOf(text.tree);
    return { name: nameFor(text.name), parts, attributes, date: undefined, account };
  });
}

/** Texts of one name would be one file. */
function namesOf(): (name: string) => string {
  const taken = new Set<string>();
  const freeName = createFreeIds((name) => taken.has(name.toLowerCase()));
  return (name) => {
    const free = freeName(name.replace(/\.(txt|docx?|rtf|odt|pdf|md)$/i, ""));
    taken.add(free.toLowerCase());
    return free;
  };
}

/** A passage whose words are no speech is in no paragraph. */
function reportUnspoken(
  passages: readonly Passage[],
  parts: Imported["parts"],
  ledger: Ledger,
): void {
  const spoken = new Set(
    parts
      .flatMap((part) => (part.kind === "speech" ? part.stretches : []))
      .map(({ codes }) => codes),
  );
  for (const { codes, place } of passages) if (!spoken.has(codes)) ledger.add(UNSPOKEN, place);
}

const UNSPOKEN = {
  fate: "left out",
  what: "passages without words of speech",
  why: "They hold nothing but blanks, a time or the label of a speaker.",
} as const;
