/** Turns offsets into lines and characters, both from 0; a line ends with LF, CRLF or CR. */
export interface LineIndex {
  /** The offset at which each line starts. */
  readonly starts: Int32Array;
  readonly length: number;
}

export function lineIndexOf(text: string): LineIndex {
  let starts = new Int32Array(Math.max(16, text.length >> 5));
  let count = 1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x0d || (unit !== 0x0a && unit !== 0x0d)) continue;
    if (unit === 0x0d && text.charCodeAt(index + 1) === 0x0a) continue;
    if (count === starts.length) starts = grown(starts);
    starts[count++] = index + 1;
  }
  return { starts: starts.subarray(0, count), length: text.length };
}

/** The line that holds `offset`. */
export function lineAt({ starts }: LineIndex, offset: number): number {
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
