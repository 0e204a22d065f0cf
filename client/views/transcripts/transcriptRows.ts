// The tree of the Transcripts view: files with their uncoded paragraphs.
import type { StudyOverview, TranscriptInfo, UncodedInfo } from "../../../server/protocol";
import { shortFile } from "../../text/files";
import { coverageText, countOf, numberText, uncodedText } from "../../text/figures";
import { escapeMarkdown, oneLine, shortened } from "../../text/plain";
import type { Row, RowIcon } from "../row";
import { studyRow } from "../themes/themeRows";

export function transcriptRows(studies: readonly StudyOverview[]): Row[] {
  const [only] = studies;
  if (only && studies.length === 1) return only.transcripts.map(transcriptRow);
  return studies.map((study) =>
    prefixed(study.uri, studyRow(study, study.transcripts.map(transcriptRow))),
  );
}

/** The paragraphs below a transcript. */
export function uncodedRows(
  paragraphs: readonly UncodedInfo[],
  uri: string,
  seen: Map<string, number>,
): Row[] {
  return paragraphs.map((paragraph) => uncodedRow(paragraph, uri, seen));
}

function transcriptRow(transcript: TranscriptInfo): Row {
  const facts = transcriptFacts(transcript);
  const label = shortFile(transcript.file);
  const { uri, uncodedParagraphs: total } = transcript;
  return {
    id: `transcript/${uri}`,
    label,
    description: facts.join(" · "),
    tooltip: transcriptTooltip(transcript),
    spoken: [label, ...facts].join(", "),
    icon: transcriptIcon(transcript),
    context: "transcript",
    command: { command: "verbatim.openTranscript", title: "Open transcript", argument: { uri } },
    children: [],
    ...(total > 0 ? { source: { kind: "uncoded", uri, total } } : {}),
  };
}

/** Narrow side bars cut the end off: what changes while one codes comes first. */
function transcriptFacts(transcript: TranscriptInfo): string[] {
  if (transcript.failure) return ["not read"];
  const { case: caseName, status, uncodedParagraphs } = transcript;
  return [
    ...(transcript.seal === "changed" ? ["words changed"] : []),
    coverageText(transcript),
    ...(uncodedParagraphs > 0 ? [`${numberText(uncodedParagraphs)} uncoded`] : []),
    oneLine(caseName),
    ...(status ? [oneLine(status)] : []),
  ];
}

function transcriptTooltip(transcript: TranscriptInfo): string {
  const title = `**${escapeMarkdown(transcript.file)}**`;
  if (transcript.failure) return `${title}\n\n${escapeMarkdown(transcript.failure)}`;
  const { words, codedWords } = transcript;
  const figures = [
    `${countOf(codedWords, "word")} of ${countOf(words, "word")} of participants are in a coding`,
    uncodedText(transcript.uncodedParagraphs),
    SEALS[transcript.seal],
  ];
  const rule =
    "_Uncoded: paragraphs of a participant that share no character with a coding and have no mark “read, nothing to code”._";
  return [title, `Case ${escapeMarkdown(transcript.case)}`, ...figures, rule].join("\n\n");
}

const SEALS: Readonly<Record<TranscriptInfo["seal"], string>> = {
  sealed: "Its words are sealed, and as they were",
  changed: "Words changed since they were sealed",
  unsealed: "Its words are not sealed",
};

/** The state is in the shape and in words, never in the colour alone. */
function transcriptIcon({ failure, seal, uncodedParagraphs, words }: TranscriptInfo): RowIcon {
  if (failure || seal === "changed")
    return { kind: "codicon", name: "warning", color: "list.warningForeground" };
  if (words > 0 && uncodedParagraphs === 0) return { kind: "codicon", name: "pass" };
  return { kind: "codicon", name: "file-text" };
}

function uncodedRow(paragraph: UncodedInfo, uri: string, seen: Map<string, number>): Row {
  const label = shortened(oneLine(paragraph.text), 200);
  const key = `transcript/${uri}/${label}`;
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  const who = paragraph.speaker ? [oneLine(paragraph.speaker)] : [];
  const facts = [...who, countOf(paragraph.words, "word")];
  return {
    id: `${key}/${count}`,
    label,
    description: facts.join(" · "),
    tooltip: escapeMarkdown(paragraph.text),
    spoken: ["Uncoded", label, ...facts].join(", "),
    icon: { kind: "codicon", name: "circle-outline" },
    context: "uncoded",
    command: {
      command: "verbatim.showUncoded",
      title: "Show paragraph",
      argument: { uri, range: paragraph.range, text: paragraph.text },
    },
    children: [],
  };
}

function prefixed(prefix: string, row: Row): Row {
  return { ...row, id: `study/${prefix}` };
}
