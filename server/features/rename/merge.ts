import { normalizeId } from "../../codebook/ids";
import { mergeCodeEdits } from "../../codebook/mergeCodes";
import type { StudySnapshot } from "../context";
import { isTaken } from "./ids";
import { memoRenameEdits } from "./memos";
import { replaceCodes } from "../reshape/unite";
import { changeStudy, type ReadNow, type StudyChange } from "./rename";

/**
 * Unites two codes: every passage of `from` gets `into`, once, and the entry of `from` goes from the
 * codebook into a comment above that of `into`. Nothing is changed if a file cannot be read.
 */
export async function mergeCodes(
  study: StudySnapshot,
  ids: { readonly from: string; readonly into: string },
  read: ReadNow,
): Promise<StudyChange> {
  const [from, into] = [normalizeId(ids.from), normalizeId(ids.into)];
  if (from === into) return { problem: "Choose two different codes to merge." };
  const missing = [from, into].find((id) => !isTaken(study, id));
  if (missing !== undefined) return { problem: `There is no code "${missing}" any more.` };
  return changeStudy(study, read, {
    ids: [from],
    inTranscript: (transcript) => replaceCodes(transcript, new Map([[from, into]])),
    inCodebook: (text) => mergeCodeEdits(text, from, into),
    inMemo: (text) => memoRenameEdits(text, from, into),
  });
}
