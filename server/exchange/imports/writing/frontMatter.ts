import { yamlScalar } from "../../../features/completion/yamlScalar";
import type { ImportedSpeaker } from "../imported";
import { cleanWords } from "./cleanWords";

/** What the front matter of a new transcript says. */
export interface NewFrontMatter {
  readonly case: string | undefined;
  readonly source: string | undefined;
  readonly date: string | undefined;
  readonly coder?: string;
  readonly status?: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly speakers: readonly ImportedSpeaker[];
}

/** The lines of the front matter with its fences; none where there is nothing to say. */
export function frontMatterLines(front: NewFrontMatter): readonly string[] {
  const lines = frontMatterBody(front);
  return lines.length === 0 ? [] : ["---", ...lines, "---", ""];
}

/** The same without its fences. */
export function frontMatterBody(front: NewFrontMatter): readonly string[] {
  return [
    ...keyed("case", front.case),
    ...keyed("source", front.source),
    ...keyed("date", front.date),
    ...keyed("coder", front.coder),
    ...keyed("status", front.status),
    ...section("attributes", [...front.attributes].flatMap(attribute)),
    ...speakerLines(front.speakers),
  ];
}

function keyed(key: string, value: string | undefined): readonly string[] {
  const { words } = cleanWords(value ?? "");
  return words === "" ? [] : [`${key}: ${yamlScalar(words)}`];
}

function section(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

function attribute([key, value]: readonly [string, string]): readonly string[] {
  const { words } = cleanWords(key);
  if (words === "") return [];
  // YAML takes a key of at most 1,024 characters on its line.
  return [`${yamlScalar(words.slice(0, 200))}: ${yamlScalar(cleanWords(value).words)}`];
}

/** A list does not say that nobody else speaks, so a list stays one. */
function speakerLines(speakers: readonly ImportedSpeaker[]): readonly string[] {
  if (speakers.some(({ isListed }) => !isListed)) return section("speakers", speakers.map(speaker));
  return section(
    "speakers",
    speakers.map(({ label }) => `- ${yamlScalar(label)}`),
  );
}

function speaker({ label, role, case: own, attributes }: ImportedSpeaker): string {
  const said = [
    ...keyed("role", role),
    ...keyed("case", own),
    ...inBraces("attributes", [...attributes].flatMap(attribute)),
  ];
  return `${yamlScalar(label)}: ${said.length === 0 ? "{}" : `{ ${said.join(", ")} }`}`;
}

function inBraces(key: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${key}: { ${items.join(", ")} }`];
}
