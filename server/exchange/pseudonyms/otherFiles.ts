import { readCases } from "../../codebook/cases";
import { readCodebook } from "../../codebook/parse";
import { readYaml } from "../../codebook/yamlText";
import { applyEdits, type TextEdit } from "../../markup/edits/edit";
import type { Span } from "../../markup/model";
import { parseTranscript } from "../../markup/parse";
import { readFramework } from "../../study/framework";
import type { Finder } from "./finder";
import { frontMatterEdits, yamlReplacing, type Replacing } from "./frontMatter";
import { placeOf, replaced, type NamePlace, type PlaceKind } from "./places";
import { yamlValues, type YamlValue } from "./yaml";

/** Replaces names in a file that is no transcript; a reason where it would say something else then. */
export type RenameText = (text: string, finder: Finder) => Replacing | { readonly reason: string };

/** cases.csv: the names of cases, and the values of their attributes. */
export const renameCases: RenameText = (text, finder) => {
  const before = readCases(text);
  const edits: TextEdit[] = [];
  const places: NamePlace[] = [];
  const replace = (kind: PlaceKind, value: string, { start, end }: Span): void => {
    const hits = finder.find(value, { case: kind === "case" ? "case" : "as-written" });
    if (hits.length === 0) return;
    edits.push({ span: { start, end }, newText: cellOf(replaced(value, hits)) });
    for (const hit of hits) places.push({ ...placeOf(value, kind, hit), start, end });
  };
  for (const [name, span] of before.caseSpans) replace("case", name, span);
  for (const [name, spans] of before.valueSpans)
    for (const [attribute, span] of spans)
      replace("text", before.rows.get(name)?.get(attribute) ?? "", span);
  const after = readCases(applyEdits(text, edits));
  const isTheSame =
    after.rows.size === before.rows.size && after.problems.length <= before.problems.length;
  return isTheSame ? { edits, places } : { reason: ONE_CASE };
};

const ONE_CASE = "Two cases would get one name. Give each a pseudonym of their own.";

function cellOf(value: string): string {
  return /[",;\t\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;
}

/** framework.md, which is in order of cases. */
export const renameFramework: RenameText = (text, finder) => {
  const replacing = renameMarkdown(text, finder);
  if ("reason" in replacing) return replacing;
  const cells = (written: string): number => {
    const { summaries, problems } = readFramework(written);
    return summaries.length - problems.length;
  };
  return cells(applyEdits(text, replacing.edits)) < cells(text) ? { reason: ONE_CASE } : replacing;
};

/** A memo of the study. */
export const renameMarkdown: RenameText = (text, finder) => {
  const transcript = parseTranscript(text);
  const front = frontMatterEdits(transcript, finder);
  const start = transcript.frontMatter.span?.end ?? 0;
  const hits = finder.find(text.slice(start));
  return {
    edits: [
      ...front.edits,
      ...hits.map((hit) => ({
        span: { start: start + hit.start, end: start + hit.end },
        newText: hit.replacement,
      })),
    ],
    places: [...front.places, ...hits.map((hit) => placeOf(text, "text", shifted(hit, start)))],
  };
};

function shifted<T extends Span>(hit: T, by: number): T {
  return { ...hit, start: hit.start + by, end: hit.end + by };
}

/** What of codebook.yaml speakers and cases must be the same as: interviewers and queries. */
export const renameCodebookNames: RenameText = (text, finder) =>
  renameCodebook(text, finder, { isWanted: isNeeded, hasComments: false });

/** All of codebook.yaml that is prose; ids stay. */
export const renameCodebookTexts: RenameText = (text, finder) =>
  renameCodebook(text, finder, {
    isWanted: (value) => isNeeded(value) || isProse(value),
    hasComments: true,
  });

function isNeeded({ path }: YamlValue): boolean {
  return NEEDED.has(path[0]);
}

const NEEDED: ReadonlySet<string> = new Set(["interviewers", "queries"]);
const NO_PROSE: ReadonlySet<string> = new Set(["transcripts", "tables"]);
const NO_TEXTS: ReadonlySet<string> = new Set(["status", "replacedBy", "color"]);

function isProse({ path }: YamlValue): boolean {
  return !NO_PROSE.has(path[0]) && !NO_TEXTS.has(path.at(-1) ?? "");
}

interface CodebookParts {
  readonly isWanted: (value: YamlValue) => boolean;
  readonly hasComments: boolean;
}

function renameCodebook(
  text: string,
  finder: Finder,
  { isWanted, hasComments }: CodebookParts,
): ReturnType<RenameText> {
  const { document } = readYaml(text);
  if (document === undefined) return { edits: [], places: [] };
  const replacing = yamlReplacing({
    source: text,
    values: yamlValues(document),
    base: 0,
    kindOf: (value) => (!value.isKey && isWanted(value) ? "text" : undefined),
    hitsIn: ({ value, path }) =>
      finder.find(value, { case: path[0] === "interviewers" ? "label" : "as-written" }),
    inText: (written) => finder.find(written),
    hasComments,
  });
  const [before, after] = [text, applyEdits(text, replacing.edits)].map(readCodebook);
  const ids = ({ codebook }: typeof before): string =>
    JSON.stringify([...(codebook?.nodes.keys() ?? [])]);
  const isTheSame = ids(before) === ids(after) && after.problems.length <= before.problems.length;
  return isTheSame ? replacing : { reason: "The codebook could not be read afterwards." };
}
