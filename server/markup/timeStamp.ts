import { digitLength, isBlank } from "./characters";

/**
 * The end of a time stamp that starts at `start`, or -1 (section 3.6 of the markup).
 *
 * `h:mm:ss` or `mm:ss`, fields of one or two digits, with an optional fraction; bare, in brackets
 * or in parentheses; followed by a blank or the end of the line.
 */
export function timeStampEnd(text: string, start: number, lineEnd: number): number {
  if (start >= lineEnd || !mayStart[Math.min(text.charCodeAt(start), 0x80)]) return -1;
  const opening = text[start];
  const closing = opening === "[" ? "]" : opening === "(" ? ")" : "";
  let end = clockEnd(text, closing === "" ? start : start + 1, lineEnd);
  if (end < 0) return -1;
  if (closing !== "") {
    if (end >= lineEnd || text[end] !== closing) return -1;
    end++;
  }
  return end >= lineEnd || isBlank(text.charCodeAt(end)) ? end : -1;
}

/** ASCII digits and brackets, and whatever is not ASCII: nearly no line starts with one. */
const mayStart = Array.from({ length: 0x81 }, (_, unit) => {
  return unit === 0x80 || "0123456789[(".includes(String.fromCharCode(unit));
});

function clockEnd(text: string, start: number, lineEnd: number): number {
  let position = digitsEnd(text, start, lineEnd, 2);
  if (position === start) return -1;
  let fields = 1;
  while (fields < 3 && position < lineEnd && text[position] === ":") {
    const next = digitsEnd(text, position + 1, lineEnd, 2);
    if (next === position + 1) return -1;
    position = next;
    fields++;
  }
  if (fields < 2) return -1;
  return fractionEnd(text, position, lineEnd);
}

function fractionEnd(text: string, start: number, lineEnd: number): number {
  if (start >= lineEnd || (text[start] !== "." && text[start] !== ",")) return start;
  const end = digitsEnd(text, start + 1, lineEnd);
  return end > start + 1 ? end : start;
}

/** A digit is any `\p{N}`; those of one field are counted as characters. */
function digitsEnd(text: string, start: number, limit: number, most = Infinity): number {
  let position = start;
  for (let count = 0; count < most && position < limit; count++) {
    const length = digitLength(text, position);
    if (length === 0) break;
    position += length;
  }
  return position;
}
