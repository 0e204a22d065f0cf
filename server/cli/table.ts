import {
  codebookPaper,
  quotationsPaper,
  themesPaper,
  transcriptPaper,
  type Paper,
} from "../exchange/paper/papers";
import type { PaperSource } from "../exchange/paper/source";
import { tableWish, type Refusal, type TableWish } from "../exchange/paper/wish";
import { isTabular, printDocument } from "./formats";
import { loadCounted } from "./loadCounted";
import { paperSource } from "./paperSource";
import { UsageError, type Arguments } from "./usage";

/** `verbatim table`: what goes into the paper. */
export async function runTable(args: Arguments): Promise<number> {
  const { kind = "themes" } = args.table;
  const make = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (make === undefined)
    throw new UsageError(`Unknown kind “${kind}”: take ${Object.keys(KINDS).join(", ")}.`);
  const paper = await make(paperSource(await loadCounted(args), args.path), args);
  if ("problem" in paper) throw new UsageError(paper.problem);
  printDocument(args.format, paper.result, () => paper.document(isTabular(args.format)));
  return 0;
}

type Make = (source: PaperSource, args: Arguments) => Promise<Paper | Refusal> | Paper;

const KINDS: Readonly<Record<string, Make>> = {
  themes: (source, args) => themesPaper(source, wishOf(source, args)),
  quotations: (source, args) => quotationsPaper(source, wishOf(source, args)),
  codebook: codebookPaper,
  transcript: (source, { table: { file } }) => {
    if (file !== undefined) return transcriptPaper(source, file);
    throw new UsageError("Say which transcript: --file <its path in the study>");
  },
};

function wishOf({ study }: PaperSource, { table, operand }: Arguments): TableWish {
  const wish = tableWish(study.figures.study.codebook, { ...table, name: operand });
  if ("problem" in wish) throw new UsageError(wish.problem);
  return wish;
}
