import type { Paragraph, Transcript } from "./model";
import { paragraphAtPlace } from "./wording";

/** The index of the paragraph whose lines hold `offset`, its end included; -1 outside of all. */
export function paragraphIndexAt({ paragraphs }: Transcript, offset: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle].start > offset) high = middle;
    else low = middle + 1;
  }
  const paragraph: Paragraph | undefined = paragraphs[low - 1];
  return paragraph !== undefined && offset <= paragraph.end ? low - 1 : -1;
}

/** The paragraph whose lines hold `offset`. */
export function paragraphAtOffset(transcript: Transcript, offset: number): Paragraph | undefined {
  return transcript.paragraphs[paragraphIndexAt(transcript, offset)];
}

/** The paragraph with text that holds the character at `place`; the next one for a line feed. */
export function paragraphOfPlace({ paragraphs }: Transcript, place: number): Paragraph | undefined {
  return paragraphs[paragraphAtPlace(paragraphs, place)];
}
