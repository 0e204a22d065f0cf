import type { ImportedStretch } from "../imported";

/** A paragraph of a document, whatever its format: words as they stand there, labels and all. */
export interface Paragraph {
  /** "\n" divides its lines, "\t" is a tab. */
  readonly text: string;
  /** The level of a heading, 1 to 6; undefined for what is none. */
  readonly heading?: number;
  /** How many UTF-16 units at its start are bold; 0 where nothing is, or the format does not say. */
  readonly bold?: number;
  /** Comments and highlights, on offsets of `text`. */
  readonly stretches?: readonly ImportedStretch[];
  /** Where it stands, as in “line 12” or “paragraph 3”. */
  readonly place: string;
}
