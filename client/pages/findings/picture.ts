// What is known of a picture, whichever it is, and what is said alike of several.
import type {
  FindingsNode,
  FindingsResult,
  MatrixPicture,
} from "../../../server/protocol/findings";
import { countOf, numberText } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { ALL, TOP } from "./choices";
import type { Canvas, Drawing } from "./drawing/drawing";
import type { FindingsMessage } from "./messages";
import type { Table } from "./table";

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
  /** Shown as a table that leads to its cells, instead of being drawn. */
  readonly matrix?: MatrixPicture;
  /** Undefined where there is nothing to draw; the description says why. */
  readonly draw?: (canvas: Canvas, colors: "screen" | "paper") => Drawing;
}

/** So many rows are drawn at most; the table that is saved has all. */
export const MOST_ROWS = 1000;

export const NO_NODES = "The codebook has no themes or codes yet.";
export const NO_TRANSCRIPTS = "The study has no transcripts yet.";

/** "19 cases in 18 transcripts are counted.": those of the scope, where one is set. */
export function sizeOf({ cases, transcripts }: FindingsResult): string {
  const are = cases === 1 ? "is" : "are";
  return `${countOf(cases, "case")} in ${countOf(transcripts, "transcript")} ${are} counted.`;
}

export function ofNodes({ nodes }: FindingsResult, chosen: string): string {
  if (chosen === ALL) return "Themes and codes";
  const found = chosen === TOP ? undefined : nodes.find(({ id }) => id === chosen);
  return found ? `${oneLine(found.name)} and what is below it` : "Themes";
}

/** "1 theme or code", "60 themes and codes". */
export function nodesCounted(count: number): string {
  return `${numberText(count)} ${count === 1 ? "theme or code" : "themes and codes"}`;
}

export function limitNote(drawn: number, all: number, what: string): string[] {
  if (drawn === all) return [];
  const shown = `The first ${numberText(drawn)} of ${numberText(all)} ${what} are drawn.`;
  return [`${shown} The table that is saved has all of them.`];
}

/** Which of many transcripts are shown: "Transcripts 1 to 50 of 10,000". */
export function pageNotes(
  offset: number,
  shown: number,
  total: number,
  noun: "transcript" | "case" = "transcript",
): string[] {
  if (shown >= total) return [];
  if (shown === 0) return [`There are fewer ${noun}s now.`];
  const [first, last] = [numberText(offset + 1), numberText(offset + shown)];
  const capital = noun === "case" ? "Cases" : "Transcripts";
  return [`${capital} ${first} to ${last} of ${numberText(total)}; the others are on other pages.`];
}

export function colorsOf({ findings, colors }: FindingsMessage, which: "screen" | "paper") {
  const byNode = new Map(findings.nodes.map((node, index) => [node, colors[which][index]]));
  return (node: FindingsNode): string => byNode.get(node) ?? "#767676";
}

/** The names of nodes by their ids; what has none is called by its id. */
export function namesOf({ nodes }: FindingsResult): (id: string) => string {
  const names = new Map(nodes.map(({ id, name }) => [id, oneLine(name)]));
  return (id) => names.get(id) ?? id;
}

/** What only the command line has, of each noun so many. */
export function leftOut(counts: readonly (readonly [count: number, noun: string])[]): string[] {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => {
      const are = count === 1 ? "is" : "are";
      return `${countOf(count, `more ${noun}`)} ${are} not drawn: the command line prints all.`;
    });
}

/** Of a file: what an attribute is called may be anything. */
export function fileName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, "-")
      .slice(0, 40) || "attribute"
  );
}
