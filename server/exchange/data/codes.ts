import { nameFromId } from "../../codebook/ids";
import type { Codebook, CodebookNode } from "../../codebook/model";
import type { Figures } from "../../counts/figures";
import type { NodeFigures, ReportedKind } from "../../counts/results";
import { figuresOf, unknownCodes } from "../../counts/themes";
import { keyedColumns } from "./attributeColumns";
import { column, listValue, type ColumnOf, type TableOf } from "./declare";
import { countOf, idOf, listOf, nameOf, SECTION, textOf } from "./kinds";

/** What one row of `codes` is made of; a code that the codebook lacks has no node. */
export interface CodeSource {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
  readonly node: CodebookNode | undefined;
  readonly lineage: readonly string[];
  readonly figures: NodeFigures;
}

/** Everything in the codebook in its order, then the codes of transcripts that it lacks. */
export function codeSourcesOf({ study, tally }: Figures): readonly CodeSource[] {
  const { codebook } = study;
  const known = [...codebook.nodes.values()].map((node) => ({
    id: node.id,
    name: node.name,
    kind: node.kind,
    node,
    lineage: lineageOf(codebook, node.id),
    figures: figuresOf(tally, node.id),
  }));
  const unknown = unknownCodes(codebook, tally).map((id) => ({
    id,
    name: nameFromId(id),
    kind: "unknown" as const,
    node: undefined,
    lineage: [id],
    figures: figuresOf(tally, id),
  }));
  return [...known, ...unknown];
}

/** The ids from the top of the codebook down to a code; of an unknown code its own alone. */
export function lineageOf({ nodes }: Codebook, id: string): readonly string[] {
  const line = [id];
  for (let at = nodes.get(id)?.parent; at !== undefined; at = nodes.get(at)?.parent) line.push(at);
  return line.reverse();
}

const { codebook } = SECTION;
const figure = (name: keyof NodeFigures, meaning: string): ColumnOf<CodeSource> =>
  column(name, countOf(name), `${meaning} Codes below it count with it.`, (s) => s.figures[name]);

const COLUMNS: readonly ColumnOf<CodeSource>[] = [
  column("code", idOf(codebook), "The id of the theme, category or code.", (s) => s.id),
  column("name", nameOf(codebook), "What people read.", (s) => s.name),
  column(
    "kind",
    nameOf(codebook),
    "theme, category or code; unknown where a transcript uses it and the codebook lacks it.",
    (s) => s.kind,
  ),
  column(
    "parent",
    idOf(codebook),
    "The id of what it stands below.",
    (s) => s.node?.parent ?? null,
  ),
  column(
    "path",
    idOf(codebook),
    "The ids from the top of the codebook down to it, joined by /.",
    (s) => s.lineage.join("/"),
  ),
  column(
    "theme",
    idOf(codebook),
    "The id of its theme (a theme's own); nothing outside themes.",
    (s) => s.node?.theme ?? null,
  ),
  column(
    "level",
    countOf("levels, from 1", codebook),
    "How deep it stands in the codebook.",
    (s) => s.lineage.length,
  ),
  column(
    "position",
    countOf("number, from 1", codebook),
    "Its place in the codebook's order; nothing for unknown codes.",
    (s) => (s.node === undefined ? null : s.node.order + 1),
  ),
  column("status", nameOf(codebook), "draft, active or retired.", (s) => s.node?.status ?? null),
  column(
    "replaced_by",
    idOf(codebook),
    "The code that replaces a retired one.",
    (s) => s.node?.replacedBy ?? null,
  ),
  column("definition", textOf(codebook), "What it means.", (s) => s.node?.definition ?? null),
  column("include", textOf(codebook), "When to use it.", (s) => s.node?.include ?? null),
  column("exclude", textOf(codebook), "When not to use it.", (s) => s.node?.exclude ?? null),
  column("examples", listOf("texts", codebook), "Typical passages.", (s) =>
    listValue(s.node?.examples ?? []),
  ),
  column(
    "illustration",
    textOf(codebook),
    "The author's own line for tables.",
    (s) => s.node?.illustration ?? null,
  ),
  column("memo", textOf(codebook), "The analytic note on it.", (s) => s.node?.memo ?? null),
  column(
    "color",
    { ...textOf(codebook), unit: "#rrggbb" },
    "Its own colour; nothing where it takes its theme's.",
    (s) => s.node?.color ?? null,
  ),
  figure("codings", "How many times it was applied."),
  figure("passages", "Passages, united in each file where they share a character."),
  figure("words", "Participants' words inside the united passages."),
  figure("cases", "Different cases whose words are in a passage."),
  figure("transcripts", "Different transcripts with at least one passage."),
];

/** `keys` are those of the attributes of all nodes. */
export function codesTable(keys: readonly string[]): TableOf<CodeSource> {
  const attributes = keyedColumns<CodeSource>(
    { prefix: "attribute_", whose: "of the theme, category or code" },
    keys,
    (source, key) => source.node?.attributes.get(key),
  );
  return {
    name: "codes",
    meaning:
      "A theme, a category or a code of the codebook, in its order; then codes that transcripts use and the codebook lacks.",
    columns: [...COLUMNS, ...attributes],
  };
}
