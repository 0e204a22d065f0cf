// What became of everything in an anonymised copy, and what to look at in it, as Markdown.
import type { AnonymiseResult } from "../../../server/protocol/pseudonyms";
import { accountTable, escapedLine } from "../../text/account";

/** It may tell who somebody is, so it is shown and not saved by itself. */
export function copyReport(
  { account, suspects }: Pick<AnonymiseResult, "account" | "suspects">,
  { copy, key }: { readonly copy: string; readonly key: string },
): string {
  const parts = [
    "# An anonymised copy",
    `The copy: ${escapedLine(copy)}`,
    `The new key, which says who is who: ${escapedLine(key)}. Keep it apart from the copy.`,
    "What follows may tell who somebody is, too. Do not keep it with the copy.",
    "## What became of everything",
    ...accountTable(account),
    "## What to look at",
    ...suspectTable(suspects),
    "This list is a help, and no proof: read the copy before somebody gets it.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function suspectTable(suspects: AnonymiseResult["suspects"]): readonly string[] {
  if (suspects.length === 0)
    return ["Nothing looks like a name, an address, a number or a date any more."];
  const rows = suspects.map(({ kind, written, count, places }) => {
    const more = count > places.length ? ", …" : "";
    const cells = [kind, written, String(count), places.join(", ") + more];
    return `| ${cells.map(escapedLine).join(" | ")} |`;
  });
  return [
    ["| looks like | as it is written | how often | where |", "| --- | --- | ---: | --- |"]
      .concat(rows)
      .join("\n"),
  ];
}
