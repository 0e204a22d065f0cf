// The account of an import as a Markdown document, to be kept with a study.
import type { AccountLine, ImportPlan, PlannedFile } from "../../server/protocol/imports";
import { escapeMarkdown, oneLine } from "../text/plain";

interface Unread {
  readonly name: string;
  readonly reason: string;
}

export function accountText({ files }: ImportPlan, unread: readonly Unread[]): string {
  const parts = [
    "# What was brought in",
    ...files.flatMap(partsOf),
    ...unread.flatMap(({ name, reason }) => [`## ${plain(name)}`, plain(reason)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function partsOf(file: PlannedFile): readonly string[] {
  const { name, format, refusal, codebook, transcripts, account } = file;
  return [
    `## ${plain(name)}`,
    ...(format ? [`Read as: ${plain(format)}`] : []),
    ...(refusal ? [plain(refusal)] : []),
    ...(codebook ? [`Codebook: ${plain(codebook.path)}. ${plain(codebook.message)}`.trim()] : []),
    ...tableOf(account),
    ...transcripts.flatMap(({ path, message, account: own }) => [
      `### ${plain(path ?? "Not written")}`,
      ...(message ? [plain(message)] : []),
      ...tableOf(own),
    ]),
  ];
}

function tableOf(account: readonly AccountLine[]): readonly string[] {
  if (account.length === 0) return [];
  const rows = account.map(({ fate, count, what, why, places }) =>
    [fate, String(count), what, why ?? "", places.join(", ")].map(plain).join(" | "),
  );
  return [
    ["| what became of it | how many | what | why | where |", "| --- | ---: | --- | --- | --- |"]
      .concat(rows.map((row) => `| ${row} |`))
      .join("\n"),
  ];
}

/** Names in other people's files may look like markup; here they are words. */
function plain(text: string): string {
  return escapeMarkdown(oneLine(text));
}
