// The account of an import as a Markdown document, to be kept with a study.
import type { ImportPlan, PlannedFile } from "../../server/protocol/imports";
import { accountTable, escapedLine } from "../text/account";

interface Unread {
  readonly name: string;
  readonly reason: string;
}

export function accountText({ files }: ImportPlan, unread: readonly Unread[]): string {
  const parts = [
    "# What was brought in",
    ...files.flatMap(partsOf),
    ...unread.flatMap(({ name, reason }) => [`## ${escapedLine(name)}`, escapedLine(reason)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function partsOf(file: PlannedFile): readonly string[] {
  const { name, format, refusal, codebook, transcripts, account } = file;
  return [
    `## ${escapedLine(name)}`,
    ...(format ? [`Read as: ${escapedLine(format)}`] : []),
    ...(refusal ? [escapedLine(refusal)] : []),
    ...(codebook
      ? [`Codebook: ${escapedLine(codebook.path)}. ${escapedLine(codebook.message)}`.trim()]
      : []),
    ...accountTable(account),
    ...transcripts.flatMap(({ path, message, account: own }) => [
      `### ${escapedLine(path ?? "Not written")}`,
      ...(message ? [escapedLine(message)] : []),
      ...accountTable(own),
    ]),
  ];
}
