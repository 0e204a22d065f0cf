/**
 * What goes into a paper, whatever the format: a document is made once and written by many writers.
 * It is plain data; its texts are those of the study, unescaped, and every writer makes them safe.
 */
export interface ReportDocument {
  readonly title: string | null;
  readonly blocks: readonly Block[];
}

export type Block = HeadingBlock | ParagraphBlock | QuotationBlock | TableBlock;

export interface HeadingBlock {
  readonly kind: "heading";
  /** From 1, below the document's title. */
  readonly level: number;
  readonly text: string;
}

export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly text: string;
  /** What explains a figure or a choice, as the counting rule does: set apart from what is said. */
  readonly isNote?: boolean;
  /** Stands in bold before the text: "Definition". */
  readonly label?: string;
}

export interface QuotationBlock {
  readonly kind: "quotation";
  readonly quotation: Quotation;
}

export interface TableBlock extends Table {
  readonly kind: "table";
}

/** Every row has a cell for each column. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A text, a number, nothing, or one of the cells that say what they are. */
export type Cell = string | number | null | Share | Quotation | Lines;

/** From 0 to 1. */
export interface Share {
  readonly share: number;
}

/** Words as they were said, one piece for each speaker in turn. */
export interface Quotation {
  readonly said: readonly Said[];
}

export interface Said {
  /** Without quotation marks; an ellipsis stands for what is left out. */
  readonly words: string;
  /** Who says it and what is known of them; empty where nobody is named. */
  readonly source: string;
}

/** Several short texts, each of which gets a line where a cell can have several. */
export interface Lines {
  readonly lines: readonly string[];
}
