import { openFrontMatter } from "../../markup/frontMatterReader";
import { findFrontMatter } from "../../markup/frontMatter";
import { comparableLabel } from "../../markup/labelRules";
import type { Transcript } from "../../markup/model";
import type { TextEdit } from "../../markup/edits/edit";
import type { Finder, Finding, Hit } from "./finder";
import { placeOf, replaced, type NamePlace, type PlaceKind } from "./places";
import { yamlComments, yamlEdit, yamlValues, type YamlValue } from "./yaml";

/** Edits with the names that they replace. */
export interface Replacing {
  readonly edits: readonly TextEdit[];
  readonly places: readonly NamePlace[];
}

/** The edits that replace names in the front matter: in values, in declared labels, in comments. */
export function frontMatterEdits({ text, frontMatter }: Transcript, finder: Finder): Replacing {
  const found = findFrontMatter(text);
  if (found === undefined || "problem" in found || frontMatter.problems.length > 0)
    return { edits: [], places: [] };
  const reader = openFrontMatter(text, found.inner);
  if ("problem" in reader) return { edits: [], places: [] };
  const { start, end } = found.inner;
  return yamlReplacing({
    source: text.slice(start, end),
    values: yamlValues(reader.document),
    base: start,
    kindOf: kindOfValue,
    hitsIn: (value) => finder.find(value.value, { case: findingOf(value) }),
    inText: (written) => finder.find(written),
    hasComments: true,
  });
}

/** What of a YAML text is replaced. */
export interface YamlText {
  readonly source: string;
  readonly values: readonly YamlValue[];
  /** The offset of the YAML in the file. */
  readonly base: number;
  /** Undefined: this one is left alone. */
  readonly kindOf: (value: YamlValue) => PlaceKind | undefined;
  readonly hitsIn: (value: YamlValue) => readonly Hit[];
  readonly inText: (text: string) => readonly Hit[];
  /** Whether names in comments are replaced, too. */
  readonly hasComments: boolean;
}

export function yamlReplacing({ source, base, ...yaml }: YamlText): Replacing {
  const edits: TextEdit[] = [];
  const places: NamePlace[] = [];
  const add = ({ span, newText }: TextEdit): void => {
    edits.push({ span: { start: base + span.start, end: base + span.end }, newText });
  };
  for (const value of yaml.values) {
    const kind = yaml.kindOf(value);
    const hits = kind === undefined ? [] : yaml.hitsIn(value);
    if (kind === undefined || hits.length === 0) continue;
    const inSource = (text: string): string => replaced(text, yaml.inText(text));
    add(yamlEdit(source, value, { value: replaced(value.value, hits), inSource }));
    for (const hit of hits) {
      const place = placeOf(value.value, kind, hit);
      places.push({ ...place, start: base + value.start, end: base + value.end });
    }
  }
  for (const { start, text } of yaml.hasComments ? yamlComments(source, yaml.values) : []) {
    const hits = yaml.inText(text);
    if (hits.length === 0) continue;
    add({ span: { start, end: start + text.length }, newText: replaced(text, hits) });
    for (const hit of hits)
      places.push({
        ...placeOf(text, "comment", hit),
        start: base + start + hit.start,
        end: base + start + hit.end,
      });
  }
  return { edits, places };
}

/** Keys are words of the notation, but for the labels below `speakers`; a seal is no text. */
function kindOfValue(value: YamlValue): PlaceKind | undefined {
  const { path, isKey } = value;
  if (path[0] === "verbatim") return undefined;
  if (isLabel(value)) return "speaker";
  if (isKey) return undefined;
  return path.at(-1) === "case" ? "case" : "front matter";
}

function findingOf(value: YamlValue): Finding["case"] {
  if (isLabel(value)) return "label";
  return kindOfValue(value) === "case" ? "case" : "as-written";
}

function isLabel({ path, isKey }: YamlValue): boolean {
  if (path[0] !== "speakers") return false;
  return isKey ? path.length === 2 : path.length === 1;
}

/** What the front matter says, for comparing. */
export function spokenOf({ frontMatter, speakers }: Transcript): readonly string[] {
  return [
    ...speakers.map(({ label, declared }) => `${comparableLabel(label)} ${declared !== undefined}`),
    ...frontMatter.speakers.map(({ label, role = "" }) => `${comparableLabel(label)} ${role}`),
  ];
}
