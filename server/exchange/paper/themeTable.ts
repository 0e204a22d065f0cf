import type { Codebook, CodebookNode, TableColumn, TableLevel } from "../../codebook/model";
import type { NodeFigures } from "../../counts/results";
import { figuresOf, sortByRecurrence } from "../../counts/themes";
import type { Said } from "../report/model";
import { firstExemplars, wordsOfCodingAt, type CodingPlace } from "./exemplars";
import { namesAbove, partOf } from "./part";
import type { PaperSource } from "./source";
import type { TableWish } from "./wish";

/** A theme table, as the command line prints it in JSON and every document shows it. */
export interface ThemeTable {
  readonly name: string | null;
  readonly title: string | null;
  readonly level: TableLevel;
  readonly columns: readonly { readonly column: TableColumn; readonly title: string }[];
  readonly rows: readonly ThemeTableRow[];
}

export interface ThemeTableRow extends NodeFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: TableLevel;
  /** The name of its theme, also where it is the theme; null outside themes. */
  readonly theme: string | null;
  /** The name of the category that it is or lies in, the innermost. */
  readonly category: string | null;
  readonly definition: string | null;
  readonly illustration: string | null;
  /** Null where the table shows none, and where there is none. */
  readonly quotation: ShownQuotation | null;
}

export interface ShownQuotation {
  /** What it was taken from. */
  readonly from: "exemplar" | "codebook";
  readonly file: string | null;
  readonly said: readonly Said[];
}

/**
 * The themes, categories or codes of a part of the codebook with their figures, most recurrent first.
 * A node belongs to the part if it is one of the ids or lies below one, and if it, or the nearest node
 * above that says anything of the attribute, has the value that the condition wants. Retired nodes
 * are left out unless they are used. The quotation is the passage that is marked as an exemplar, of a
 * theme or category the one of its most recurrent code; without any, the codebook's example.
 */
export async function themeTableOf(source: PaperSource, wish: TableWish): Promise<ThemeTable> {
  const { codebook } = source.study.figures.study;
  const { tally } = source.study.figures;
  const nodes = partOf(codebook, wish)
    .filter(({ kind }) => kind === wish.level)
    .map((node) => ({ node, ...figuresOf(tally, node.id) }));
  const shown = sortByRecurrence(
    nodes.filter(({ node, codings }) => node.status !== "retired" || codings > 0),
  );
  const isQuoting = wish.columns.includes("quotation");
  const exemplars = isQuoting ? await firstExemplars(source) : new Map<string, CodingPlace>();
  const rows: ThemeTableRow[] = [];
  for (const { node, ...figures } of shown) {
    const quotation = isQuoting ? await quotationOf(source, { node, exemplars, wish }) : null;
    rows.push({ ...rowOf(codebook, node), ...figures, quotation });
    await source.pause();
  }
  const { name, title, level } = wish;
  const columns = wish.columns.map((column) => ({
    column,
    title: wish.titles.get(column) ?? USUAL_TITLES[column],
  }));
  return { name, title, level, columns, rows };
}

const USUAL_TITLES: Readonly<Record<TableColumn, string>> = {
  theme: "Theme",
  category: "Category",
  code: "Code",
  id: "Id",
  definition: "Definition",
  illustration: "Illustration",
  cases: "Cases",
  passages: "Passages",
  codings: "Codings",
  words: "Words",
  transcripts: "Transcripts",
  quotation: "Quotation",
};

type Named = Omit<ThemeTableRow, keyof NodeFigures | "quotation">;

function rowOf(codebook: Codebook, node: CodebookNode): Named {
  return {
    id: node.id,
    name: node.name,
    kind: node.kind,
    ...namesAbove(codebook, node),
    definition: node.definition ?? null,
    illustration: node.illustration ?? null,
  };
}

interface Quoting {
  readonly node: CodebookNode;
  readonly exemplars: ReadonlyMap<string, CodingPlace>;
  readonly wish: TableWish;
}

async function quotationOf(
  source: PaperSource,
  { node, exemplars, wish }: Quoting,
): Promise<ShownQuotation | null> {
  const nodes = [node, ...mostRecurrentBelow(source, node)];
  for (const { id } of nodes) {
    const place = exemplars.get(id);
    const said = place && (await wordsOfCodingAt(source, place, wish.attributes));
    if (place && said) return { from: "exemplar", file: place.path, said };
  }
  const words = nodes.find(({ examples }) => examples.length > 0)?.examples[0];
  if (words === undefined) return null;
  return { from: "codebook", file: null, said: [{ words, source: "" }] };
}

/** All nodes below one, in whatever depth: its codes and, where codes have codes, these too. */
function mostRecurrentBelow({ study }: PaperSource, node: CodebookNode): readonly CodebookNode[] {
  const below: CodebookNode[] = [];
  const waiting = [...node.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    below.push(next);
    waiting.push(...[...next.children].reverse());
  }
  const { tally } = study.figures;
  const ranked = below.map((one) => ({ one, ...figuresOf(tally, one.id) }));
  // A category is as recurrent as all its codes, but it is a code's example that is looked for.
  const isCode = ({ one }: { readonly one: CodebookNode }): boolean => one.kind === "code";
  const codes = sortByRecurrence(ranked.filter(isCode));
  const others = sortByRecurrence(ranked.filter((one) => !isCode(one)));
  return [...codes, ...others].map(({ one }) => one);
}
