import type { Paragraph, Transcript } from "../markup/model";

/** The index of the paragraph whose lines hold `offset`, its end included; -1 outside of all. */
export function paragraphAtOffset({ paragraphs }: Transcript, offset: number): number {
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
