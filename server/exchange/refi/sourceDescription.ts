import type { TranscriptContext } from "../../features/context";
import { labelRules } from "../../markup/labelRules";
import type { LabelRules } from "../../markup/labelRules";
import { readFrontMatter } from "../../markup/frontMatter";
import type { Attribute, DeclaredSpeaker, FrontMatter } from "../../markup/model";
import type { ImportedFront, ImportedSpeaker } from "../imports/imported";
import type { PlainText } from "./plainText";
import { frontMatterBody } from "../imports/writing/frontMatter";

/** What a text of our own says of itself: what REFI-QDA has no other place for. */
export interface SourceDescription {
  readonly front: ImportedFront;
  readonly date: string | undefined;
  /** Where the words begin in blocks that would be mistaken for others, by their number. */
  readonly wordsAt: ReadonlyMap<number, number>;
  /** The numbers of the blocks that its memos stand before. */
  readonly memosBefore: readonly number[];
  readonly rules: LabelRules;
}

/**
 * The front matter of a transcript without its case and attributes, as YAML, and lines for blocks
 * whose first words look like a label or a heading, and for memos between blocks:
 *
 *     date: 2026-03-10
 *     speakers:
 *       Int: { role: interviewer }
 *     # Words begin: block 3 at 0
 *     # Memos stand before: block 2, block 5
 */
export function describeSource(
  context: TranscriptContext,
  { wordsAt, memos }: Pick<PlainText, "wordsAt" | "memos">,
): string {
  const { coder, date, source, status } = context.transcript.frontMatter;
  const lines = frontMatterBody({
    ...{ case: undefined, attributes: NO_ATTRIBUTES },
    ...{ coder: coder?.value, date: date?.value, source: source?.value, status: status?.value },
    speakers: speakersIn(context),
  });
  const places = [...wordsAt].map(([block, at]) => `block ${block} at ${at}`);
  const memosBefore = memos.map(({ block }) => `block ${block}`);
  return [
    ...lines,
    ...(places.length === 0 ? [] : [`# Words begin: ${places.join(", ")}`]),
    ...(memos.length === 0 ? [] : [`# Memos stand before: ${memosBefore.join(", ")}`]),
  ].join("\n");
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

export function readSourceDescription(text: string): SourceDescription {
  const front = readFrontMatter(`---\n${text}\n---\n`);
  const [, places = ""] = /^# Words begin: (.*)$/m.exec(text) ?? [];
  const [, before = ""] = /^# Memos stand before: (.*)$/m.exec(text) ?? [];
  const numbers = [...places.matchAll(/block (\d{1,9}) at (\d{1,9})/g)];
  return {
    front: frontOf(front),
    date: front.date?.value,
    wordsAt: new Map(numbers.map(([, block, at]) => [Number(block), Number(at)])),
    memosBefore: [...before.matchAll(/block (\d{1,9})/g)].map(([, block]) => Number(block)),
    rules: labelRules(front.speakers),
  };
}

function frontOf({ coder, source, status, speakers }: FrontMatter): ImportedFront {
  return {
    ...(coder && { coder: coder.value }),
    ...(source && { source: source.value }),
    ...(status && { status: status.value }),
    speakers: speakers.map(speakerOf),
  };
}

function speakerOf({ span: _, attributes, ...speaker }: DeclaredSpeaker): ImportedSpeaker {
  return { ...speaker, attributes: mapOf(attributes) };
}

/** Each with its attributes, and with those that cases.csv has of a case of their own. */
function speakersIn({ transcript, voices, facts, study }: TranscriptContext): ImportedSpeaker[] {
  const rows = study.cases?.reading.rows;
  const ofFile = mapOf(transcript.frontMatter.attributes);
  return transcript.frontMatter.speakers.map((declared) => {
    const { attributes, ...speaker } = speakerOf(declared);
    const index = transcript.speakers.findIndex((one) => one.declared === declared);
    const own = voices.isParticipant[index] ? voices.caseOf[index] : facts.case;
    const isApart = own !== undefined && own !== facts.case;
    const row = (isApart ? rows?.get(own) : undefined) ?? NO_ATTRIBUTES;
    const more = [...row].filter(([key]) => !ofFile.has(key));
    return { ...speaker, attributes: new Map([...more, ...attributes]) };
  });
}

function mapOf(attributes: readonly Attribute[]): ReadonlyMap<string, string> {
  return new Map(attributes.map(({ key, value }) => [key, value]));
}
