// What the extension and the page of bringing in files say to each other. The extension knows all; the
// page shows it, and tells what a person wishes.
import type { ImportPlan, ImportWishes } from "../../../server/protocol/imports";

/** One choice on the page. */
export type ImportChoice =
  /** A speaker of the files is called so in the study. */
  | { readonly choice: "name"; readonly speaker: string; readonly label: string }
  | { readonly choice: "interviewer"; readonly speaker: string; readonly is: boolean }
  /** How files are read that leave it open. */
  | { readonly choice: "reading"; readonly reading: ImportWishes["reading"] };

/** Everything that the page shows. */
export interface ImportState {
  /** The name of the study, or of the folder that becomes one. */
  readonly study: string;
  readonly step: "reading" | "ready" | "writing" | "done";
  /** The file that is being read. */
  readonly reading: string | null;
  /** Files that could not be opened, and why. */
  readonly unread: readonly { readonly name: string; readonly reason: string }[];
  readonly plan: ImportPlan | null;
  /** The key says who is who, so it is not told to the page. */
  readonly wishes: Omit<ImportWishes, "key">;
  /** The file of the key of pseudonyms, where one is used. */
  readonly keyName: string | null;
  /** Why it did not work, where it did not. */
  readonly problem: string | null;
}

export type ToPage = { readonly kind: "state"; readonly state: ImportState };

export type FromPage =
  /** One choice, and never all of them: what was chosen a moment ago may not be back yet. */
  | ({ readonly kind: "choose" } & ImportChoice)
  | { readonly kind: "add" }
  /** Asks for a key of pseudonyms; or goes without one again. */
  | { readonly kind: "key"; readonly isWanted: boolean }
  /** Begins a key for the speakers. */
  | { readonly kind: "newKey" }
  | { readonly kind: "remove"; readonly key: number }
  | { readonly kind: "write" }
  | { readonly kind: "open"; readonly path: string }
  | { readonly kind: "saveAccount" }
  | { readonly kind: "cancel" };
