import type { Transcript } from "../model";
import { parseTranscript } from "../parse";
import { composeEdits } from "./compose";
import { applyEdits, type EditResult } from "./edit";

/** Goes on from the text that an edit leaves, and makes one edit of both. */
export function then(
  before: Transcript,
  first: EditResult,
  next: (transcript: Transcript) => EditResult,
): EditResult {
  if ("reason" in first) return first;
  const second = next(parseTranscript(applyEdits(before.text, first.edits)));
  if ("reason" in second) return second;
  return { edits: composeEdits(before.text, first.edits, second.edits) };
}
