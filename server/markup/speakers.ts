import type { Span, Speaker } from "./model";
import { comparableLabel, isInterviewerName, type LabelRules } from "./labelRules";
import type { ProblemList } from "./problemList";
import type { ParagraphLines, Structure } from "./structure";

/** Who speaks in each paragraph of a file (section 5 of the markup). */
export interface Turns {
  /** Declared speakers first, in their order, then the others as they first speak. */
  readonly speakers: readonly Speaker[];
  /** For each paragraph the index of its speaker, or -1. */
  readonly speakerOf: Int32Array;
}

/** Gives every paragraph its speaker: the label's, or else that of the turn that goes on. */
export function readTurns(
  text: string,
  paragraphs: readonly ParagraphLines[],
  rules: LabelRules,
): Turns {
  const speakers: Speaker[] = [...rules.declared.values()].map((declared) => ({
    label: declared.label,
    declared,
  }));
  const known = new Map([...rules.declared.keys()].map((key, index) => [key, index]));
  const speakerOf = new Int32Array(paragraphs.length);
  let current = -1;
  for (let index = 0; index < paragraphs.length; index++) {
    const { label, heading } = paragraphs[index];
    if (index > 0 && heading !== paragraphs[index - 1].heading) current = -1;
    if (label !== undefined) {
      current = speakerNamed(text.slice(label.name.start, label.name.end), speakers, known);
    }
    speakerOf[index] = current;
  }
  return { speakers, speakerOf };
}

/** Adds the problems `unknown-speaker` (section 6). */
export function checkSpeakers(
  text: string,
  structure: Structure,
  turns: Turns,
  problems: ProblemList,
): void {
  for (const span of structure.undeclared) {
    const name = text.slice(span.start, span.end);
    problems.add("unknown-speaker", span, {
      message: `“${name}” looks like a speaker, but the file declares its participants without it. Declare it under speakers, or leave it as text.`,
    });
  }
  for (const [speaker, span] of labelsUsedOnce(structure.paragraphs, turns)) {
    const { label, declared } = turns.speakers[speaker];
    if (declared !== undefined || isInterviewerName(label)) continue;
    problems.add("unknown-speaker", span, {
      severity: "hint",
      message: `“${label}” speaks only once and is not declared. Is it a speaker?`,
    });
  }
}

function speakerNamed(name: string, speakers: Speaker[], known: Map<string, number>): number {
  const asWritten = known.get(name);
  if (asWritten !== undefined) return asWritten;
  // A comment may stand in the middle of a label; it is not part of it.
  const label = name.replace(/<!--[^]*?-->/g, "");
  const key = comparableLabel(label);
  const index = known.get(key) ?? speakers.push({ label }) - 1;
  known.set(key, index);
  known.set(name, index);
  return index;
}

function labelsUsedOnce(
  paragraphs: readonly ParagraphLines[],
  { speakerOf }: Turns,
): Map<number, Span> {
  const seen = new Set<number>();
  const once = new Map<number, Span>();
  paragraphs.forEach(({ label }, index) => {
    if (label === undefined) return;
    const speaker = speakerOf[index];
    if (seen.has(speaker)) once.delete(speaker);
    else once.set(speaker, label.name);
    seen.add(speaker);
  });
  return once;
}
