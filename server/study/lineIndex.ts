/** Turns offsets into lines and characters, both from 0; a line ends with LF, CRLF or CR. */
export interface LineIndex {
  /** The offset at which each line starts. */
  readonly starts: Int32Array;
  readonly length: number;
}

export function lineIndexOf(text: string): LineIndex {
  let starts = new Int32Array(Math.max(16, text.length >> 5));
  let count = 1;
  // Searching for one character is many times faster than looking at each, and CR is rare.
  let feed = text.indexOf("\n");
  let lineReturn = text.indexOf("\r");
  while (feed >= 0 || lineReturn >= 0) {
    const isReturn = lineReturn >= 0 && (feed < 0 || lineReturn < feed);
    const end = isReturn ? lineReturn : feed;
    if (isReturn) lineReturn = text.indexOf("\r", end + 1);
    else feed = text.indexOf("\n", end + 1);
    if (isReturn && feed === end + 1) continue;
    if (count === starts.length) starts = grown(starts);
    starts[count++] = end + 1;
  }
  return { starts: starts.subarray(0, count), length: text.length };
}

/** The line that holds `offset`; `guess` is a line near it, such as that of the offset before. */
export function lineAt({ starts, length }: LineIndex, offset: number, guess = 0): number {
  const next = guess + 1 < starts.length ? starts[guess + 1] : length + 1;
  if (starts[guess] <= offset && offset < next) return guess;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

function grown(starts: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(starts.length * 2);
  larger.set(starts);
  return larger;
}
