import { judgeLabel, labelRules, type LabelRules } from "../../../markup/labelRules";
import type { Imported, ImportedSpeaker } from "../imported";
import { interviewersOf, type Labels, type LabelWishes } from "./labels";

/** Whom the front matter of a new transcript declares, and what goes for labels then. */
export interface Declared {
  readonly speakers: readonly ImportedSpeaker[];
  /** The same with somebody more, who is declared only where that label is needed. */
  readonly withNobody: readonly ImportedSpeaker[];
  readonly rules: LabelRules;
}

/** Everybody who speaks is declared; of a file of our own just those whom it declared before. */
export function declaredIn(imported: Imported, labels: Labels, wishes: LabelWishes): Declared {
  const own = ownSpeakers(imported, labels, wishes);
  return own ?? everybody(imported, labels, wishes);
}

/** Undefined where the wishes say more of the speakers than the file did. */
function ownSpeakers(
  { front }: Imported,
  labels: Labels,
  { renames, interviewers }: LabelWishes,
): Declared | undefined {
  if (front === undefined || renames.size > 0 || interviewers.length > 0) return undefined;
  const speakers = front.speakers.map((one) => labelled(one, labels));
  const rules = rulesFor(speakers);
  if (!labels.labels.every((label) => judgeLabel(label, rules) === "yes")) return undefined;
  if (!rules.declaresParticipant) return { speakers, withNobody: speakers, rules };
  const withNobody = [...speakers, unknown(labels.nobody)];
  return { speakers, withNobody, rules: rulesFor(withNobody) };
}

function everybody(imported: Imported, labels: Labels, wishes: LabelWishes): Declared {
  const known = new Map<string, ImportedSpeaker>();
  for (const one of imported.front?.speakers ?? []) {
    const speaker = unlisted(labelled(one, labels));
    known.set(speaker.label, speaker);
  }
  const interviewers = interviewersOf(labels, wishes);
  const speakers = labels.labels.map((label): ImportedSpeaker => {
    const speaker = known.get(label) ?? unknown(label);
    return interviewers.has(label) ? { role: "interviewer", ...speaker } : speaker;
  });
  const withNobody = [...speakers, unknown(labels.nobody)];
  // Whether words look like a label depends on who is declared; with one name more nothing changes.
  return { speakers, withNobody, rules: rulesFor(speakers.length === 0 ? [] : withNobody) };
}

function labelled(speaker: ImportedSpeaker, { byName }: Labels): ImportedSpeaker {
  return { ...speaker, label: byName.get(speaker.label) ?? speaker.label };
}

function unlisted({ isListed: _, ...speaker }: ImportedSpeaker): ImportedSpeaker {
  return speaker;
}

function unknown(label: string): ImportedSpeaker {
  return { label, attributes: new Map() };
}

function rulesFor(speakers: readonly ImportedSpeaker[]): LabelRules {
  return labelRules(
    speakers.map((speaker) => ({ ...speaker, attributes: [], span: { start: 0, end: 0 } })),
  );
}
