import { CODING, PARAGRAPH, rowCount, type FileFacts, type SpeakerFact } from "../study/facts";
import { voiceOf, type Voices } from "../study/voices";
import { wordsOf } from "./fileCoverage";
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

/** A stretch of the file's words, by indexes. */
interface WordStretch {
  readonly firstWord: number;
  readonly endWord: number;
  readonly firstParagraph: number;
  readonly lastParagraph: number;
}

function readCases(facts: FileFacts, voices: Voices): readonly FileCase[] {
  const turns = turnsOf(facts, voices);
  const codings = countByCase(facts, turns, codingStretches(facts));
  const passages = countByCase(facts, turns, passageStretches(facts));
  const attributes = attributesByCase(facts, voices, turns);
  return [...attributes].map(([name, own]) => ({
    case: name,
    codings: codings.get(name) ?? 0,
    passages: passages.get(name) ?? 0,
    attributes: own,
  }));
}

/** Whose words a file holds. */
interface Turns {
  /** The case by paragraph; absent for interviewers and for paragraphs without words. */
  readonly cases: readonly (string | undefined)[];
  readonly speaking: ReadonlySet<string>;
  /** The indexes of the voices that say a word and take part. */
  readonly voices: ReadonlySet<number>;
}

function turnsOf(facts: FileFacts, voices: Voices): Turns {
  const cases: (string | undefined)[] = [];
  const heard = new Set<number>();
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
    const voice = voiceOf(voices, speaker);
    const counts = voices.isParticipant[voice] && wordsOf(facts, paragraph) > 0;
    cases.push(counts ? voices.caseOf[voice] : undefined);
    if (counts) heard.add(voice);
  }
  const speaking = new Set([...heard].map((voice) => voices.caseOf[voice]));
  return { cases, speaking, voices: heard };
}

function countByCase(
  facts: FileFacts,
  turns: Turns,
  stretches: Iterable<WordStretch>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stretch of stretches) {
    for (const name of casesIn(facts, turns, stretch))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Stops as soon as every case of the file is found, so that long ranges cost little. */
function casesIn(facts: FileFacts, turns: Turns, stretch: WordStretch): Iterable<string> {
  const { firstWord, endWord, firstParagraph, lastParagraph } = stretch;
  const found = new Set<string>();
  for (let paragraph = firstParagraph; paragraph <= lastParagraph; paragraph++) {
    const name = turns.cases[paragraph];
    if (name === undefined || found.has(name)) continue;
    if (!holdsWord(facts, paragraph, firstWord, endWord)) continue;
    found.add(name);
    if (found.size === turns.speaking.size) break;
  }
  return found;
}

function* codingStretches(facts: FileFacts): Iterable<WordStretch> {
  const { codings } = facts;
  for (let row = 0; row < codings.length; row += CODING.width) {
    yield {
      firstWord: codings[row + CODING.firstWord],
      endWord: codings[row + CODING.endWord],
      firstParagraph: codings[row + CODING.firstParagraph],
      lastParagraph: codings[row + CODING.lastParagraph],
    };
  }
}

function* passageStretches(facts: FileFacts): Iterable<WordStretch> {
  const all = [...Array(rowCount(facts.codings, CODING)).keys()];
  const united = unitePassages(facts, all);
  for (let index = 0; index < united.starts.length; index++) {
    yield {
      firstWord: united.firstWords[index],
      endWord: united.endWords[index],
      firstParagraph: united.firstParagraphs[index],
      lastParagraph: united.lastParagraphs[index],
    };
  }
}

/** Of two speakers of one case, what the first one states holds. */
function attributesByCase(
  facts: FileFacts,
  voices: Voices,
  turns: Turns,
): Map<string, ReadonlyMap<string, string>> {
  const cases = new Map<string, Map<string, string>>();
  for (const voice of participating(facts, voices, turns)) {
    const attributes = attributesOf(facts, facts.speakers[voice]);
    const earlier = cases.get(voices.caseOf[voice]);
    cases.set(voices.caseOf[voice], earlier ? new Map([...attributes, ...earlier]) : attributes);
  }
  return cases;
}

function participating(facts: FileFacts, voices: Voices, turns: Turns): readonly number[] {
  const found = [...voices.caseOf.keys()].filter((voice) => {
    const isDeclared = facts.speakers[voice]?.isDeclared === true;
    return voices.isParticipant[voice] && (isDeclared || turns.voices.has(voice));
  });
  return found.length > 0 ? found : [voices.caseOf.length - 1];
}

/** `speaker` is absent for speech without a label. */
function attributesOf(facts: FileFacts, speaker: SpeakerFact | undefined): Map<string, string> {
  const own = speaker?.attributes ?? [];
  return new Map([...facts.attributes, ...own].map(({ key, value }) => [key, value]));
}
