// Accounts of what came in or went out, as Markdown.
import type { AccountLine } from "../../server/protocol/imports";
import { escapeMarkdown, oneLine } from "./plain";

/** What became of everything, as a table of Markdown; nothing where there is nothing to tell. */
export function accountTable(account: readonly AccountLine[]): readonly string[] {
  if (account.length === 0) return [];
  const rows = account.map(({ fate, count, what, why, places }) =>
    [fate, String(count), what, why ?? "", places.join(", ")].map(escapedLine).join(" | "),
  );
  return [
    ["| what became of it | how many | what | why | where |", "| --- | ---: | --- | --- | --- |"]
      .concat(rows.map((row) => `| ${row} |`))
      .join("\n"),
  ];
}

/** Names in other people's files may look like markup; here they are words. */
export function escapedLine(text: string): string {
  return escapeMarkdown(oneLine(text));
}
