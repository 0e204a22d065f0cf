// What is said of each picture: its title, its description, its rule, its limits and its table.
import type {
  CoveragePicture,
  FindingsNode,
  FindingsResult,
} from "../../../server/protocol/findings";
import { COUNTING_RULE } from "../../text/codebookEntry";
import { countOf, numberText } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { ALL, chosenNodes, TOP, type Choices } from "./choices";
import { drawCoverage } from "./drawing/coverage";
import type { Canvas, Drawing, Paint } from "./drawing/drawing";
import { drawRecurrence } from "./drawing/recurrence";
import type { FindingsMessage } from "./messages";
import { nodesTable, stripsTable, type Table } from "./table";

export interface Picture {
  /** Of the files that are saved, without an ending. */
  readonly name: string;
  readonly title: string;
  /** For those who do not see it, and for those who do: what stands for what. */
  readonly description: string;
  /** How its figures are counted. */
  readonly rule: string;
  /** What is not shown of all there is; each a sentence. */
  readonly notes: readonly string[];
  readonly table: Table;
  /** Undefined where there is nothing to draw; the description says why. */
  readonly draw?: (canvas: Canvas, colors: "screen" | "paper") => Drawing;
}

/** What is drawn, of the figures that are there; undefined while those of the choices are awaited. */
export function pictureOf(message: FindingsMessage, choices: Choices): Picture | undefined {
  const { picture } = message.findings;
  if (picture.picture !== choices.picture) return undefined;
  switch (picture.picture) {
    case "recurrence":
      return recurrence(message, choices);
    case "coverage":
      return coverage(message, picture);
  }
}

/** So many rows are drawn at most; the table that is saved has all. */
export const MOST_ROWS = 1000;

function recurrence(message: FindingsMessage, { nodes: chosen, measure }: Choices): Picture {
  const { findings } = message;
  const nodes = byMeasure(chosenNodes(findings.nodes, chosen), measure);
  const drawn = nodes.slice(0, MOST_ROWS);
  const title = `${ofNodes(findings, chosen)} by ${measure}`;
  const parts = {
    title,
    name: `themes-by-${measure}`,
    rule: COUNTING_RULE,
    table: nodesTable(nodes),
  };
  if (nodes.length === 0)
    return { ...parts, notes: [], description: "The codebook has no themes or codes yet." };
  return {
    ...parts,
    description:
      `One bar for each of ${countOf(nodes.length, "node")}, as long as its number of ${measure}, ` +
      "which is written behind it; most first, codes below their theme. " +
      sizeOf(findings),
    notes: limitNote(drawn.length, nodes.length, "bars"),
    draw: (canvas, colors) =>
      drawRecurrence({ nodes: drawn, measure, colorOf: colorsOf(message, colors) }, canvas),
  };
}

function coverage(message: FindingsMessage, picture: CoveragePicture): Picture {
  const { findings } = message;
  const { node, offset, total, strips } = picture;
  const names = new Map(findings.nodes.map(({ id, name }) => [id, oneLine(name)]));
  const nodeName = node === null ? null : (names.get(node) ?? node);
  const title =
    nodeName === null ? "Coverage by transcript" : `Coverage, and passages of ${nodeName}`;
  const parts = {
    title,
    name: "coverage-by-transcript",
    rule: `${COVERAGE_RULE} ${COUNTING_RULE}`,
    table: stripsTable(strips, nodeName),
  };
  if (total === 0) return { ...parts, notes: [], description: "The study has no transcripts yet." };
  const cut = strips.filter(({ passages, stretches }) => passages > stretches.length).length;
  return {
    ...parts,
    description: coverageDescription(nodeName) + sizeOf(findings),
    notes: [
      ...(strips.length < total ? [pageText(picture)] : []),
      ...(cut > 0 ? [`Of ${countOf(cut, "transcript")} only the first passages are drawn.`] : []),
      ...(offset > 0 && strips.length === 0 ? ["There are fewer transcripts now."] : []),
    ],
    draw: (canvas, colors) => {
      const colorOf = colorsOf(message, colors);
      const found = findings.nodes.find(({ id }) => id === node);
      const paint: Paint = found ? (colorOf(found) as Paint) : "accent";
      return drawCoverage({ strips, paint, nameOf: (code) => names.get(code) ?? code }, canvas);
    },
  };
}

const COVERAGE_RULE =
  "Coverage is the share of participants’ words that are inside any coding, rounded down.";

/** "Transcripts 1 to 50 of 10,000." */
export function pageText({ offset, total, strips }: CoveragePicture): string {
  const last = numberText(offset + strips.length);
  const first = numberText(Math.min(offset + 1, offset + strips.length));
  return `Transcripts ${first} to ${last} of ${numberText(total)}; the others are on other pages.`;
}

function coverageDescription(node: string | null): string {
  const strip = "One strip for each transcript, from its first word at the left to its last; ";
  const what =
    node === null
      ? "blocks are passages with any code. "
      : `high blocks are passages of ${node}, low ones everything else that is coded. `;
  return `${strip}${what}Behind each stands its coverage. `;
}

function sizeOf({ cases, transcripts }: FindingsResult): string {
  return `The study has ${countOf(cases, "case")} in ${countOf(transcripts, "transcript")}.`;
}

function ofNodes({ nodes }: FindingsResult, chosen: string): string {
  if (chosen === ALL) return "Themes and codes";
  const found = chosen === TOP ? undefined : nodes.find(({ id }) => id === chosen);
  return found ? `${oneLine(found.name)} and what is below it` : "Themes";
}

function limitNote(drawn: number, all: number, what: string): string[] {
  if (drawn === all) return [];
  const shown = `The first ${numberText(drawn)} of ${numberText(all)} ${what} are drawn.`;
  return [`${shown} The table that is saved has all of them.`];
}

/** Those of one level under one node are put in order; each keeps what is below it. */
function byMeasure(
  nodes: readonly FindingsNode[],
  measure: Choices["measure"],
): readonly FindingsNode[] {
  const groups: FindingsNode[][] = [];
  const top = Math.min(...nodes.map(({ depth }) => depth));
  for (const node of nodes) {
    if (node.depth === top) groups.push([node]);
    else groups.at(-1)?.push(node);
  }
  // Sorting is stable: among equals, the most recurrent stays first.
  groups.sort(([a], [b]) => (b?.[measure] ?? 0) - (a?.[measure] ?? 0));
  return groups.flatMap(([head, ...below]) => {
    return head ? [head, ...(below.length > 0 ? byMeasure(below, measure) : [])] : [];
  });
}

function colorsOf({ findings, colors }: FindingsMessage, which: "screen" | "paper") {
  const byNode = new Map(findings.nodes.map((node, index) => [node, colors[which][index]]));
  return (node: FindingsNode): string => byNode.get(node) ?? "#767676";
}
