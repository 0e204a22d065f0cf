import { nearestIds } from "../../codebook/ids";
import { codesBelowIn } from "../../counts/query/codesBelow";
import { keepQuery, runQuery, type FoundFile, type QueryResult } from "../../counts/query/run";
import { shownStretches, type ShownAs } from "../../counts/query/shown";
import type { QueryNode } from "../../counts/query/syntax";
import { checkedQuery } from "../../features/query/checked";
import { saidIn } from "../paper/said";
import type { PaperSource } from "../paper/source";
import type { Refusal } from "../paper/wish";
import type { Cell, ReportDocument } from "../report/model";
import { optionOf, type Command } from "./words";

/** `query`: what a query finds, quoted, with the figures of all of it below. */
export async function query(
  source: PaperSource,
  command: Command,
): Promise<ReportDocument | Refusal> {
  const as = optionOf(command, "as") ?? "stretches";
  if (!isShownAs(as))
    return { problem: `Unknown --as “${as}”: take stretches, passages or paragraphs.` };
  const text = writtenQuery(source, command);
  if (typeof text === "object") return text;
  const node = await checkedQuery(source, text);
  if ("problem" in node) return node;
  const { study, voices } = source.study.figures;
  const { pause } = source;
  const read = async (path: string) => (await source.read(path))?.transcript;
  const result = await runQuery(keepQuery(node), { study, voices, pause, read });
  const attributes = (optionOf(command, "attributes") ?? "").split(",").map((name) => name.trim());
  const rows: Cell[][] = [];
  for (const file of result.files) {
    rows.push(...(await rowsOf(source, file, { node, as, attributes })));
    await pause();
  }
  const note = { kind: "paragraph", text: figuresText(text, result), isNote: true } as const;
  return { title: null, blocks: [{ kind: "table", columns: ["Words", "File"], rows }, note] };
}

function isShownAs(text: string): text is ShownAs {
  return text === "stretches" || text === "passages" || text === "paragraphs";
}

function writtenQuery({ study }: PaperSource, command: Command): string | Refusal {
  const [typed] = command.operands;
  const saved = optionOf(command, "saved");
  if ((typed === undefined) === (saved === undefined))
    return { problem: "Give a query in quotes, or the name of one with --saved." };
  if (saved === undefined) return typed;
  const { queries } = study.figures.study.codebook;
  const [nearest] = nearestIds(saved, queries.keys(), { limit: 1 });
  const advice = nearest === undefined ? "" : ` Did you mean “${nearest}”?`;
  return queries.get(saved) ?? { problem: `The codebook has no query “${saved}”.${advice}` };
}

interface Showing {
  readonly node: QueryNode;
  readonly as: ShownAs;
  readonly attributes: readonly string[];
}

async function rowsOf(
  source: PaperSource,
  { path, facts, stretches }: FoundFile,
  { node, as, attributes }: Showing,
): Promise<Cell[][]> {
  const context = await source.read(path);
  if (context === undefined) return [];
  const codesBelow = codesBelowIn(source.study.figures.study.codebook);
  return shownStretches(node, { as, stretches }, { facts, codesBelow }).map(({ start, end }) => {
    const said = saidIn(context, { start: start.at, end: end.at }, attributes);
    return [{ said }, path];
  });
}

function figuresText(text: string, { figures, unread }: QueryResult): string {
  const { passages, words, cases, transcripts } = figures;
  const left = unread.length === 0 ? "" : ` Files that could not be read: ${unread.join(", ")}.`;
  return `What the query ${text} finds: passages ${passages}, participants’ words in them ${words}, cases ${cases}, transcripts ${transcripts}.${left}`;
}
