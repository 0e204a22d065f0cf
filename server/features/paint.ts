import type { Range } from "vscode-languageserver-types";
import { colorOf } from "../codebook/colors";
import { withShare } from "../counts/coverage";
import { coverFile, isUncoded } from "../counts/fileCoverage";
import type { Passage, Span } from "../markup/model";
import { offsetOfPlace } from "../markup/wording";
import type { CoverageFigures, PaintedPassage, PaintResult } from "../protocol";
import type { TranscriptContext } from "./context";
import { orderedRanges } from "./orderedRanges";
import { codesOf, isCoded } from "./passagesAt";
import { visibleStretchesOf, rangesBetween, type VisibleStretches } from "./visibleStretches";

/** What the editor paints in an open transcript; `version` is that of its document. */
export function paintOf(context: TranscriptContext, version: number): PaintResult {
  return {
    version,
    passages: paintedPassages(context),
    markup: markupRanges(context),
    uncoded: uncodedRanges(context),
    coverage: coverageOf(context),
  };
}

/**
 * Passages below this depth are not painted: nobody can tell so many layers apart, and passages
 * nested a thousand deep would take time by their number squared.
 */
export const DEEPEST_PAINTED = 12;

/** Those that count as coded, each stretch with the same block's codes, in the order of the text. */
function paintedPassages(context: TranscriptContext): readonly PaintedPassage[] {
  const { transcript, lines, study } = context;
  const coded = transcript.passages.filter(isCoded);
  coded.sort((a, b) => a.start - b.start || b.end - a.end);
  const depths = depthsOf(coded);
  const visible = visibleStretchesOf(transcript, lines);
  const colors = colorsOf(study.figures.study.codebook);
  const painted: PaintedPassage[] = [];
  coded.forEach((passage, index) => {
    if (depths[index] > DEEPEST_PAINTED) return;
    painted.push(paintedPassage(passage, { depth: depths[index], visible, colors }));
  });
  return painted;
}

interface Palette {
  readonly depth: number;
  readonly visible: VisibleStretches;
  readonly colors: (id: string) => string;
}

function paintedPassage(
  { words, block }: Passage,
  { depth, visible, colors }: Palette,
): PaintedPassage {
  const codes = codesOf(block);
  return { ranges: rangesBetween(visible, words), codes, color: colors(codes[0]), depth };
}

/**
 * How many of the passages before each one in the order of their starts reach beyond its start. All
 * that end at or before it have started before it, so they only need to be counted.
 */
function depthsOf(sorted: readonly Passage[]): Int32Array {
  const ends = Int32Array.from(sorted, (passage) => passage.end).sort();
  const depths = new Int32Array(sorted.length);
  let ended = 0;
  sorted.forEach(({ start }, index) => {
    while (ended < ends.length && ends[ended] <= start) ended++;
    depths[index] = index - ended;
  });
  return depths;
}

function colorsOf(codebook: Parameters<typeof colorOf>[0]): (id: string) => string {
  const colors = new Map<string, string>();
  return (id) => {
    let color = colors.get(id);
    if (color === undefined) {
      color = colorOf(codebook, id);
      colors.set(id, color);
    }
    return color;
  };
}

/** Brackets with their blocks, opening brackets, markers and marks, in the order of the text. */
function markupRanges({ transcript, lines }: TranscriptContext): Range[] {
  const { passages, marks } = transcript;
  const spans: Span[] = [...marks];
  for (const { form, open, close, block } of passages) {
    if (form !== "paragraph") spans.push(open);
    spans.push({ start: close.start, end: block.end });
  }
  return orderedRanges(
    lines,
    spans.sort((a, b) => a.start - b.start),
  );
}

/** Whole paragraphs; a transcript that is still being read (`status: reading`) has none. */
function uncodedRanges(context: TranscriptContext): Range[] {
  const { transcript, facts, voices, lines, study } = context;
  if (facts.status === "reading") return [];
  const { minWords } = study.settings.uncoded;
  const spans: Span[] = [];
  transcript.paragraphs.forEach(({ wordingStart, wordingEnd }, paragraph) => {
    if (!isUncoded(facts, voices, { paragraph, minWords })) return;
    const start = offsetOfPlace(transcript.wordingMap, wordingStart);
    const end = offsetOfPlace(transcript.wordingMap, wordingEnd - 1) + 1;
    spans.push({ start, end });
  });
  return orderedRanges(lines, spans);
}

/** The index has counted already, unless the text is newer than it. */
function coverageOf({ path, facts, voices, study }: TranscriptContext): CoverageFigures {
  const { figures, settings } = study;
  const isIndexed = figures.study.files.get(path) === facts;
  const share = isIndexed ? figures.shares.get(path)?.coverage : undefined;
  return withShare(share ?? coverFile(facts, voices, settings.uncoded.minWords));
}
