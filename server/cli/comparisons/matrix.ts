import { join } from "node:path";
import type { Place } from "../../counts/crosstab/places";
import { matrixOf, type Matrix } from "../../counts/framework/matrix";
import { placeSummaries, type PlacedSummaries } from "../../counts/framework/summaries";
import type { LiveStudy } from "../../lsp/liveStudy";
import { parseTranscript } from "../../markup/parse";
import type { Transcript } from "../../markup/model";
import { wordingBetween } from "../../markup/wording";
import { wordsOfCoding } from "../../study/facts";
import { FRAMEWORK_NAME, readFramework } from "../../study/framework";
import { lineAt, lineIndexOf } from "../../study/lineIndex";
import type { Cell } from "../../exchange/report/model";
import type { Sheet } from "../formats";
import { loadCounted } from "../loadCounted";
import { readText } from "../loadStudy";
import { UsageError, type Arguments } from "../usage";
import { oneOf } from "./choices";
import { wantedNodes } from "./nodes";
import { printRuled } from "./printRuled";

/** `verbatim matrix`: cases × themes or headings, with the passages and what was written of them. */
export async function runMatrix(args: Arguments): Promise<number> {
  const { path, format, comparison } = args;
  const by = oneOf("matrix by", comparison.by ?? "theme", ["theme", "heading"]);
  const { study, whole = study.figures } = await loadCounted(args);
  const { figures } = study;
  const nodes = wantedNodes(whole, comparison.nodes);
  if (nodes !== undefined && by === "heading") {
    throw new UsageError("matrix takes --nodes only by theme.");
  }
  const summaries = placedSummaries({ ...study, figures: whole });
  const result = withWords(await matrixOf(figures, { by, nodes }), { folder: path, summaries });
  printRuled(format, result, { sheet: () => sheetOf(result), rule: RULES[by] });
  return 0;
}

const RULES = {
  theme: `Passages of the theme, with all below it, that hold a word of the case; summaries come from ${FRAMEWORK_NAME}.`,
  heading: `Passages of any code that hold a word of the case under the heading; summaries come from ${FRAMEWORK_NAME}.`,
};

/** A passage of a cell; line and column count from 1. */
interface MatrixPassage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

interface MatrixCell {
  readonly summary: string | null;
  readonly passages: readonly MatrixPassage[];
}

interface MatrixResult extends Pick<Matrix, "by" | "columns"> {
  readonly rows: readonly { readonly case: string; readonly cells: readonly MatrixCell[] }[];
}

/** Problems are named on stderr, as those of files that cannot be read. */
function placedSummaries({ figures, framework }: LiveStudy): PlacedSummaries {
  const lines = framework?.lines ?? lineIndexOf("");
  const summaries = placeSummaries(figures, framework?.reading ?? readFramework(""));
  for (const { start, message } of summaries.problems) {
    process.stderr.write(`verbatim: ${FRAMEWORK_NAME}:${lineAt(lines, start) + 1}: ${message}\n`);
  }
  return summaries;
}

function withWords(
  { by, columns, rows }: Matrix,
  { folder, summaries }: { readonly folder: string; readonly summaries: PlacedSummaries },
): MatrixResult {
  const read = createReader(folder);
  return {
    by,
    columns,
    rows: rows.map(({ case: name, cells }) => ({
      case: name,
      cells: cells.map((places, at) => ({
        summary: summaries.summaryOf(name, columns[at].id) ?? null,
        passages: places.map((place) => passageOf(place, read(place.file.path))),
      })),
    })),
  };
}

function passageOf(
  { file, start, end, firstCoding }: Place,
  transcript: Transcript,
): MatrixPassage {
  const { startLine, startCharacter } = wordsOfCoding(file.facts, firstCoding);
  const text = wordingBetween(transcript, start, end);
  return { file: file.path, line: startLine + 1, column: startCharacter + 1, text };
}

/** Cases of one file follow each other, mostly, so that the last file is all that is kept. */
function createReader(folder: string): (path: string) => Transcript {
  let last: { readonly path: string; readonly transcript: Transcript } | undefined;
  return (path) => {
    if (last?.path !== path) {
      last = { path, transcript: parseTranscript(readText(join(folder, path))) };
    }
    return last.transcript;
  };
}

function sheetOf({ columns, rows }: MatrixResult): Sheet {
  return {
    columns: ["case", ...columns.map(({ name }) => name)],
    rows: rows.map(({ case: name, cells }) => [name, ...cells.map(cellOf)]),
  };
}

function cellOf({ summary, passages }: MatrixCell): Cell {
  const said = passages.map(({ file, line, text }) => `“${text}” (${file}:${line})`);
  return { lines: summary === null ? said : [summary, ...said] };
}
