// The passages of a query as a Markdown file: quotations with their sources.
import { escapeMarkdown, oneLine } from "../text/plain";
import {
  figuresText,
  FIGURES_RULE,
  groupsOf,
  leftOut,
  sourceOf,
  type FoundPassages,
} from "./found";
import type { PassagesOptions } from "./passagesText";

/** Nothing of a study is taken for markup, and no passage ends the quotation that it stands in. */
export function passagesMarkdown(
  found: FoundPassages,
  { by, nameOfCode }: PassagesOptions,
): string {
  const head = [
    `# ${line(`Passages of ${found.query}`)}`,
    line(figuresText(found.figures)) + ".",
    line(FIGURES_RULE),
    ...leftOut(found).map(line),
  ];
  const groups = groupsOf(found.hits, by, nameOfCode).flatMap(({ name, hits }) => [
    `## ${line(name)}`,
    ...hits.flatMap((hit) => [
      `> ${line(hit.text)}`,
      [line(sourceOf(hit)), ...(hit.memo === null ? [] : [`Memo: ${line(hit.memo)}`])].join("  \n"),
    ]),
  ]);
  return `${[...head, ...groups].join("\n\n")}\n`;
}

function line(text: string): string {
  return escapeMarkdown(oneLine(text));
}
