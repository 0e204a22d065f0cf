import type { AttributeFact, FileFacts } from "../../study/facts";
import { isInterviewerName, comparableLabel } from "../../markup/labelRules";
import type { TranscriptContext } from "../context";
import { counted } from "../markdown";
import { caseNamesOf } from "../problems/cases";

/** A word of the study that may be written again. */
export interface Offer {
  readonly label: string;
  readonly detail: string;
}

/** The attributes of the study and of cases.csv, those of most transcripts first. */
export function attributeKeys({ study, path }: Pick<TranscriptContext, "study" | "path">): Offer[] {
  const counts = new Map<string, number>();
  for (const key of study.cases?.reading.attributes ?? []) counts.set(key, 0);
  for (const [file, facts] of study.figures.study.files) {
    if (file === path) continue;
    for (const key of new Set(attributesIn(facts).map((fact) => fact.key))) add(counts, key);
  }
  return byCount(counts, (count) => inTranscripts(count, "In cases.csv"));
}

/** The values of an attribute, those of most transcripts first. */
export function attributeValues({ study, path }: TranscriptContext, key: string): Offer[] {
  const counts = new Map<string, number>();
  for (const row of study.cases?.reading.rows.values() ?? []) {
    const value = row.get(key);
    if (value !== undefined) counts.set(value, 0);
  }
  for (const [file, facts] of study.figures.study.files) {
    if (file === path) continue;
    const values = attributesIn(facts).filter((fact) => fact.key === key);
    for (const value of new Set(values.map((fact) => fact.value))) add(counts, value);
  }
  return byCount(counts, (count) => inTranscripts(count, "In cases.csv"));
}

/** The cases of cases.csv, those without a transcript first, then those of other transcripts. */
export function caseNames({ study, path }: TranscriptContext): Offer[] {
  const { files } = study.figures.study;
  const counts = new Map<string, number>();
  for (const name of study.cases?.reading.rows.keys() ?? []) counts.set(name, 0);
  for (const [file, facts] of files) {
    const voices = study.figures.voices.get(file);
    if (file === path || voices === undefined) continue;
    for (const name of caseNamesOf(facts, voices)) add(counts, name);
  }
  return [...counts]
    .sort((a, b) => Number(a[1] > 0) - Number(b[1] > 0))
    .map(([label, count]) => ({
      label,
      detail: inTranscripts(count, "In cases.csv, without a transcript"),
    }));
}

/** Everybody who codes in the study, the one of most transcripts first. */
export function coderNames({ study, path }: TranscriptContext): Offer[] {
  const counts = new Map<string, number>();
  for (const [file, facts] of study.figures.study.files) {
    if (file === path) continue;
    for (const coder of facts.coders) add(counts, coder);
  }
  return byCount(counts, (count) => inTranscripts(count, ""));
}

/** The labels that occur in the file and are not declared, as they are first written. */
export function labelsToDeclare({ transcript }: TranscriptContext): Offer[] {
  const labels = new Map<string, Offer>();
  const declared = new Set(
    transcript.frontMatter.speakers.map(({ label }) => comparableLabel(label)),
  );
  const offer = (label: string) => {
    const key = comparableLabel(label);
    const detail = isInterviewerName(label) ? "Speaks in this file, as an interviewer" : SPEAKS;
    if (!declared.has(key) && !labels.has(key)) labels.set(key, { label, detail });
  };
  for (const speaker of transcript.speakers) offer(speaker.label);
  for (const { code, start, end } of transcript.problems) {
    if (code === "unknown-speaker") offer(transcript.text.slice(start, end));
  }
  return [...labels.values()];
}

/** The roles of the study, `interviewer` first: it is the only one with a meaning. */
export function roles({ study, path }: TranscriptContext): Offer[] {
  const counts = new Map<string, number>();
  for (const [file, { speakers }] of study.figures.study.files) {
    if (file === path) continue;
    for (const { role } of speakers) if (role !== undefined) add(counts, role);
  }
  counts.delete("interviewer");
  const first = { label: "interviewer", detail: "Asks; their words are not counted" };
  return [first, ...byCount(counts, (count) => counted(count, "speaker"))];
}

const SPEAKS = "Speaks in this file";

function attributesIn({ attributes, speakers }: FileFacts): AttributeFact[] {
  return [...attributes, ...speakers.flatMap((speaker) => speaker.attributes)];
}

function inTranscripts(count: number, otherwise: string): string {
  return count === 0 ? otherwise : `In ${counted(count, "transcript")}`;
}

function byCount(
  counts: ReadonlyMap<string, number>,
  detailOf: (count: number) => string,
): Offer[] {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => ({ label, detail: detailOf(count) }));
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
