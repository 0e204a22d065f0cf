import { speechFromParagraphs, type Speech } from "../imports/documents/speechFromParagraphs";
import type { Imported, ImportedMemo } from "../imports/imported";
import type { CaseValues } from "./caseValues";
import { bestCounting, gatherEvidence } from "./evidence";
import { createFreeIds } from "./freeIds";
import { guidIn } from "./guids";
import type { Ledger } from "./ledger";
import { ownBlocks, ownSpeech } from "./ownSpeech";
import { positionsIn, type Counting } from "./positions";
import { profileOf } from "./profile";
import type { Sets } from "./readSets";
import { reportCounting } from "./reportCounting";
import {
  passagesIn,
  selectionsIn,
  type ForeignSelection,
  type Meaning,
  type Passage,
} from "./sourcePassages";
import { readSourceDescription, type SourceDescription } from "./sourceDescription";
import { timesIn } from "./syncTimes";
import { markedParagraphs, type Marks, type TextSource } from "./textSources";
import { textIn } from "./tree";

export interface TranscriptWishes {
  /** How positions are counted, where the person knows better than the evidence. */
  readonly counting: Counting | undefined;
  /** The program that wrote the project. */
  readonly origin: string;
  readonly values: CaseValues;
  readonly sets: Sets;
}

/** The texts of a project as transcripts with what is coded in them. */
export function transcriptsOf(
  sources: readonly TextSource[],
  meaning: Meaning,
  { counting: wanted, origin, values, sets }: TranscriptWishes,
): readonly Imported[] {
  const { ledger } = meaning;
  const evidence = gatherEvidence();
  const selections = new Map<TextSource, readonly ForeignSelection[]>();
  for (const text of sources) {
    selections.set(
      text,
      text.marked.flatMap((tree) => selectionsIn(tree, ledger)),
    );
    evidence.add(text.source, selections.get(text) ?? []);
  }
  const profile = profileOf(origin);
  const counting = wanted ?? profile?.counting ?? bestCounting(evidence, origin);
  if (profile === undefined || wanted !== undefined)
    reportCounting(evidence, { counting, isWanted: wanted !== undefined }, ledger);
  const nameFor = namesOf();
  return sources.map((text) => {
    const positions = positionsIn(text.source, counting);
    const own = profile && ownDescription(text);
    const isApart = own !== undefined;
    const found = selections.get(text) ?? [];
    const passages = passagesIn(text, found, { positions, isApart }, meaning);
    const { parts, account } = speechIn(
      text,
      { passages, times: timesIn(text.marked, positions) },
      { own, ledger },
    );
    reportUnspoken(passages, parts, ledger);
    ledger.add({ fate: "kept", what: "texts" });
    const inSets = sets.ofSources.get(guidIn(text.holder) ?? "") ?? [];
    const attributes = new Map([...values.attributesOf(text.holder), ...inSets]);
    const name = nameFor(text.name);
    const known = { name, parts, attributes, date: own?.date, account };
    const memos = memosOf(text, own, meaning);
    return { ...known, memos, case: values.caseOf(text.holder), front: own?.front };
  });
}

function ownDescription({ tree }: TextSource): SourceDescription {
  return readSourceDescription(textIn(tree, "Description") ?? "");
}

interface Reading {
  /** What a text says of itself that we wrote. */
  readonly own: SourceDescription | undefined;
  readonly ledger: Ledger;
}

function speechIn({ source }: TextSource, marks: Marks, { own, ledger }: Reading): Speech {
  if (own === undefined) return speechFromParagraphs(markedParagraphs(source, marks, ledger));
  const blocks = markedParagraphs(source, marks, ledger, ownBlocks);
  return { parts: ownSpeech(blocks, own), account: [] };
}

/** What is noted on a text as a whole stands at its start; in a text of ours, where it was. */
function memosOf(
  { tree, holder }: TextSource,
  own: SourceDescription | undefined,
  { notes }: Meaning,
): readonly ImportedMemo[] {
  const noted = [...new Set([holder, tree])];
  const described = own === undefined ? noted.map((one) => textIn(one, "Description") ?? []) : [];
  const texts = [...described, ...noted.map(notes.each)].flat();
  return texts.map((text, at) => ({ before: (own?.memosBefore[at] ?? 1) - 1, text }));
}

/** Texts of one name would be one file. */
function namesOf(): (name: string) => string {
  const taken = new Set<string>();
  const freeName = createFreeIds((name) => taken.has(name.toLowerCase()));
  return (name) => {
    const free = freeName(
      name.replace(
        /\.(txt|docx?|rtf|odt|pdf|md|mp[34]|m4[av]|wav|wma|ogg|flac|aac|mov|avi|mkv|webm|wmv|mpe?g)$/i,
        "",
      ),
    );
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
