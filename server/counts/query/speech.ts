import { comparableLabel } from "../../markup/labelRules";
import {
  endWordOf,
  PARAGRAPH,
  rowCount,
  type AttributeFact,
  type FileFacts,
} from "../../study/facts";
import type { CaseTable } from "../../study/study";
import { voiceOf, type Voices } from "../../study/voices";
import type { Place, Stretch, Stretches } from "./stretches";
import type { AttributeOperand, SpeechOperand } from "./syntax";

/** A transcript as a query looks at it. */
export interface QueriedFile {
  /** In the study, with `/`. */
  readonly path: string;
  readonly facts: FileFacts;
  readonly voices: Voices;
  /** What `cases.csv` says. */
  readonly cases: CaseTable;
}

/**
 * The speech that an operand names: whole paragraphs, joined by the line feed between them where one
 * follows the other in the wording.
 */
export function speechNamed(file: QueriedFile, operand: SpeechOperand): Stretches {
  switch (operand.kind) {
    case "attribute":
      return speechOfVoices(file, attributeTest(file, operand));
    case "case":
      return speechOfCases(file, new Set([operand.value]));
    case "speaker":
      return speechOfVoices(file, labelTest(file, operand.value));
    case "role":
      return speechOfVoices(file, roleTest(file, operand.value));
    case "heading":
      return speechUnder(file, operand.value);
    case "file":
      return namesOfFile(file.path).includes(operand.value) ? allSpeech(file) : [];
  }
}

/** All participants' speech. */
export function participantsSpeech(file: QueriedFile): Stretches {
  return speechOfVoices(file, (voice) => file.voices.isParticipant[voice]);
}

/** Everybody's speech. */
export function allSpeech({ facts }: QueriedFile): Stretches {
  return speechOf(facts, () => true);
}

/** What the participants of the given cases say; the names are in NFC. */
export function speechOfCases(file: QueriedFile, cases: ReadonlySet<string>): Stretches {
  const { isParticipant, caseOf } = file.voices;
  return speechOfVoices(
    file,
    (voice) => isParticipant[voice] && cases.has(caseOf[voice].normalize("NFC")),
  );
}

/** How a heading is compared: as a whole, without regard to case. */
export function comparableHeading(heading: string): string {
  return comparableLabel(heading);
}

/** What a file may be called, in NFC: its path in the study, its name, and its name without ending. */
export function namesOfFile(path: string): readonly string[] {
  const written = path.normalize("NFC");
  const name = written.slice(written.lastIndexOf("/") + 1);
  const withoutText = name.replace(/\.(?:md|txt)$/, "");
  return [written, name, withoutText, withoutText.replace(/\.transcript$/, "")];
}

/**
 * What holds for a voice of a file: the speaker's own value, else the file's, else that of its case
 * in `cases.csv`; null for none, as an empty value is. `key` is in NFC, like the value.
 */
function attributeOfVoice(
  { facts, voices, cases }: QueriedFile,
  voice: number,
  key: string,
): string | null {
  const own = facts.speakers.at(voice)?.attributes ?? [];
  const stated =
    valueIn(voice < facts.speakers.length ? own : [], key) ?? valueIn(facts.attributes, key);
  if (stated !== undefined) return stated === "" ? null : stated;
  for (const [name, value] of cases.get(voices.caseOf[voice]) ?? []) {
    if (name.normalize("NFC") === key) return value.normalize("NFC");
  }
  return null;
}

function valueIn(attributes: readonly AttributeFact[], key: string): string | undefined {
  return attributes.find((one) => one.key.normalize("NFC") === key)?.value.normalize("NFC");
}

type VoiceTest = (voice: number) => boolean;

function attributeTest(file: QueriedFile, { key, value }: AttributeOperand): VoiceTest {
  return (voice) =>
    file.voices.isParticipant[voice] && attributeOfVoice(file, voice, key) === value;
}

function labelTest({ facts }: QueriedFile, label: string): VoiceTest {
  const wanted = comparableLabel(label);
  return (voice) =>
    voice < facts.speakers.length && comparableLabel(facts.speakers[voice].label) === wanted;
}

function roleTest({ facts, voices }: QueriedFile, role: string): VoiceTest {
  if (role === "participant") return (voice) => voices.isParticipant[voice];
  if (role === "interviewer") return (voice) => !voices.isParticipant[voice];
  return (voice) =>
    voice < facts.speakers.length && facts.speakers[voice].role?.normalize("NFC") === role;
}

function speechOfVoices({ facts, voices }: QueriedFile, test: VoiceTest): Stretches {
  const wanted = voices.caseOf.map((_, voice) => test(voice));
  if (!wanted.includes(true)) return [];
  return speechOf(
    facts,
    (row) => wanted[voiceOf(voices, facts.paragraphs[row + PARAGRAPH.speaker])],
  );
}

function speechUnder({ facts }: QueriedFile, heading: string): Stretches {
  const comparable = comparableHeading(heading);
  const wanted = facts.headings.map((known) => comparableHeading(known) === comparable);
  if (!wanted.includes(true)) return [];
  return speechOf(facts, (row) => {
    const own = facts.paragraphs[row + PARAGRAPH.heading];
    return own >= 0 && wanted[own];
  });
}

/** The paragraphs that are wanted, by where their rows begin; those without text are not there. */
function speechOf(facts: FileFacts, isWanted: (row: number) => boolean): Stretches {
  const { paragraphs } = facts;
  const speech: Stretch[] = [];
  let endOfLast = NOWHERE;
  const count = rowCount(paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const row = paragraph * PARAGRAPH.width;
    const start = paragraphs[row + PARAGRAPH.wordingStart];
    const end = paragraphs[row + PARAGRAPH.wordingEnd];
    if (start === end) continue;
    const isIn = isWanted(row);
    if (isIn) {
      const behind = between(end, endWordOf(facts, paragraph));
      // In a scope, what stood between two paragraphs may be gone: they are not joined then.
      if (start === endOfLast + 1)
        speech.push({ start: (speech.pop() as Stretch).start, end: behind });
      else
        speech.push({ start: between(start, paragraphs[row + PARAGRAPH.firstWord]), end: behind });
    }
    endOfLast = isIn ? end : NOWHERE;
  }
  return speech;
}

/** Before every place, so that nothing begins behind it. */
const NOWHERE = -2;

/** A place that stands in no word, as the ends of paragraphs do. */
function between(at: number, words: number): Place {
  return { at, ended: words, begun: words };
}
