// Projects of other programs, made by hand for tests.
import { strToU8, zipSync } from "fflate";

/** A program's habits of counting, in the test's own words. */
export interface Habit {
  readonly unit: "code point" | "UTF-16 unit";
  readonly breaks: 1 | 2;
  readonly end: "exclusive" | "inclusive";
}

/** Where words stand in a text, counted as the habit has it: by going through it, sign by sign. */
export function placeOf(text: string, words: string, { unit, breaks, end }: Habit) {
  const first = text.indexOf(words);
  if (first < 0) throw new Error(`No such words: ${words}`);
  const counted = (until: number): number => {
    const signs = Array.from(text.slice(0, until).replace(/\r\n/g, breaks === 2 ? "\r\n" : "\n"));
    return unit === "code point" ? signs.length : signs.join("").length;
  };
  const behind = counted(first + words.length);
  return { start: counted(first), end: end === "inclusive" ? behind - 1 : behind };
}

export const GUID = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

export interface Selected {
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly inner?: string;
}

export function selection(
  { start, end, name, inner = coding(1) }: Selected,
  guid = GUID(99),
): string {
  const named = name === undefined ? "" : ` name="${name}"`;
  return `<PlainTextSelection guid="${guid}"${named} startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`;
}

export function coding(code: number, user?: number): string {
  const by = user === undefined ? "" : ` creatingUser="${GUID(user)}"`;
  return `<Coding guid="${GUID(98)}"${by}><CodeRef targetGUID="${GUID(code)}"/></Coding>`;
}

export const CODES = `<CodeBook><Codes>
  <Code guid="${GUID(1)}" name="Money" isCodable="true"/>
  <Code guid="{${GUID(2).toLowerCase()}}" name="Trust" isCodable="true"/></Codes></CodeBook>`;

export function project(inside: string, attributes = 'name="Ours"'): string {
  return `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" ${attributes}>${inside}</Project>`;
}

export function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === "string" ? strToU8(content) : content] as const,
  );
  return zipSync(Object.fromEntries(entries));
}
