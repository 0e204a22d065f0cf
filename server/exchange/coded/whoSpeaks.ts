import type { ReadingParagraph } from "../../protocol/reading";

/** What stands before the words of a paragraph: time stamps and the label. */
export function whoSpeaks({
  speaker,
  timeStamps,
}: Pick<ReadingParagraph, "speaker" | "timeStamps">): string {
  const stamp = timeStamps.length === 0 ? "" : `${timeStamps.join(" ")} `;
  return speaker === null ? stamp : `${stamp}${speaker}: `;
}
