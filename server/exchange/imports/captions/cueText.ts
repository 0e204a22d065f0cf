/** What is said in one cue: its words by speaker, tags and entities read. */
export interface Said {
  readonly speaker: string | undefined;
  /** Lines as the cue has them. */
  readonly text: string;
}

/**
 * Reads the text of a cue (section 4.2 of WebVTT, and the tags that are met in SRT). Tags of these
 * formats become nothing, a voice becomes its speaker; every other `<` is a word like any other.
 */
export function readCueText(text: string): readonly Said[] {
  if (!text.includes("<") && !text.includes("&")) return [{ speaker: undefined, text }];
  const said: { speaker: string | undefined; text: string }[] = [{ speaker: undefined, text: "" }];
  let from = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag !== null; tag = TAG.exec(text)) {
    said[said.length - 1].text += decodeEntities(text.slice(from, tag.index));
    from = TAG.lastIndex;
    const voice = voiceOf(tag[0]);
    if (voice !== undefined) said.push({ speaker: voice, text: "" });
    else if (tag[0] === "</v>") said.push({ speaker: undefined, text: "" });
  }
  said[said.length - 1].text += decodeEntities(text.slice(from));
  return said.filter((one) => one.text.trim() !== "");
}

/** Whether a text has the time stamps that YouTube puts between words. */
export function hasInlineTimes(text: string): boolean {
  return INLINE_TIME.test(text);
}

const INLINE_TIME = /<(?:\d{1,4}:)?\d{1,2}:\d{1,2}\.\d{1,3}>/;

/** A tag ends at the first `>`, and no `<` stands in it. */
const TAG =
  /<(?:\/?(?:[bciu]|ruby|rt|v|lang|font)(?:[.\s][^<>]*)?|(?:\d{1,4}:)?\d{1,2}:\d{1,2}\.\d{1,3})>/gi;

/** The annotation of a voice tag, its classes left out; undefined for any other tag. */
function voiceOf(tag: string): string | undefined {
  const name = /^<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>$/i.exec(tag);
  if (name === null) return undefined;
  const words = decodeEntities(name[1] ?? "")
    .trim()
    .replace(/\s+/g, " ");
  return words === "" ? undefined : words;
}

/** Character references become their characters; what is none stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(ENTITY, (written, name: string) => {
    if (name[0] !== "#") return ENTITIES.get(name.toLowerCase()) ?? written;
    const isHex = name[1] === "x" || name[1] === "X";
    const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : written;
  });
}

const ENTITY = /&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,8});/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
  ["lrm", "\u200e"],
  ["rlm", "\u200f"],
]);
