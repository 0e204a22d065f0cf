import type { CodebookNode } from "../../codebook/model";
import { figuresOf, sortByRecurrence } from "../../counts/themes";
import { codingsWith, filesUsing } from "../../features/passages";
import { CODING } from "../../study/facts";
import type { Block, ReportDocument, Said } from "../report/model";
import { noteOf } from "../report/notes";
import { wordsOfCodingAt } from "./exemplars";
import { namesAbove, partOf } from "./part";
import type { PaperSource } from "./source";
import type { TableWish } from "./wish";

/** A passage with the code that it is quoted for. */
export interface ListedQuotation {
  readonly theme: string | null;
  readonly category: string | null;
  /** The id of the code, and what people read. */
  readonly code: string;
  readonly name: string;
  readonly file: string;
  /** The line of its first word, from 1. */
  readonly line: number;
  readonly isExemplar: boolean;
  readonly said: readonly Said[];
}

/**
 * Every passage of the codes of a part of the codebook: the themes most recurrent first, in each the
 * codes, in each the passages in the order of the files. A stretch that two coders gave the same code
 * is quoted once. Files that cannot be read, or that change meanwhile, are left out.
 */
export async function quotationListOf(
  source: PaperSource,
  wish: Pick<TableWish, "nodes" | "where" | "attributes">,
): Promise<readonly ListedQuotation[]> {
  const nodes = inOrder(source, partOf(source.study.figures.study.codebook, wish));
  const found = await quotationsByCode(source, nodes, wish.attributes);
  return nodes.flatMap(({ id }) => found.get(id) ?? []);
}

/** Themes most recurrent first, in each its own passages, then those of its codes. */
function inOrder({ study }: PaperSource, part: readonly CodebookNode[]): readonly CodebookNode[] {
  const { tally } = study.figures;
  const themeOf = ({ id, theme }: CodebookNode): string => theme ?? id;
  const rank = (id: string) => ({ id, ...figuresOf(tally, id) });
  const themes = sortByRecurrence([...new Set(part.map(themeOf))].map(rank));
  const codes = sortByRecurrence(part.map((node) => ({ node, ...rank(node.id) })));
  const byTheme = new Map<string, CodebookNode[]>(themes.map(({ id }) => [id, []]));
  for (const { node } of codes) byTheme.get(themeOf(node))?.push(node);
  return [...byTheme.values()].flat();
}

async function quotationsByCode(
  source: PaperSource,
  nodes: readonly CodebookNode[],
  attributes: readonly string[],
): Promise<ReadonlyMap<string, readonly ListedQuotation[]>> {
  const { study, pause } = source;
  const { codebook, files } = study.figures.study;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ids = new Set(byId.keys());
  const found = new Map<string, ListedQuotation[]>(nodes.map(({ id }) => [id, []]));
  for (const { path } of filesUsing(study, ids)) {
    const facts = files.get(path);
    if (facts === undefined) continue;
    const context = await source.read(path);
    const reading = { study, read: () => context };
    const exemplars = new Set(facts.exemplars);
    const stretches = new Set<string>();
    for (const coding of codingsWith(facts, ids)) {
      const row = coding * CODING.width;
      const code = facts.codes[facts.codings[row + CODING.code]];
      const node = byId.get(code);
      const [start, end] = [facts.codings[row + CODING.start], facts.codings[row + CODING.end]];
      const stretch = `${start} ${end} ${code}`;
      if (node === undefined || stretches.has(stretch)) continue;
      stretches.add(stretch);
      const said = await wordsOfCodingAt(reading, { path, coding }, attributes);
      if (said === undefined || said.length === 0) continue;
      found.get(code)?.push({
        ...namesAbove(codebook, node),
        code,
        name: node.name,
        file: path,
        line: facts.codings[row + CODING.startLine] + 1,
        isExemplar: exemplars.has(coding),
        said,
      });
    }
    await pause();
  }
  return found;
}

/** As one reads it: a heading for each theme and each code, and the words below. */
export function quotationListDocument(
  title: string,
  quotations: readonly ListedQuotation[],
): ReportDocument {
  const blocks: Block[] = [];
  let last: ListedQuotation | undefined;
  for (const quotation of quotations) {
    const theme = quotation.theme ?? OUTSIDE;
    const isNewTheme = last === undefined || (last.theme ?? OUTSIDE) !== theme;
    if (isNewTheme) blocks.push({ kind: "heading", level: 1, text: theme });
    const isThemes = quotation.name === quotation.theme;
    if (!isThemes && (isNewTheme || last?.code !== quotation.code))
      blocks.push({ kind: "heading", level: 2, text: quotation.name });
    blocks.push({ kind: "quotation", quotation: { said: quotation.said } });
    last = quotation;
  }
  return { title, blocks: [...blocks, NOTE] };
}

/** As a table, for formats that hold nothing else. */
export function quotationListTable(
  title: string,
  quotations: readonly ListedQuotation[],
): ReportDocument {
  const rows = quotations.map(({ theme, category, name, said, file, line }) => {
    return [theme, category, name, { said }, file, line];
  });
  const columns = ["Theme", "Category", "Code", "Quotation", "File", "Line"];
  return { title, blocks: [{ kind: "table", columns, rows }, NOTE] };
}

const OUTSIDE = "Outside themes";
const NOTE = noteOf(
  "Themes and codes most recurrent first, passages in the order of the files. A passage stands " +
    "below each of its codes.",
);
