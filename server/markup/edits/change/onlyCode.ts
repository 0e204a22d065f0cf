import type { Passage, Transcript } from "../../model";
import { firstThatHolds } from "../attempt";
import type { EditResult } from "../edit";
import { then } from "../then";
import { waysToWrite } from "../writePassage";
import { writeBlock } from "../writtenBlock";
import { removeCode } from "./inBlock";
import { attempts } from "./moveTo";

/** What is to happen to one code of a passage, or to the passage as a whole. */
export interface OnlyCode {
  /** Absent: the whole passage is meant. */
  readonly code?: string;
  readonly change: (transcript: Transcript, passage: Passage) => EditResult;
}

/**
 * Changes a passage, or only one of its codes: that code is then first given a passage of its own on
 * the same words. Notes stay with the codes that stay.
 */
export function onlyCode(
  transcript: Transcript,
  passage: Passage,
  { code, change }: OnlyCode,
): EditResult {
  const id = code?.normalize("NFC");
  if (id === undefined) return change(transcript, passage);
  const codes = new Set(passage.block.codes.map((token) => token.id));
  if (!codes.has(id)) return { reason: `“${id}” is not a code of this passage.` };
  if (codes.size === 1) return change(transcript, passage);
  const entry = passage.block.entries.find(({ key }) => key === "by");
  const block = writeBlock(id, { by: entry?.value });
  const removal = removeCode(transcript, passage, id);
  return then(transcript, removal, (without) =>
    then(without, writtenApart(without, passage, block), (apart) => {
      const own = apart.passages.find((one) => isWritten(apart, one, { ...passage, block }));
      return own === undefined ? { reason: CANNOT } : change(apart, own);
    }),
  );
}

/** A second block on the same words. */
function writtenApart(transcript: Transcript, { start, end }: Passage, block: string): EditResult {
  const promised = { takes: [], gives: [{ start, end, block }] };
  const ways = waysToWrite(transcript, { start, end }, block);
  return firstThatHolds(transcript, attempts(ways, promised), CANNOT);
}

function isWritten(
  { text }: Transcript,
  { start, end, block }: Passage,
  written: { readonly start: number; readonly end: number; readonly block: string },
): boolean {
  const isThere = start === written.start && end === written.end;
  return isThere && text.slice(block.start, block.end) === written.block;
}

const CANNOT = "This code cannot be moved by itself. Move the whole passage.";
