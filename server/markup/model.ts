/**
 * What the reader makes of one transcript: plain, immutable data.
 *
 * Two kinds of positions occur. An *offset* counts UTF-16 units in the file as it is; a *place*
 * counts UTF-16 units in the wording (specification of the markup, section 4).
 */

/** A half-open stretch of offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Severity = "error" | "warning" | "information" | "hint";

/** The problems of the markup (section 6) that a transcript shows by itself. */
export type MarkupProblemCode =
  | "malformed-attributes"
  | "unmatched-end"
  | "unended-range"
  | "code-before-label"
  | "detached-attributes"
  | "duplicate-code"
  | "duplicate-id"
  | "overlapping-same-code"
  | "empty-passage"
  | "nothing-but-coded"
  | "paragraph-code-inside"
  | "unmatched-start"
  | "code-in-heading"
  | "unknown-speaker"
  | "no-speaker"
  | "invalid-front-matter"
  | "unclosed-comment"
  | "merge-conflict"
  | "wording-changed";

export interface MarkupProblem extends Span {
  readonly code: MarkupProblemCode;
  readonly severity: Severity;
  /** One plain sentence or two: what is wrong, and what to do. */
  readonly message: string;
  /** Another place that explains this one: the first of two duplicates, say. */
  readonly related?: Span;
}

/** A scalar of the front matter, as YAML's core schema reads it. */
export type Scalar = string | number | boolean | null;

export interface Attribute {
  readonly key: string;
  /** The value as text, exactly as it is shown and compared. */
  readonly value: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** A label that the front matter declares under `speakers`. */
export interface DeclaredSpeaker {
  readonly label: string;
  readonly role?: string;
  readonly case?: string;
  readonly attributes: readonly Attribute[];
  /** Whether it comes from a list of labels, which does not say that nobody else speaks. */
  readonly isListed?: boolean;
  readonly span: Span;
}

/** A plain value of the front matter and where it stands. */
export interface FrontMatterValue extends Span {
  readonly value: string;
}

export interface FrontMatter {
  /** From the first `---` to the end of the closing line; absent when the file has none. */
  readonly span?: Span;
  readonly case?: FrontMatterValue;
  readonly attributes: readonly Attribute[];
  readonly speakers: readonly DeclaredSpeaker[];
  readonly coder?: FrontMatterValue;
  readonly date?: FrontMatterValue;
  readonly source?: FrontMatterValue;
  readonly status?: FrontMatterValue;
  /** The value of `verbatim:`, the seal of section 7. */
  readonly seal?: FrontMatterValue;
  readonly problems: readonly MarkupProblem[];
}

/** `.code` in an attribute block. */
export interface BlockCode extends Span {
  /** The id after Unicode NFC, without its dot. The span includes the dot. */
  readonly id: string;
}

/** `key=value` in an attribute block. */
export interface BlockEntry extends Span {
  readonly key: string;
  /** The value without quotes and escapes; a line break reads as a blank. */
  readonly value: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
}

/** A well-formed attribute block, from `{` to `}` (section 2). */
export interface Block extends Span {
  readonly codes: readonly BlockCode[];
  readonly id?: BlockCode;
  readonly entries: readonly BlockEntry[];
  /** Whether the block is the "read, nothing to code" mark. */
  readonly isMark: boolean;
}

export type PassageForm = "span" | "paragraph" | "range";

/** A stretch of the wording that carries an attribute block with a code, an id or keys. */
export interface Passage {
  readonly form: PassageForm;
  /** The opening `[`, the two brackets of a paragraph code, or `[1>]`. */
  readonly open: Span;
  /** The closing `]`, the two brackets of a paragraph code, or `[<1]`. */
  readonly close: Span;
  readonly block: Block;
  /** Places in the wording; equal when the passage is empty. */
  readonly start: number;
  readonly end: number;
  /** The offsets of its words: from its first character to behind its last one. */
  readonly words: Span;
  /** The file's words that it touches, as indexes: `firstWord` up to, not including, `endWord`. */
  readonly firstWord: number;
  readonly endWord: number;
  /** The indexes of the paragraphs of its first and of its last character. */
  readonly firstParagraph: number;
  readonly lastParagraph: number;
  /** The index of the nearest heading above its start, or -1. */
  readonly heading: number;
}

/** One code on one stretch by one coder (section 1). */
export interface Coding {
  readonly code: string;
  readonly by?: string;
  readonly passage: Passage;
  /** Where the code's id is written. */
  readonly token: BlockCode;
  /** Further passages that write the same coding again. */
  readonly others?: readonly Passage[];
}

/** `[]{-}`: a coder has read the paragraph and found nothing to code. */
export interface ReadMark extends Span {
  readonly by?: string;
  readonly paragraph: number;
}

/** Somebody who speaks in the file; one entry for all spellings of a label. */
export interface Speaker {
  /** As declared, else as first written. */
  readonly label: string;
  readonly declared?: DeclaredSpeaker;
}

/** A speaker label and its time stamps at the start of a paragraph (section 3.6). */
export interface Label extends Span {
  /** The label alone, without time stamps, asterisks and colon. */
  readonly name: Span;
  readonly timeStamps: readonly Span[];
}

export interface Paragraph extends Span {
  readonly label?: Label;
  /** The index of the speaker whose turn it is, or -1. */
  readonly speaker: number;
  /** Where the speech starts: behind the label and its time stamps. */
  readonly speechStart: number;
  /** Places in the wording; equal when the paragraph has no text. */
  readonly wordingStart: number;
  readonly wordingEnd: number;
  readonly firstWord: number;
  readonly endWord: number;
  readonly heading: number;
}

export interface Heading extends Span {
  readonly level: number;
  readonly text: string;
}

export interface Comment extends Span {
  /** The text of a free memo (`<!-- memo: … -->`), else absent. */
  readonly memo?: string;
  readonly heading: number;
}

/** Bits of markup that have no passage of their own but deserve colour: kept for the editor. */
export interface IgnoredLine extends Span {
  readonly kind: "fence" | "break";
}

export interface Transcript {
  readonly text: string;
  readonly frontMatter: FrontMatter;
  readonly speakers: readonly Speaker[];
  readonly paragraphs: readonly Paragraph[];
  readonly headings: readonly Heading[];
  readonly comments: readonly Comment[];
  readonly ignoredLines: readonly IgnoredLine[];
  /** Every passage, empty ones too, in the order of their closing marks. */
  readonly passages: readonly Passage[];
  /** Every coding that counts, in the order in which their words start. */
  readonly codings: readonly Coding[];
  readonly marks: readonly ReadMark[];
  /** The words of the whole wording, as places. */
  readonly words: WordPlaces;
  readonly problems: readonly MarkupProblem[];
  /** How the wording is cut from the text; read by `wording.ts`. */
  readonly wordingMap: WordingMap;
}

/** Word `i` reaches from place `starts[i]` to place `ends[i]`. */
export interface WordPlaces {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * The wording as pieces of the text: piece `i` takes `lengths[i]` units from offset `offsets[i]`
 * to place `places[i]`. A gap of one place before a piece is the blank or line feed that has no
 * unit of its own in the text.
 */
export interface WordingMap {
  readonly offsets: Int32Array;
  readonly places: Int32Array;
  readonly lengths: Int32Array;
  /** The length of the wording in UTF-16 units. */
  readonly length: number;
}
