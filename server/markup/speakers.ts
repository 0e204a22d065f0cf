import type { Span, Speaker } from "./model";
import { comparableLabel, isInterviewerName, type LabelRules } from "./labelRules";
import type { ProblemList } from "./problemList";
import type { ParagraphLines, Structure } from "./structure";

/**
 * Gives every paragraph its speaker: the label's, or else that of the turn that goes on (section 5
 * of the markup). Declared speakers come first, in their order, then the others as they speak.
 */
export function readTurns(
  text: string,
  paragraphs: readonly ParagraphLines[],
  rules: LabelRules,
): readonly Speaker[] {
  const speakers: Speaker[] = [...rules.declared.values()].map((declared) => ({
    label: declared.label,
    declared,
  }));
  const known = new Map([...rules.declared.keys()].map((key, index) => [key, index]));
  let current = -1;
  for (let index = 0; index < paragraphs.length; index++) {
    const { label, heading } = paragraphs[index];
    if (index > 0 && heading !== paragraphs[index - 1].heading) current = -1;
    if (label !== undefined) {
      current = speakerNamed(text.slice(label.name.start, label.name.end), speakers, known);
    }
    paragraphs[index].speaker = current;
  }
  return speakers;
}

/** Adds the problems `unknown-speaker` (section 6). */
export function checkSpeakers(
  text: string,
  { undeclared, paragraphs }: Structure,
  speakers: readonly Speaker[],
  problems: ProblemList,
): void {
  for (const span of undeclared) {
    const name = text.slice(span.start, Math.min(span.end, span.start + MAX_SHOWN));
    problems.add("unknown-speaker", span, {
      message: `“${name}” looks like a speaker, but the file declares its participants without it. Declare it under speakers, or leave it as text.`,
    });
  }
  for (const [speaker, span] of labelsUsedOnce(paragraphs, speakers.length)) {
    const { label, declared } = speakers[speaker];
    if (declared !== undefined || isInterviewerName(label)) continue;
    problems.add("unknown-speaker", span, {
      severity: "hint",
      message: `“${label}” speaks only once and is not declared. Is it a speaker?`,
    });
  }
}

const MAX_SHOWN = 200;

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
  speakers: number,
): readonly (readonly [speaker: number, span: Span])[] {
  const uses = new Int32Array(speakers);
  for (const { label, speaker } of paragraphs) if (label !== undefined) uses[speaker]++;
  const once: [number, Span][] = [];
  for (const { label, speaker } of paragraphs) {
    if (label !== undefined && uses[speaker] === 1) once.push([speaker, label.name]);
  }
  return once;
}
