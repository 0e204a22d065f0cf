import {
  PARAGRAPH,
  rowCount,
  type AttributeFact,
  type FileFacts,
  type SpeakerFact,
} from "../../study/facts";
import { wordsOf } from "../../counts/fileCoverage";
import type { CaseTable } from "../../study/study";
import type { Voices } from "../../study/voices";
import type { StudySnapshot } from "../context";
import { rangeOf, rangeOfLines } from "../positions";
import { quote, type FileProblem } from "./model";

/** One who takes part in a file: their case, and the attributes that the file gives it. */
interface Participant {
  readonly case: string;
  /** The file's attributes, overridden by the speaker's own. */
  readonly attributes: ReadonlyMap<string, AttributeFact>;
}

/**
 * `attribute-conflict` at every value of the front matter that is not what `cases.csv` says of the
 * case. A value that several cases share is one problem.
 */
export function attributeConflicts(
  facts: FileFacts,
  voices: Voices,
  cases: CaseTable,
): FileProblem[] {
  const problems = new Map<AttributeFact, FileProblem>();
  if (cases.size === 0 || !hasAttributes(facts)) return [];
  for (const participant of participantsOf(facts, voices)) {
    const row = cases.get(participant.case);
    if (row === undefined) continue;
    for (const [key, fact] of participant.attributes) {
      const value = row.get(key) ?? "";
      if (value === "" || value === fact.value || problems.has(fact)) continue;
      problems.set(fact, conflict(fact, participant.case, value));
    }
  }
  return [...problems.values()];
}

/** A hint at every case of `cases.csv` that no transcript of the study has. */
export function casesWithoutTranscript(study: StudySnapshot): FileProblem[] {
  const { cases, figures } = study;
  if (cases === undefined || cases.reading.caseSpans.size === 0) return [];
  const known = new Set<string>();
  for (const [path, facts] of figures.study.files) {
    const voices = figures.voices.get(path);
    if (voices === undefined) continue;
    for (const name of caseNamesOf(facts, voices)) known.add(name);
  }
  const problems: FileProblem[] = [];
  for (const [name, span] of cases.reading.caseSpans) {
    if (known.has(name)) continue;
    problems.push({
      range: rangeOf(cases.lines, span),
      severity: "hint",
      code: "case-without-transcript",
      message: `No transcript of this study has the case ${quote(name)}.`,
    });
  }
  return problems;
}

/** The cases of those who take part in a file; a file without anybody stands for its own case. */
export function caseNamesOf(facts: FileFacts, voices: Voices): readonly string[] {
  const names = new Set<string>();
  for (const speaker of participating(facts, voices)) names.add(voices.caseOf[speaker]);
  return [...names];
}

function hasAttributes({ attributes, speakers }: FileFacts): boolean {
  return attributes.length > 0 || speakers.some((speaker) => speaker.attributes.length > 0);
}

function participantsOf(facts: FileFacts, voices: Voices): Participant[] {
  return participating(facts, voices).map((index) => ({
    case: voices.caseOf[index],
    attributes: attributesOf(facts, facts.speakers[index]),
  }));
}

/**
 * The voices of a file that take part: declared participants, and others who say a word. Indexes are
 * those of `Voices`, whose last one is speech without a label, with the file's own case.
 */
function participating(facts: FileFacts, voices: Voices): number[] {
  const unlabelled = voices.caseOf.length - 1;
  const speaking = new Set<number>();
  const count = rowCount(facts.paragraphs, PARAGRAPH);
  for (let paragraph = 0; paragraph < count; paragraph++) {
    if (wordsOf(facts, paragraph) === 0) continue;
    const speaker = facts.paragraphs[paragraph * PARAGRAPH.width + PARAGRAPH.speaker];
    speaking.add(speaker < 0 ? unlabelled : speaker);
  }
  const found = voices.caseOf.flatMap((_, index) => {
    const counts = speaking.has(index) || facts.speakers[index]?.isDeclared === true;
    return counts && voices.isParticipant[index] ? [index] : [];
  });
  return found.length > 0 ? found : [unlabelled];
}

/** `speaker` is absent for speech without a label. */
function attributesOf(
  facts: FileFacts,
  speaker: SpeakerFact | undefined,
): Map<string, AttributeFact> {
  const all = [...facts.attributes, ...(speaker?.attributes ?? [])];
  return new Map(all.map((fact) => [fact.key, fact]));
}

function conflict(fact: AttributeFact, name: string, value: string): FileProblem {
  return {
    range: rangeOfLines(fact.at),
    severity: "warning",
    code: "attribute-conflict",
    message:
      `cases.csv says ${quote(value)} for “${fact.key}” of ${quote(name)}. ` +
      "What stands here wins; make the two agree.",
    data: { id: name, replacement: value },
  };
}
