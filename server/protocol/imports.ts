// What the editor and the importer say to each other. The importer is a worker of its own, so that the
// largest file keeps nobody waiting, and a person who cancels stops it at once.
import type { AccountItem } from "../exchange/imports/account";
import type { ReadWishes } from "../exchange/imports/formats";
import type { SpeakerFigures } from "../exchange/imports/plan/preview";

/** Larger files are refused, with this limit in the message. */
export const MOST_IMPORTED_BYTES = 200_000_000;

/** One line of the account of what came over, what was changed and what was left out. */
export type AccountLine = AccountItem;

export type ImporterRequest =
  /** Reads a file; the key stands for it from then on. */
  | {
      readonly kind: "read";
      readonly key: number;
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "forget"; readonly key: number }
  | { readonly kind: "plan"; readonly study: ImportStudy; readonly wishes: ImportWishes }
  /** The texts of the files of the plan that was made last. */
  | { readonly kind: "texts" }
  /** A key for the speakers of that plan, to begin with. */
  | { readonly kind: "newKey" };

/** Every request has one answer, in order. */
export type ImporterAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "plan"; readonly plan: ImportPlan }
  | { readonly kind: "texts"; readonly files: readonly ImportedFile[] }
  /** The text of the key, and how many names it holds. */
  | { readonly kind: "newKey"; readonly text: string; readonly names: number }
  /** Something that nobody foresaw: the importer goes on with the next request. */
  | { readonly kind: "failed"; readonly reason: string };

/** The study that files are brought into. */
export interface ImportStudy {
  /** The text of its codebook.yaml; null where it has none yet. */
  readonly codebook: string | null;
  /** Paths of files that are there. */
  readonly taken: readonly string[];
}

export interface ImportWishes {
  /** Names of speakers in the files, and what they are called in the study. */
  readonly renames: readonly (readonly [name: string, label: string])[];
  /** Who is an interviewer, by the name in the files. */
  readonly interviewers: readonly string[];
  readonly reading: ReadWishes;
  /** The text of a key of pseudonyms; null where there is none. */
  readonly key: string | null;
}

export interface ImportPlan {
  readonly files: readonly PlannedFile[];
  readonly speakers: readonly ImportedSpeaker[];
  /** The ways in which positions in a project can be counted; empty where no file is one. */
  readonly countings: readonly CountingChoice[];
  /** Why the key is not used, with its line; null where it is, or where there is none. */
  readonly keyProblem: string | null;
}

export interface CountingChoice {
  readonly text: string;
  readonly counting: NonNullable<ReadWishes["counting"]>;
}

/** What would become of a file. */
export interface PlannedFile {
  readonly key: number;
  readonly name: string;
  /** Null where it is not known. */
  readonly format: string | null;
  /** Why nothing of it comes over; null where something does. */
  readonly refusal: string | null;
  readonly codebook: { readonly path: string; readonly message: string } | null;
  readonly transcripts: readonly TranscriptPreview[];
  /** What is said of the whole file, and of its codebook. */
  readonly account: readonly AccountItem[];
}

export interface TranscriptPreview {
  /** Null where it is not written; the message says why. */
  readonly path: string | null;
  readonly message: string;
  readonly speakers: readonly SpeakerFigures[];
  readonly begins: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly account: readonly AccountItem[];
}

/** A name in the files, whoever it is. */
export interface ImportedSpeaker {
  readonly name: string;
  /** What the study will call it. */
  readonly label: string;
  readonly isInterviewer: boolean;
  /** Whether its name always means an interviewer, so that nobody has to say so. */
  readonly isInterviewerByName: boolean;
  readonly turns: number;
  readonly words: number;
  /** In how many files it speaks. */
  readonly files: number;
}

/** A file that is to be written, by its path in the study. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}
