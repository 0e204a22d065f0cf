import { isInterviewerName } from "../../markup/labelRules";
import { freeName, looksGiven } from "./copyNames";
import type { KeyEntry } from "./key";

/** Somebody who speaks in files that are brought in. */
export interface KeySpeaker {
  readonly name: string;
  /** What the study is to call them; the name itself where nobody has said. */
  readonly label: string;
  readonly isInterviewer: boolean;
}

/**
 * A key for speakers, to begin with: the names that a person gave them, and for all others `P1`, `P2`, …
 * or `Interviewer 1`, …. What looks like a pseudonym already, such as `P35` or `Int`, has no line. A first
 * and a last name are replaced wherever they are said; a single word, which may be a common one
 * (“Daughter”), where it is a label.
 */
export function speakersKey(speakers: readonly KeySpeaker[]): readonly KeyEntry[] {
  const taken = new Set(speakers.flatMap(({ name, label }) => [name, label]));
  return speakers.flatMap(({ name, label, isInterviewer }) => {
    const isGiven = looksGiven(name) || isInterviewerName(name);
    if (label === name && isGiven) return [];
    const pseudonym =
      label === name ? freeName(isInterviewer ? "Interviewer " : "P", taken) : label;
    return [{ name, pseudonym, kind: isFullName(name) ? "person" : "speaker", line: 0 }];
  });
}

function isFullName(name: string): boolean {
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word));
}
