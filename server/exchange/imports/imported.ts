// What a reader of another program's file finds in it, before it becomes a transcript of the study.
import type { DeclaredSpeaker } from "../../markup/model";
import type { AccountItem } from "./account";

/** A file of another program. Its bytes are hostile: nothing in them is trusted, least of all sizes. */
export interface ForeignFile {
  /** The file's name without folders, as in `interview 3.vtt`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** One transcript-to-be: what was said, in order, with what the file knows about it. */
export interface Imported {
  /** A name for the transcript without folder or ending, as the file suggests it. */
  readonly name: string;
  readonly parts: readonly Part[];
  /** What the file says of the whole transcript: columns of a table, properties of a document. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The day of the recording as `yyyy-mm-dd`, where the file says so. */
  readonly date: string | undefined;
  /** The case that the file puts the transcript in; what the person chooses goes before it. */
  readonly case?: string;
  /** What is noted between its parts; written as memos under their headings. */
  readonly memos?: readonly ImportedMemo[];
  /** What else its front matter says, where the file is one of our own. */
  readonly front?: ImportedFront;
  readonly account: readonly AccountItem[];
}

export interface ImportedMemo {
  /** The index of the part that it stands before; at the end, how many parts there are. */
  readonly before: number;
  readonly text: string;
}

/** What front matter says beside case, date and attributes. */
export interface ImportedFront {
  readonly coder?: string;
  readonly source?: string;
  readonly status?: string;
  /** Just those whom it declares. Without it, everybody who speaks is declared. */
  readonly speakers: readonly ImportedSpeaker[];
}

export type ImportedSpeaker = Omit<DeclaredSpeaker, "attributes" | "span"> & {
  readonly attributes: ReadonlyMap<string, string>;
};

export type Part = ImportedHeading | ImportedSpeech;

export interface ImportedHeading {
  readonly kind: "heading";
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

/** A paragraph by one speaker. What looks like markup in its text is words. */
export interface ImportedSpeech {
  readonly kind: "speech";
  /** As the file names the speaker; undefined where it names nobody. */
  readonly speaker: string | undefined;
  /** Seconds from the start of the recording. */
  readonly start: number | undefined;
  /** Time stamps as the markup writes them, in place of `start`: before the label, and behind it. */
  readonly stamps?: readonly string[];
  /** One paragraph: "\n" divides its lines, no line is blank. */
  readonly text: string;
  readonly stretches: readonly ImportedStretch[];
}

/** What somebody marked in a paragraph; what goes over several paragraphs has a stretch in each. */
export interface ImportedStretch {
  /** UTF-16 offsets in the text of the paragraph, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Ids of codes, written as codes of the passage. */
  readonly codes: readonly string[];
  readonly memo: string | undefined;
  /** Who marked it, for `by`. */
  readonly coder: string | undefined;
  /** The same number on all stretches of one passage; a stretch without one is a passage by itself. */
  readonly passage?: number;
  /** Further keys and values of the passage. */
  readonly values?: ReadonlyMap<string, string>;
}

/** What a reader gives for a file, or why there is nothing to give, in a researcher's words. */
export type ReadFile = FoundInFile | { readonly refusal: string };

export interface FoundInFile {
  readonly transcripts: readonly Imported[];
  /** The text of a codebook.yaml, where the file holds codes; the passages' codes are its ids. */
  readonly codebook?: string;
  readonly account: readonly AccountItem[];
}
