import type { MarkupProblemCode, Severity } from "../markup/model";
import type { SealState } from "../markup/seal";
import type { FreeMemoFact, NoteFact } from "./memos/notes";

/**
 * What the study keeps of one transcript: no text and no trees, only numbers and the few words that
 * figures are named by. Tables of numbers have a fixed width; their columns are named below.
 */
export interface FileFacts {
  /** The front matter's `case`, or the file's name (markup, section 3.1). */
  readonly case: string;
  readonly attributes: readonly AttributeFact[];
  readonly speakers: readonly SpeakerFact[];
  readonly status?: string;
  readonly seal: SealState;
  readonly date?: string;
  /** One row a paragraph; columns `PARAGRAPH`. */
  readonly paragraphs: Int32Array;
  /** One row a coding, in the order in which their words start; columns `CODING`. */
  readonly codings: Int32Array;
  /** The ids that the column `code` points to. */
  readonly codes: readonly string[];
  /** Codings, by their rows, that the file marks as exemplars of their codes. */
  readonly exemplars?: readonly number[];
  /** Ids that the file names although no coding has them: on empty passages, or as exemplars. */
  readonly otherCodes?: readonly string[];
  /** The coders that the column `by` points to. */
  readonly coders: readonly string[];
  readonly headings: readonly string[];
  /** Annotations of passages other than memo and coder; absent where there are none. */
  readonly annotations?: readonly AnnotationFact[];
  /** Passages that have a name or a memo; absent where there are none. */
  readonly notes?: readonly NoteFact[];
  /** Absent where there are none. */
  readonly freeMemos?: readonly FreeMemoFact[];
  /** How many words the wording has. */
  readonly words: number;
  readonly problems: readonly ProblemFact[];
}

/** A stretch of the file by lines and UTF-16 characters, from 0. */
export interface Lines {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

export interface AttributeFact {
  readonly key: string;
  readonly value: string;
  readonly at: Lines;
}

export interface SpeakerFact {
  readonly label: string;
  readonly isDeclared: boolean;
  readonly role?: string;
  readonly case?: string;
  readonly attributes: readonly AttributeFact[];
}

/** `key=value` on a passage with words, whether it has a code or not. */
export interface AnnotationFact {
  readonly key: string;
  readonly value: string;
  /** Places in the wording. */
  readonly start: number;
  readonly end: number;
  /** As the columns of `CODING`. */
  readonly firstWord: number;
  readonly endWord: number;
  readonly firstParagraph: number;
  readonly lastParagraph: number;
  readonly cuts: number;
  /** The rows of the codings that the passage makes. */
  readonly codings: readonly number[];
}

export interface ProblemFact extends Lines {
  readonly code: MarkupProblemCode;
  readonly severity: Severity;
  readonly message: string;
}

/** The columns of `FileFacts.paragraphs`. */
export const PARAGRAPH = {
  width: 9,
  /** The index of the speaker, or -1. */
  speaker: 0,
  /** The index of its first word; its last one comes before that of the next paragraph. */
  firstWord: 1,
  /** Where its first word stands. */
  line: 2,
  character: 3,
  length: 4,
  /** A sum of `FLAG`s. */
  flags: 5,
  /** The index of the heading, or -1. */
  heading: 6,
  /** Places in the wording; equal when nothing is said. */
  wordingStart: 7,
  wordingEnd: 8,
} as const;

export const FLAG = {
  /** It shares a character with a coding. */
  isCoded: 1,
  /** It carries `[]{-}`. */
  isRead: 2,
  /** Something is said in it, if only a sign. */
  hasSpeech: 4,
} as const;

/** The columns of `FileFacts.codings`. */
export const CODING = {
  width: 17,
  code: 0,
  /** The index of the coder, or -1. */
  by: 1,
  /** Places in the wording. */
  start: 2,
  end: 3,
  /** Indexes of the file's words: from `firstWord` up to, not including, `endWord`. */
  firstWord: 4,
  endWord: 5,
  firstParagraph: 6,
  lastParagraph: 7,
  /** The index of the heading, or -1. */
  heading: 8,
  /** Where its words stand in the file. */
  startLine: 9,
  startCharacter: 10,
  endLine: 11,
  endCharacter: 12,
  /** Where its id is written: `.code`, the dot included. */
  tokenLine: 13,
  tokenCharacter: 14,
  tokenLength: 15,
  /** A sum of `CUT`s. */
  cuts: 16,
} as const;

/** Which ends of a stretch stand inside a word. */
export const CUT = {
  start: 1,
  end: 2,
} as const;

/** How many rows a table has. */
export function rowCount(table: Int32Array, columns: { readonly width: number }): number {
  return table.length / columns.width;
}

/** The index behind the last word of a paragraph. */
export function endWordOf(facts: FileFacts, paragraph: number): number {
  const next = (paragraph + 1) * PARAGRAPH.width;
  return next < facts.paragraphs.length
    ? facts.paragraphs[next + PARAGRAPH.firstWord]
    : facts.words;
}

/** Whether places of one text mean the same in the other: both have as many words and paragraphs as long. */
export function haveSamePlaces(a: FileFacts, b: FileFacts): boolean {
  if (a === b) return true;
  const isAlike = a.words === b.words && a.paragraphs.length === b.paragraphs.length;
  const column = PARAGRAPH.wordingEnd;
  for (let row = 0; isAlike && row < a.paragraphs.length; row += PARAGRAPH.width) {
    if (a.paragraphs[row + column] !== b.paragraphs[row + column]) return false;
  }
  return isAlike;
}

/** Where the words of a coding stand. */
export function wordsOfCoding({ codings }: FileFacts, coding: number): Lines {
  const row = coding * CODING.width;
  return {
    startLine: codings[row + CODING.startLine],
    startCharacter: codings[row + CODING.startCharacter],
    endLine: codings[row + CODING.endLine],
    endCharacter: codings[row + CODING.endCharacter],
  };
}

/** Where the id of a coding is written, its dot included. */
export function tokenOfCoding({ codings }: FileFacts, coding: number): Lines {
  const row = coding * CODING.width;
  const line = codings[row + CODING.tokenLine];
  const character = codings[row + CODING.tokenCharacter];
  return {
    startLine: line,
    startCharacter: character,
    endLine: line,
    endCharacter: character + codings[row + CODING.tokenLength],
  };
}
