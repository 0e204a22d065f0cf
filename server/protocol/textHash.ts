/**
 * A short name for a text: two texts with the same one are the same for all purposes but those of
 * an attacker. Line breaks count alike however they are written, because editors make them one
 * kind; a byte order mark is no part of the text. Used to notice a file that changed meanwhile.
 */
export function textHash(text: string): string {
  let high = 0xdeadbeef ^ 0;
  let low = 0x41c6ce57 ^ 0;
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    let unit = text.charCodeAt(at);
    if (unit === CR) {
      if (text.charCodeAt(at + 1) === LF) continue;
      unit = LF;
    }
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}`;
}

const CR = 0x0d;
const LF = 0x0a;
