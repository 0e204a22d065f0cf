import { PARAGRAPH, rowCount, type FileFacts } from "../study/facts";
import { voiceOf, type Voices } from "../study/voices";
import { wordsOf } from "./fileCoverage";
import { limitedFrom } from "./scope/limited";

/**
 * Who takes part in a file (counting rules, section 3): participants that it declares, and others
 * who say a word; where there is nobody, the file stands for its own case, and for none where a scope
 * has left nobody. The numbers are those of the lists of `voices`; the last one is speech without a
 * label.
 */
export function takingPart(facts: FileFacts, voices: Voices): readonly number[] {
  return takingPartOf(facts, voices, voicesHeard(facts, voices));
}

/** The same where it is known already who says a word. */
export function takingPartOf(
  facts: FileFacts,
  voices: Voices,
  heard: ReadonlySet<number>,
): readonly number[] {
  const found = [...voices.caseOf.keys()].filter((voice) => {
    const isDeclared = facts.speakers[voice]?.isDeclared === true;
    return voices.isParticipant[voice] && (isDeclared || heard.has(voice));
  });
  const isEmpty = found.length === 0 && limitedFrom(facts)?.limits === undefined;
  return isEmpty ? [voices.caseOf.length - 1] : found;
}

function voicesHeard(facts: FileFacts, voices: Voices): ReadonlySet<number> {
  const heard = new Set<number>();
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
    const voice = voiceOf(voices, speaker);
    if (voices.isParticipant[voice] && wordsOf(facts, paragraph) > 0) heard.add(voice);
  }
  return heard;
}
