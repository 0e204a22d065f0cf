import type { CountedSource } from "../../features/scoped";

/** What documents are made of: a study, and a way to its texts; pauses throw when nobody waits any more. */
export type PaperSource = CountedSource;
