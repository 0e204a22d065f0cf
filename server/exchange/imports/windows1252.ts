/** As `TextDecoder` names it. */
export const WESTERN = "windows-1252";

/** Bytes of the old encoding of Windows in the West as text; any byte gives a character. */
export function decodeWestern(bytes: Uint8Array): string {
  const text = new TextDecoder(WESTERN).decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (found) => SIGNS[found.charCodeAt(0) - 0x80]);
}

/** What it has from 80 to 9f; some versions of Node give control characters instead. */
const SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
