import { isBlank } from "../../markup/characters";
import { insertion } from "../../markup/edits/edit";
import { comparableLabel, isInterviewerName } from "../../markup/labelRules";
import type { Transcript } from "../../markup/model";
import { paragraphIndexAt } from "../../markup/paragraphs";
import { declareSpeakers } from "./declareSpeakers";
import type { Fix, Target } from "./fix";

/** `unknown-speaker`: declared in the front matter, alone or with all others, or no speaker. */
export function fixUnknownSpeaker({ transcript, span, problem }: Target): Fix[] {
  const { text } = transcript;
  const label = text.slice(span.start, span.end);
  const all = undeclaredLabels(transcript);
  const isOneOfMany = problem.severity === "warning" && all.length > 1;
  const one = problem.severity === "warning" ? [declaring(transcript, [label])] : [];
  const title = isOneOfMany || problem.severity === "hint" ? ALL : undefined;
  const together = title === undefined ? [] : [{ ...declaring(transcript, all), title }];
  const colon = text.slice(span.end).search(/[:：]/) + span.end;
  const asText: Fix = {
    title: `“${label}” is not a speaker, keep it as text`,
    ways: text[colon] === ":" ? [[insertion(colon, "\\")]] : [],
    changes: "words",
  };
  return [...one.map((fix) => ({ ...fix, isPreferred: true })), ...together, asText];
}

/** `no-speaker`: the label of somebody who speaks in the file. */
export function fixNoSpeaker({ transcript, span }: Target): Fix[] {
  const { text, paragraphs, speakers } = transcript;
  const index = paragraphIndexAt(transcript, span.start);
  if (index < 0) return [];
  let start = paragraphs[index].start;
  while (isBlank(text.charCodeAt(start))) start++;
  const before = paragraphs.slice(0, index).findLast((paragraph) => paragraph.speaker >= 0);
  const last = before === undefined ? -1 : before.speaker;
  const order = speakers.map((_, at) => at).sort((a, b) => Number(b === last) - Number(a === last));
  return order.slice(0, MOST_SPEAKERS).map((speaker) => {
    const { label } = speakers[speaker];
    const title = speaker === last ? `Let “${label}” continue` : `Name “${label}” as the speaker`;
    return { title, ways: [[insertion(start, `${label}: `)]], changes: "labels" };
  });
}

const ALL = "Declare all speakers of this file";
const MOST_SPEAKERS = 5;

function declaring(transcript: Transcript, labels: readonly string[]): Fix {
  const edit = declareSpeakers(transcript, labels);
  const wanted = labels.map(comparableLabel);
  return {
    title: `Declare “${labels[0]}” as a speaker`,
    ways: edit === undefined ? [] : [[edit]],
    changes: "words",
    isFixed: ({ frontMatter }) => {
      const declared = new Set(frontMatter.speakers.map(({ label }) => comparableLabel(label)));
      const isReadable = frontMatter.problems.length <= transcript.frontMatter.problems.length;
      return isReadable && wanted.every((label) => declared.has(label));
    },
  };
}

/**
 * Every label of the file that is not declared. As soon as one participant is declared, what looks
 * like a label and is not is read as text, so all of them belong together.
 */
function undeclaredLabels({ text, speakers, problems }: Transcript): readonly string[] {
  const labels = new Map<string, string>();
  for (const { label, declared } of speakers) {
    if (declared === undefined) labels.set(comparableLabel(label), label);
  }
  for (const { code, severity, start, end } of problems) {
    if (code !== "unknown-speaker" || severity !== "warning") continue;
    const label = text.slice(start, end);
    const key = comparableLabel(label);
    if (!labels.has(key)) labels.set(key, label);
  }
  return [...labels.values()].sort(
    (a, b) => Number(isInterviewerName(b)) - Number(isInterviewerName(a)),
  );
}
