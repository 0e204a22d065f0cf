// Names of files as people read them.
import { oneLine } from "./plain";

/** The file's path without what all transcripts have in common. */
export function shortFile(file: string): string {
  return oneLine(file.replace(/^transcripts\//, "").replace(/(\.transcript)?\.(md|txt)$/, ""));
}
