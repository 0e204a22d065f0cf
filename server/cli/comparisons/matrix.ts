import {
  MATRIX_RULES,
  matrixRows,
  matrixTableOf,
  type ReadMatrix,
} from "../../exchange/paper/matrixTable";
import { FRAMEWORK_NAME } from "../../study/framework";
import { lineAt, lineIndexOf } from "../../study/lineIndex";
import type { StudySnapshot } from "../../features/context";
import { loadCounted } from "../loadCounted";
import { paperSource } from "../paperSource";
import { UsageError, type Arguments } from "../usage";
import { oneOf } from "./choices";
import { wantedNodes } from "./nodes";
import { printRuled } from "./printRuled";

/** `verbatim matrix`: cases × themes or headings, with the passages and what was written of them. */
export async function runMatrix(args: Arguments): Promise<number> {
  const { path, format, comparison } = args;
  const by = oneOf("matrix by", comparison.by ?? "theme", ["theme", "heading"]);
  const loaded = await loadCounted(args);
  const nodes = wantedNodes(loaded.whole ?? loaded.study.figures, comparison.nodes);
  if (nodes !== undefined && by === "heading") {
    throw new UsageError("matrix takes --nodes only by theme.");
  }
  const source = paperSource(loaded, path);
  const { table, problems } = await matrixTableOf(source, { by, nodes });
  nameProblems(source.study, problems);
  const columns = ["case", ...table.columns.map(({ name }) => name)];
  const sheet = () => ({ columns, rows: matrixRows(table) });
  printRuled(format, table, { sheet, rule: MATRIX_RULES[by] });
  return 0;
}

/** On stderr, as files that cannot be read. */
function nameProblems({ framework }: StudySnapshot, problems: ReadMatrix["problems"]): void {
  const lines = framework?.lines ?? lineIndexOf("");
  for (const { start, message } of problems) {
    process.stderr.write(`verbatim: ${FRAMEWORK_NAME}:${lineAt(lines, start) + 1}: ${message}\n`);
  }
}
