// The figures of a picture as a table: shown below it, and saved as CSV.
import type { FindingsNode, StripInfo } from "../../../server/protocol/findings";
import type { Cell } from "../../text/csv";

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly name: string;
  /** How its cells are written; absent for names. */
  readonly figure?: "count" | "share" | "coverage";
}

/** So many cells are shown at most, lest the page stand still; the file that is saved has all. */
const MOST_CELLS = 8000;

/** The first rows of a table, whole ones. */
export function rowsShown({ columns, rows }: Table): Table["rows"] {
  return rows.slice(0, Math.max(1, Math.floor(MOST_CELLS / Math.max(1, columns.length))));
}

export function nodesTable(nodes: readonly FindingsNode[]): Table {
  return {
    columns: [
      { name: "Name" },
      { name: "Kind" },
      { name: "Id" },
      { name: "Cases", figure: "count" },
      { name: "Passages", figure: "count" },
      { name: "Codings", figure: "count" },
      { name: "Words", figure: "count" },
      { name: "Transcripts", figure: "count" },
    ],
    rows: nodes.map((node) => {
      const { name, kind, id, cases, passages, codings, words, transcripts } = node;
      const said = kind === "unknown" ? "not in the codebook" : kind;
      return [name, said, id, cases, passages, codings, words, transcripts];
    }),
  };
}

export function stripsTable(strips: readonly StripInfo[], ofNode: string | null): Table {
  return {
    columns: [
      { name: "Transcript" },
      { name: "Case" },
      { name: "Words", figure: "count" },
      { name: "Coded words", figure: "count" },
      { name: "Coverage", figure: "coverage" },
      { name: "Uncoded paragraphs", figure: "count" },
      { name: ofNode === null ? "Passages" : `Passages of ${ofNode}`, figure: "count" },
    ],
    rows: strips.map((strip) => [
      strip.file,
      strip.case,
      strip.words,
      strip.codedWords,
      strip.coverage,
      strip.uncodedParagraphs,
      strip.passages,
    ]),
  };
}
