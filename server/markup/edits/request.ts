import type { Block, Transcript } from "../model";
import type { Stretch } from "./stretch";
import type { CodingKey } from "./verify";
import { isCodeId, isTooLong, writeBlock, type Annotation } from "./writtenBlock";

/** One code to be put on one stretch by one coder. */
export interface CodeRequest {
  readonly transcript: Transcript;
  readonly key: CodingKey;
  /** What has to be written besides the code. */
  readonly annotation: Annotation;
}

export function codeRequest(
  transcript: Transcript,
  { start, end }: Stretch,
  code: string,
  { by, memo }: Annotation,
): CodeRequest {
  const coder = transcript.frontMatter.coder?.value;
  const key = { code: code.normalize("NFC"), by: by || coder, start, end };
  // The coder of the whole file need not be repeated on each passage.
  return { transcript, key, annotation: { by: key.by === coder ? undefined : key.by, memo } };
}

/** Why a request cannot be fulfilled in any form, if so. */
export function obstacleTo({ transcript, key, annotation }: CodeRequest): string | undefined {
  if (!isCodeId(key.code)) {
    return `“${key.code}” cannot be a code: a code is a letter, then letters, digits, - or _.`;
  }
  if (isTooLong(writeBlock(key.code, annotation))) {
    return "This memo is too long for a passage (10,000 characters). Write it as a memo of the study.";
  }
  const isThere = transcript.codings.some(
    ({ code, by, passage }) =>
      code === key.code && by === key.by && passage.start <= key.start && passage.end >= key.end,
  );
  return isThere ? `This is already coded with “${key.code}”.` : undefined;
}

/** The coder of a block: its own, else the file's. */
export function coderOf({ frontMatter }: Transcript, block: Block): string | undefined {
  return entryOf(block, "by") || frontMatter.coder?.value;
}

export function entryOf(block: Block, key: string): string | undefined {
  return block.entries.find((entry) => entry.key === key)?.value;
}
