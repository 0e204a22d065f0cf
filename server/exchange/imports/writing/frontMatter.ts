import { yamlScalar } from "../../../features/completion/yamlScalar";
import { cleanWords } from "./cleanWords";

/** What the front matter of a new transcript says. */
export interface NewFrontMatter {
  readonly case: string | undefined;
  readonly source: string | undefined;
  readonly date: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  readonly labels: readonly string[];
  readonly interviewers: ReadonlySet<string>;
}

/** The lines of the front matter with its fences; none where there is nothing to say. */
export function frontMatterLines(front: NewFrontMatter): readonly string[] {
  const { labels, interviewers } = front;
  const lines = [
    ...keyed("case", front.case),
    ...keyed("source", front.source),
    ...keyed("date", front.date),
    ...section(
      "attributes",
      [...front.attributes].map(attribute).filter((line) => line !== ""),
    ),
    ...section(
      "speakers",
      labels.map((label) => speaker(label, interviewers.has(label))),
    ),
  ];
  return lines.length === 0 ? [] : ["---", ...lines, "---", ""];
}

function keyed(key: string, value: string | undefined): readonly string[] {
  const { words } = cleanWords(value ?? "");
  return words === "" ? [] : [`${key}: ${yamlScalar(words)}`];
}

function section(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

function attribute([key, value]: readonly [string, string]): string {
  const { words } = cleanWords(key);
  // YAML takes a key of at most 1,024 characters on its line.
  return words === ""
    ? ""
    : `${yamlScalar(words.slice(0, 200))}: ${yamlScalar(cleanWords(value).words)}`;
}

function speaker(label: string, isInterviewer: boolean): string {
  return `${yamlScalar(label)}: ${isInterviewer ? "{ role: interviewer }" : "{}"}`;
}
