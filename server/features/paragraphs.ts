import type { Transcript } from "../markup/model";
import { paragraphIndexAt } from "../markup/paragraphs";

/** The index of the paragraph whose lines hold `offset`, its end included; -1 outside of all. */
export function paragraphAtOffset(transcript: Transcript, offset: number): number {
  return paragraphIndexAt(transcript, offset);
}
