// What is drawn of the figures that are there: themes by recurrence, coverage, and comparisons.
import type { CoveragePicture, FindingsNode } from "../../../server/protocol/findings";
import { COUNTING_RULE } from "../../text/codebookEntry";
import { countOf } from "../../text/figures";
import { chosenNodes, type Choices } from "./choices";
import { casesGrid, newCodes } from "./comparedTranscripts";
import { cooccurrence, crosstab } from "./comparedNodes";
import { drawCoverage } from "./drawing/coverage";
import type { Paint } from "./drawing/drawing";
import { drawRecurrence } from "./drawing/recurrence";
import { frameworkMatrix } from "./frameworkMatrix";
import type { FindingsMessage } from "./messages";
import {
  colorsOf,
  limitNote,
  MOST_ROWS,
  namesOf,
  NO_NODES,
  NO_TRANSCRIPTS,
  nodesCounted,
  ofNodes,
  pageNotes,
  sizeOf,
  type Picture,
} from "./picture";
import { rivals } from "./rivals";
import { nodesTable, stripsTable } from "./table";

/** Undefined while the figures of what is chosen are awaited. */
export function pictureOf(message: FindingsMessage, choices: Choices): Picture | undefined {
  const { picture } = message.findings;
  if (picture.picture !== choices.picture) return undefined;
  switch (picture.picture) {
    case "recurrence":
      return recurrence(message, choices);
    case "coverage":
      return coverage(message, picture);
    case "crosstab":
      return crosstab(message, picture, choices);
    case "cooccurrence":
      return cooccurrence(message, picture, choices);
    case "rivals":
      return rivals(message, picture);
    case "matrix":
      return frameworkMatrix(message, picture);
    case "newCodes":
      return newCodes(picture);
    case "cases":
      return casesGrid(message, picture);
  }
}

function recurrence(message: FindingsMessage, { nodes: chosen, measure }: Choices): Picture {
  const { findings } = message;
  const nodes = byMeasure(chosenNodes(findings.nodes, chosen), measure);
  const drawn = nodes.slice(0, MOST_ROWS);
  const parts = {
    title: `${ofNodes(findings, chosen)} by ${measure}`,
    name: `themes-by-${measure}`,
    rule: COUNTING_RULE,
    table: nodesTable(nodes),
  };
  if (nodes.length === 0) return { ...parts, notes: [], description: NO_NODES };
  return {
    ...parts,
    description:
      `One bar for each of ${nodesCounted(nodes.length)}, as long as its number of ${measure}, ` +
      "which is written at its end; most first, codes below their theme. " +
      sizeOf(findings),
    notes: limitNote(drawn.length, nodes.length, "bars"),
    draw: (canvas, colors) =>
      drawRecurrence({ nodes: drawn, measure, colorOf: colorsOf(message, colors) }, canvas),
  };
}

function coverage(message: FindingsMessage, picture: CoveragePicture): Picture {
  const { findings } = message;
  const { node, offset, total, strips } = picture;
  const nameOf = namesOf(findings);
  const nodeName = node === null ? null : nameOf(node);
  const parts = {
    title: nodeName === null ? "Coverage by transcript" : `Coverage, and passages of ${nodeName}`,
    name: "coverage-by-transcript",
    rule: `${COVERAGE_RULE} ${COUNTING_RULE}`,
    table: stripsTable(strips, nodeName),
  };
  if (total === 0) return { ...parts, notes: [], description: NO_TRANSCRIPTS };
  const cut = strips.filter(({ passages, stretches }) => passages > stretches.length).length;
  const cutNote = `Of ${countOf(cut, "transcript")} only the first passages are drawn.`;
  return {
    ...parts,
    description: coverageDescription(nodeName) + sizeOf(findings),
    notes: [...pageNotes(offset, strips.length, total), ...(cut > 0 ? [cutNote] : [])],
    draw: (canvas, colors) => {
      const colorOf = colorsOf(message, colors);
      const found = findings.nodes.find(({ id }) => id === node);
      const paint: Paint = found ? (colorOf(found) as Paint) : "accent";
      return drawCoverage({ strips, paint, nameOf }, canvas);
    },
  };
}

const COVERAGE_RULE =
  "Coverage is the share of participants’ words that are inside any coding, rounded down.";

function coverageDescription(node: string | null): string {
  const strip = "One strip for each transcript, from its first word at the left to its last; ";
  const what =
    node === null
      ? "blocks are passages with any code. "
      : `high blocks are passages of ${node}, low ones everything else that is coded. `;
  return `${strip}${what}At its end stands its coverage. `;
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
