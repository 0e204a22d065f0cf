/** A name that every system can give a file, after one that may hold anything. */
export function transcriptName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu, "")
    .replace(/[\\/:*?"<>|]+/g, "-");
  const short = [...plain.slice(0, LONGEST * 2)].slice(0, LONGEST).join("");
  const bare = short.replace(/^[\s.]+/, "").split(/(?<=[^\s.])(?=[\s.]+$)/)[0];
  if (bare === "") return "transcript";
  return RESERVED.test(bare) ? `_${bare}` : bare;
}

/** Systems count bytes, of which a character has up to four. */
const LONGEST = 60;

/** Names of devices on Windows, with or without an ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
