// What became of each name, as Markdown. It says who is who, so it is shown and not saved by itself.
import type { PseudonymsResult } from "../../../server/protocol/pseudonyms";
import { escapedLine } from "../../text/account";

export function namesAccount({ account }: PseudonymsResult): string {
  const rows = account.map(({ what, name, pseudonym, count, places }) => {
    const more = count > places.length ? ", …" : "";
    const cells = [what, name, pseudonym, String(count), places.join(", ") + more];
    return `| ${cells.map(escapedLine).join(" | ")} |`;
  });
  return [
    "# Names and pseudonyms",
    "",
    "This account says who is who. Do not keep it in the study.",
    "",
    "| what became of it | name | pseudonym | places | where |",
    "| --- | --- | --- | ---: | --- |",
    ...rows,
    "",
  ].join("\n");
}
