/** What the Findings page is told: the figures that one of its pictures is drawn from. */
import { RequestType, type Range } from "vscode-languageserver-protocol";
import type { CoverageFigures, NodeFigures, ReportedKind } from "../counts/results";
import type { StudyParams } from "../protocol";

/** Which picture, and of what: only its figures are worked out. */
export type FindingsWish = RecurrenceWish | CoverageWish;

/** Themes by recurrence: what all pictures are told of nodes is enough for it. */
export interface RecurrenceWish {
  readonly picture: "recurrence";
}

/** Coverage by transcript, and where in each text the codings are. */
export interface CoverageWish {
  readonly picture: "coverage";
  /** The id of a theme, a category or a code whose passages are told apart; null: any coding. */
  readonly node: string | null;
  /** How many transcripts to leave out at the start, and how many to give at most. */
  readonly offset: number;
  readonly limit: number;
}

export interface FindingsParams extends StudyParams {
  readonly wish: FindingsWish;
}

export interface FindingsResult {
  /** The study's folder. */
  readonly uri: string;
  readonly title: string;
  /** Why the codebook is not the one in the file, in a sentence. */
  readonly failure: string | null;
  readonly cases: number;
  readonly transcripts: number;
  /** Participants' words. */
  readonly words: number;
  /** Depth first, every level most recurrent first; unknown codes among them. */
  readonly nodes: readonly FindingsNode[];
  readonly picture: FindingsPicture;
}

export interface FindingsNode extends NodeFigures {
  readonly id: string;
  readonly name: string;
  readonly kind: ReportedKind;
  /** How many nodes it lies below. */
  readonly depth: number;
  /** `#rrggbb`. */
  readonly color: string;
}

export type FindingsPicture = RecurrenceWish | CoveragePicture;

export interface CoveragePicture {
  readonly picture: "coverage";
  /** As it was asked for; null also where nothing has the id any more. */
  readonly node: string | null;
  /** How many transcripts come before those that are given, and how many there are in all. */
  readonly offset: number;
  readonly total: number;
  /** In the order of the files. */
  readonly strips: readonly StripInfo[];
}

/** One transcript from its first to its last word. */
export interface StripInfo extends CoverageFigures {
  readonly uri: string;
  /** Relative to the study's folder, with `/`. */
  readonly file: string;
  readonly case: string;
  /** Why the file could not be read, in a sentence; null for a file that was read. */
  readonly failure: string | null;
  /** How long the wording is, in UTF-16 units. */
  readonly length: number;
  /** How many united passages there are; more than stretches are given where those are limited. */
  readonly passages: number;
  readonly stretches: readonly StretchInfo[];
  /** What else is coded: the start and the end of each stretch, one after another. */
  readonly others: readonly number[];
}

/** A united passage: where it starts and ends in the wording, and its words in the file. */
export interface StretchInfo {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  /** The ids of its codes, each once. */
  readonly codes: readonly string[];
}

/** So many stretches of one transcript are given at most. */
export const MOST_STRETCHES = 1000;

/** The figures of one picture of the page, for the study that a file or folder belongs to. */
export const findingsRequest = new RequestType<FindingsParams, FindingsResult | null, void>(
  "verbatim/findings",
);
