import type { ReadNow, TranscriptNow } from "./rename/rename";

/** A transcript as it is now, to be changed; or why it cannot be, in a sentence. */
export async function transcriptToChange(
  read: ReadNow,
  path: string,
): Promise<TranscriptNow | string> {
  const file = await read.transcript(path);
  if (file === undefined) return `${path} cannot be read at the moment.`;
  return file.isReadOnly ? `${path} is read-only.` : file;
}
