import type { StudySnapshot, TranscriptContext } from "../../features/context";

/** What documents are made of: a study, and a way to its texts. */
export interface PaperSource {
  readonly study: StudySnapshot;
  /** A transcript of the study as it is now; undefined when it cannot be read. */
  readonly read: (
    path: string,
  ) => Promise<TranscriptContext | undefined> | TranscriptContext | undefined;
  /** Called in loops, so that others get their turn; throws when nobody waits any more. */
  readonly pause: () => Promise<void> | undefined;
}
