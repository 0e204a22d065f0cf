import type { CasesReading } from "../codebook/cases";
import type { CodebookReading } from "../codebook/model";
import type { ReadFile } from "../counts/codingRows";
import type { Figures } from "../counts/figures";
import type { FrameworkReading } from "../study/framework";
import type { LineIndex } from "../study/lineIndex";
import type { Settings } from "../protocol";

/** A text of a study that is not a transcript: the codebook, `cases.csv` or `framework.md`. */
export interface StudyText<Reading> {
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly reading: Reading;
}

/** All that a language feature may know of one study; it changes nothing. */
export interface StudySnapshot {
  /** The study's folder, without a slash at its end. */
  readonly uri: string;
  readonly figures: Figures;
  /** Those of the whole study, where `figures` are limited by a scope: names stay known. */
  readonly whole?: Figures;
  /** The query of the scope, where titles shall name it. */
  readonly scope?: string;
  /** As it is now, also when it does not parse; the one in force is in the figures. */
  readonly codebook: StudyText<CodebookReading>;
  readonly cases?: StudyText<CasesReading>;
  /** What is written of the cells of a framework matrix. */
  readonly framework?: StudyText<FrameworkReading>;
  /** Files that could not be read: path → why, in a sentence. */
  readonly failures: ReadonlyMap<string, string>;
  /** The URI of a file of the study. */
  readonly uriOf: (path: string) => string;
  readonly settings: Settings;
}

/** One transcript that is open in the editor, or was read for this answer. */
export interface TranscriptContext extends ReadFile {
  readonly study: StudySnapshot;
  readonly uri: string;
  readonly lines: LineIndex;
}
