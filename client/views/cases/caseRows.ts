// The tree of the Cases view: cases with their attributes, figures and transcripts.
import type { CaseInfo, StudyOverview } from "../../../server/protocol";
import { coverageText, countOf, uncodedText } from "../../text/figures";
import { escapeMarkdown, oneLine } from "../../text/plain";
import type { Row } from "../row";
import { shortFile } from "../../text/files";
import { studyRow } from "../themes/themeRows";

export function caseRows(studies: readonly StudyOverview[]): Row[] {
  const [only] = studies;
  if (only && studies.length === 1) return rowsOf(only);
  return studies.map((study) => studyRow(study, rowsOf(study)));
}

function rowsOf(study: StudyOverview): Row[] {
  return study.cases.map((info) => caseRow(study.uri, info));
}

function caseRow(study: string, info: CaseInfo): Row {
  const id = `${study}#case/${info.case}`;
  const label = oneLine(info.case);
  const figures = caseFigures(info);
  const values = info.attributes.map(({ value }) => oneLine(value));
  return {
    id,
    label,
    // Narrow side bars cut the end off: what changes while one codes comes first.
    description: [...figures, ...values].join(" · "),
    tooltip: caseTooltip(info),
    spoken: [label, "case", ...info.attributes.map(attributeText), ...figures].join(", "),
    icon: { kind: "codicon", name: "person" },
    context: "case",
    children: [...attributeRows(id, info), ...transcriptRows(id, info)],
  };
}

function caseFigures(info: CaseInfo): string[] {
  if (info.transcripts.length === 0) return ["no transcript"];
  return [countOf(info.passages, "passage"), coverageText(info)];
}

function attributeText({ key, value }: CaseInfo["attributes"][number]): string {
  return `${oneLine(key)}: ${oneLine(value)}`;
}

function attributeRows(id: string, { attributes }: CaseInfo): Row[] {
  return attributes.map((attribute) => ({
    id: `${id}/attribute/${attribute.key}`,
    label: oneLine(attribute.key),
    description: oneLine(attribute.value),
    tooltip: escapeMarkdown(`${attribute.key}: ${attribute.value}`),
    spoken: attributeText(attribute),
    icon: { kind: "codicon", name: "symbol-field" },
    context: "attribute",
    children: [],
  }));
}

function transcriptRows(id: string, { transcripts }: CaseInfo): Row[] {
  return transcripts.map(({ uri, file }) => ({
    id: `${id}/transcript/${uri}`,
    label: shortFile(file),
    description: "",
    tooltip: escapeMarkdown(file),
    spoken: `Transcript ${oneLine(file)}`,
    icon: { kind: "codicon", name: "file-text" },
    context: "case-transcript",
    command: { command: "verbatim.openTranscript", title: "Open transcript", argument: { uri } },
    children: [],
  }));
}

function caseTooltip(info: CaseInfo): string {
  const attributes = info.attributes.map(
    ({ key, value }) => `- ${escapeMarkdown(key)}: ${escapeMarkdown(value)}`,
  );
  const figures = [
    countOf(info.passages, "passage"),
    countOf(info.codings, "coding"),
    `${countOf(info.codedWords, "word")} of ${countOf(info.words, "word")} in a coding`,
    uncodedText(info.uncodedParagraphs),
  ].join(" · ");
  const title = `**${escapeMarkdown(info.case)}**`;
  return [title, ...(attributes.length > 0 ? [attributes.join("\n")] : []), figures].join("\n\n");
}
