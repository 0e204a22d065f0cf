// An entry of the codebook in words: the same on the page and in the file that is saved of it.
import type { NodeFigures } from "../../server/protocol";
import type { CodebookEntry } from "../../server/protocol/codebookPage";
import { countOf } from "./figures";

export interface EntryPart {
  readonly label: string;
  readonly text: string;
}

/** The parts of an entry that it has, in the order in which a coder needs them. */
export function partsOf(entry: CodebookEntry): EntryPart[] {
  const examples = entry.examples.map((text) => ["Example in the codebook", text] as const);
  const attributes = entry.attributes.map(({ key, value }) => `${key}: ${value}`).join("\n");
  const parts: readonly (readonly [string, string | null])[] = [
    ["Definition", entry.definition],
    ["Use it for", entry.include],
    ["Not for", entry.exclude],
    ...examples,
    ["Illustration", entry.illustration],
    ["Memo", entry.memo],
    ["Attributes", attributes],
  ];
  return parts.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

/** "Draft", "Retired: use resource-limits instead", or nothing for a code that is in use. */
export function statusText({ status, replacedBy }: CodebookEntry): string {
  if (status === "active") return "";
  if (status === "draft") return "Draft";
  return replacedBy ? `Retired: use ${replacedBy} instead` : "Retired";
}

export function figuresText(figures: NodeFigures): string {
  if (figures.codings === 0) return "Unused";
  return [
    countOf(figures.cases, "case"),
    countOf(figures.passages, "passage"),
    countOf(figures.codings, "coding"),
    `${countOf(figures.words, "word")} of participants`,
    countOf(figures.transcripts, "transcript"),
  ].join(" · ");
}

export const kindNames = {
  theme: "Theme",
  category: "Category",
  code: "Code",
} as const;

export const COUNTING_RULE =
  "How it is counted: a theme or category counts all that is below it. Passages that share words " +
  "are counted once in each file. Cases are those whose words are in a passage. A coding is one " +
  "code on one passage. Only participants’ words are counted.";

export const EXAMPLES_RULE =
  "Examples from the data: first passages that a transcript marks as exemplars; then passages of " +
  "participants of eight words or more, one case after another, shortest first; then the rest. " +
  "Passages are shown up to 500 characters.";

/** "P35 · C01 · transcripts/a.md, line 12": who says it and where; a name once if both are one. */
export function sourceText(passage: {
  readonly speaker: string | null;
  readonly case: string | null;
  readonly file: string;
  readonly range: { readonly start: { readonly line: number } };
}): string {
  const names = new Set([passage.speaker, passage.case].filter(Boolean));
  const place = `${passage.file}, line ${passage.range.start.line + 1}`;
  return [...names, place].join(" · ");
}
