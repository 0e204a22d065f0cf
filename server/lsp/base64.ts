/** Bytes as a text that travels in a message; a piece at a time, since a call takes only so many. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + PIECE))));
  }
  return pieces.join("");
}

/** Three bytes are four characters, so that pieces of such a length can be joined. */
const PIECE = 3 * 4_096;
