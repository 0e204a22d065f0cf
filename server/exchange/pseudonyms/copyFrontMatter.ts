import { yamlScalar } from "../../features/completion/yamlScalar";
import type { Attribute, DeclaredSpeaker, Transcript } from "../../markup/model";

export interface CopiedFrontMatter {
  readonly caseName: string;
  readonly coder: string | undefined;
  readonly hasDate: boolean;
}

/**
 * The text with front matter that says nothing but the case, attributes, speakers, coder and state:
 * no source, no comments, no keys that Verbatim does not know.
 */
export function withCopiedFrontMatter(
  { text, frontMatter }: Transcript,
  { caseName, coder, hasDate }: CopiedFrontMatter,
): string {
  const { attributes, speakers, date, status } = frontMatter;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const lines = [
    `case: ${yamlScalar(caseName)}`,
    ...(attributes.length === 0 ? [] : [`attributes: ${mapOf(attributes)}`]),
    ...speakersLines(speakers),
    ...(coder === undefined ? [] : [`coder: ${yamlScalar(coder)}`]),
    ...(date === undefined || !hasDate ? [] : [`date: ${yamlScalar(date.value)}`]),
    ...(status === undefined ? [] : [`status: ${yamlScalar(status.value)}`]),
  ];
  const start = frontMatter.span?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const body = text.slice(start);
  const gap = frontMatter.span === undefined && /^[^\r\n]/.test(body) ? eol : "";
  return ["---", ...lines, "---"].map((line) => line + eol).join("") + gap + body;
}

function speakersLines(speakers: readonly DeclaredSpeaker[]): readonly string[] {
  if (speakers.length === 0) return [];
  if (speakers.every(({ isListed }) => isListed))
    return ["speakers:", ...speakers.map(({ label }) => `  - ${yamlScalar(label)}`)];
  return [
    "speakers:",
    ...speakers.map((speaker) => `  ${yamlScalar(speaker.label)}: ${saysOf(speaker)}`),
  ];
}

function saysOf({ role, case: itsCase, attributes }: DeclaredSpeaker): string {
  const parts = [
    ...(role === undefined ? [] : [`role: ${yamlScalar(role)}`]),
    ...(itsCase === undefined ? [] : [`case: ${yamlScalar(itsCase)}`]),
    ...(attributes.length === 0 ? [] : [`attributes: ${mapOf(attributes)}`]),
  ];
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

function mapOf(attributes: readonly Attribute[]): string {
  const pairs = attributes.map(({ key, value }) => `${yamlScalar(key)}: ${yamlScalar(value)}`);
  return `{ ${pairs.join(", ")} }`;
}
