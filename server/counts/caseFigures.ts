import { CODING, PARAGRAPH, rowCount, type FileFacts, type SpeakerFact } from "../study/facts";
import { voiceOf, type Voices } from "../study/voices";
import { wordsOf } from "./fileCoverage";
import { takingPartOf } from "./takingPart";
import { holdsWord, unitePassages } from "./united";

/** What one transcript says of a case that takes part in it. */
export interface FileCase {
  readonly case: string;
  /** How many codings hold a word of the case. */
  readonly codings: number;
  /** How many passages do, codings of any code united where they share a character. */
  readonly passages: number;
  /** The file's attributes, overridden by the speaker's own. */
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * The cases of a file, each once, in the order of its speakers (counting rules, section 3): those of
 * declared participants and of others who say a word; a file without anybody stands for its own
 * case. A coding counts for every case whose words it holds; interviewers' speech adds none.
 */
export function fileCasesOf(facts: FileFacts, voices: Voices): readonly FileCase[] {
  const known = casesOfFiles.get(voices);
  if (known !== undefined) return known;
  const cases = readCases(facts, voices);
  casesOfFiles.set(voices, cases);
  return cases;
}

/** Voices are made anew whenever the facts or the codebook's interviewers change, never changed. */
const casesOfFiles = new WeakMap<Voices, readonly FileCase[]>();

function readCases(facts: FileFacts, voices: Voices): readonly FileCase[] {
  const turns = turnsOf(facts, voices);
  const codings = countByCase(facts, turns, stretchesOfCodings(facts));
  const passages = countByCase(facts, turns, stretchesOfPassages(facts));
  return [...attributesByCase(facts, voices, turns)].map(([name, attributes]) => {
    const index = turns.indexes.get(name) ?? -1;
    return { case: name, codings: codings[index] ?? 0, passages: passages[index] ?? 0, attributes };
  });
}

/** Whose words a file holds. */
interface Turns {
  /** A number from 0 for each case that says a word. */
  readonly indexes: ReadonlyMap<string, number>;
  /** By paragraph the index of its case; -1 for interviewers and for paragraphs without words. */
  readonly caseOf: Int32Array;
  /** The indexes of the voices that say a word and take part. */
  readonly voices: ReadonlySet<number>;
}

function turnsOf(facts: FileFacts, voices: Voices): Turns {
  const indexes = new Map<string, number>();
  const heard = new Set<number>();
  const caseOf = new Int32Array(rowCount(facts.paragraphs, PARAGRAPH)).fill(-1);
  for (let paragraph = 0; paragraph < caseOf.length; paragraph++) {
    const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
    const voice = voiceOf(voices, speaker);
    if (!voices.isParticipant[voice] || wordsOf(facts, paragraph) === 0) continue;
    const name = voices.caseOf[voice];
    const index = indexes.get(name) ?? indexes.size;
    indexes.set(name, index);
    heard.add(voice);
    caseOf[paragraph] = index;
  }
  return { indexes, caseOf, voices: heard };
}

/** Stretches of the file's words: their first and last paragraphs, and indexes of their words. */
type Stretches = Readonly<
  Record<"firstWords" | "endWords" | "firstParagraphs" | "lastParagraphs", ArrayLike<number>>
>;

/** Leaves a stretch as soon as every case is found in it, so that long ranges cost little. */
function countByCase(facts: FileFacts, turns: Turns, stretches: Stretches): Int32Array {
  const { indexes, caseOf } = turns;
  const { firstWords, endWords, firstParagraphs, lastParagraphs } = stretches;
  const counts = new Int32Array(indexes.size);
  const lastFoundIn = new Int32Array(indexes.size).fill(-1);
  for (let stretch = 0; stretch < firstWords.length; stretch++) {
    const last = lastParagraphs[stretch];
    let missing = indexes.size;
    for (let at = firstParagraphs[stretch]; at <= last && missing > 0; at++) {
      const index = caseOf[at];
      if (index < 0 || lastFoundIn[index] === stretch) continue;
      if (!holdsWord(facts, at, firstWords[stretch], endWords[stretch])) continue;
      lastFoundIn[index] = stretch;
      counts[index]++;
      missing--;
    }
  }
  return counts;
}

function stretchesOfCodings({ codings }: FileFacts): Stretches {
  return {
    firstWords: columnOf(codings, CODING.firstWord),
    endWords: columnOf(codings, CODING.endWord),
    firstParagraphs: columnOf(codings, CODING.firstParagraph),
    lastParagraphs: columnOf(codings, CODING.lastParagraph),
  };
}

function columnOf(codings: Int32Array, column: number): Int32Array {
  const values = new Int32Array(rowCount(codings, CODING));
  for (let coding = 0; coding < values.length; coding++) {
    values[coding] = codings[coding * CODING.width + column];
  }
  return values;
}

function stretchesOfPassages(facts: FileFacts): Stretches {
  return unitePassages(facts, [...Array(rowCount(facts.codings, CODING)).keys()]);
}

/** Of two speakers of one case, what the first one states holds. */
function attributesByCase(
  facts: FileFacts,
  voices: Voices,
  turns: Turns,
): Map<string, ReadonlyMap<string, string>> {
  const cases = new Map<string, Map<string, string>>();
  for (const voice of takingPartOf(facts, voices, turns.voices)) {
    const attributes = attributesOf(facts, facts.speakers[voice]);
    const earlier = cases.get(voices.caseOf[voice]);
    if (earlier === undefined) cases.set(voices.caseOf[voice], attributes);
    else for (const [key, value] of attributes) if (!earlier.has(key)) earlier.set(key, value);
  }
  return cases;
}

/** `speaker` is absent for speech without a label. */
function attributesOf(facts: FileFacts, speaker: SpeakerFact | undefined): Map<string, string> {
  const own = speaker?.attributes ?? [];
  return new Map([...facts.attributes, ...own].map(({ key, value }) => [key, value]));
}
