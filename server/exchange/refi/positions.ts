/** How a program counts the positions of a selection in a text; the standard leaves much of it open. */
export interface Counting {
  readonly unit: "code point" | "UTF-16 unit";
  /** What a line break of two characters (CR and LF) counts. */
  readonly breaks: 1 | 2;
  /** Whether the end is the last character, or the one behind it. */
  readonly end: "exclusive" | "inclusive";
}

/** All that were met in files of other programs. */
export const COUNTINGS: readonly Counting[] = (["code point", "UTF-16 unit"] as const).flatMap(
  (unit) =>
    ([2, 1] as const).flatMap((breaks) =>
      (["exclusive", "inclusive"] as const).map((end) => ({ unit, breaks, end })),
    ),
);

/** A way of counting as people read it. */
export function countingText({ unit, breaks, end }: Counting): string {
  const width = breaks === 2 ? "line breaks of two" : "line breaks of one";
  return `${unit}s, ${width}, end ${end}`;
}

/** A text with positions of another program in it. */
export interface SourceText {
  /** Without byte order mark; line breaks as in the file. */
  readonly raw: string;
  /** The same with "\n" for every line break. */
  readonly text: string;
  /** Whether the file itself has line breaks of two characters. */
  readonly hasWideBreaks: boolean;
}

/** XML has turned the line breaks of a text that stands in it into single characters. */
export function sourceText(text: string, place: "file" | "xml"): SourceText {
  const plain = text.replace(/\r\n?/g, "\n");
  if (place === "xml")
    return { raw: plain.replace(/\n/g, "\r\n"), text: plain, hasWideBreaks: false };
  return { raw: text, text: plain, hasWideBreaks: text.includes("\r\n") };
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Turns positions of another program into UTF-16 offsets of the text with "\n" for line breaks. */
export interface Positions {
  readonly at: (stretch: Stretch) => Stretch;
  /** How long the text is in the unit of the positions. */
  readonly length: number;
}

export function positionsIn({ raw, text }: SourceText, counting: Counting): Positions {
  const offsets = offsetsOf(raw, counting);
  const length = offsets.length - 1;
  const offset = (position: number): number =>
    offsets[Math.max(0, Math.min(length, position))] ?? text.length;
  const behind = counting.end === "inclusive" ? 1 : 0;
  return {
    at: ({ start, end }) => ({ start: offset(start), end: offset(end + behind) }),
    length,
  };
}

/** For each position the offset in the text with single line breaks. */
function offsetsOf(raw: string, { unit, breaks }: Counting): Int32Array {
  const offsets = new Int32Array(raw.length + 1);
  let count = 0;
  let offset = 0;
  for (let at = 0; at < raw.length; at++) {
    const isBreak = raw[at] === "\r" && raw[at + 1] === "\n";
    const isPair = (raw.codePointAt(at) ?? 0) > 0xffff;
    offsets[count++] = offset;
    if (isBreak && breaks === 2) offsets[count++] = offset;
    if (isPair && unit === "UTF-16 unit") offsets[count++] = offset + 1;
    if (isBreak || isPair) at++;
    offset += isPair ? 2 : 1;
  }
  offsets[count++] = offset;
  return offsets.subarray(0, count);
}
