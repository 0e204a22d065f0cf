/** Something that may tell who somebody is. */
export interface Suspect {
  readonly kind: "name" | "e-mail" | "web address" | "phone" | "number" | "date" | "address";
  readonly written: string;
  /** UTF-16 offset in the text. */
  readonly start: number;
}

/** In this order; what one of them has found is nothing else. */
const PATTERNS: readonly (readonly [kind: Suspect["kind"], pattern: RegExp])[] = [
  ["e-mail", /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu],
  ["web address", /\b(?:https?:\/\/|www\.)[^\s<>"'[\]{}]{1,200}/gu],
  [
    "date",
    /(?<!\p{N})(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))(?!\p{N})|(?<!\p{N})\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?\p{Lu}\p{Ll}{2,8},? \d{4}(?!\p{N})/gu,
  ],
  ["phone", /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d{2,5}\)?(?:[ /-]\d{2,5}){1,4}(?!\p{N})/gu],
  [
    "address",
    /(?<!\p{N})\d{1,4}[a-z]? (?:\p{Lu}\p{L}{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Lane|Close|Drive|Square|Way|Court)(?!\p{L})|\p{Lu}\p{L}{1,30}(?:straße|strasse|str\.|weg|platz|gasse) \d{1,4}|(?<![\p{L}\p{N}])\p{Lu}{1,2}\d{1,2}\p{Lu}? \d\p{Lu}{2}(?![\p{L}\p{N}])/gu,
  ],
  ["number", /(?<![\p{L}\p{N}.,:])\d{5,}(?![\p{L}\p{N}])/gu],
];

const NAME =
  /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?: \p{Lu}[\p{L}\p{M}\p{N}’'-]*){0,4}/gu;

/**
 * What in a text still looks like a name, an address or a number: a help, and no proof. A name is a
 * word with a capital letter in the middle of a sentence that is nowhere in the study written with a
 * small one; languages that write nouns so show many, scripts without capitals none.
 */
export function suspectsIn(text: string, smallWords: ReadonlySet<string>): readonly Suspect[] {
  const found: Suspect[] = [];
  let rest = text;
  for (const [kind, pattern] of PATTERNS) {
    rest = rest.replace(pattern, (...match) => {
      const [written, start] = [String(match[0]), match.at(-2) as number];
      if (kind === "phone" && written.replace(/\D/g, "").length < 6) return written;
      found.push({ kind, written, start });
      return "#".repeat(written.length);
    });
  }
  for (const { 0: written, index: start } of rest.matchAll(NAME)) {
    const first = isStart(rest, start) ? written.indexOf(" ") + 1 : 0;
    if (isStart(rest, start) && first === 0) continue;
    const name = written.slice(first);
    const words = name.split(" ").map((word) => word.replace(/[’'](?:s|re|ve|ll|d|m|t)?$/u, ""));
    const strange = words.filter((word) => word.length > 1 && !smallWords.has(word.toLowerCase()));
    if (strange.length > 0) found.push({ kind: "name", written: name, start: start + first });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The words of a text that are written with a small letter. */
export function smallWordsIn(text: string): Iterable<string> {
  return (text.match(/(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{L}\p{M}\p{N}-]*/gu) ?? []).values();
}

/** Whether a sentence starts here, as far as signs tell. */
function isStart(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 10), at).replace(/[\s"'“‘„«»([*_–—-]+$/u, "");
  return (
    before === "" ||
    /[.!?:;…\]]$/u.test(before) ||
    /[\r\n]\s*$/.test(text.slice(Math.max(0, at - 3), at))
  );
}
