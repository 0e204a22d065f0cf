import type { Block, BlockCode, Span } from "../model";
import { MAX_BLOCK_LENGTH, readBlock } from "../block";
import { isWhite } from "../characters";
import { insertion, type TextEdit } from "./edit";

/** What a block is to say besides its code. */
export interface Annotation {
  readonly by?: string;
  readonly memo?: string;
}

/** `{.code by=am memo="…"}`; `-` in place of a code makes the mark of section 2. */
export function writeBlock(code: string, { by, memo }: Annotation): string {
  const items = [code === "-" ? code : `.${code}`];
  if (by !== undefined) items.push(`by=${writeValue(by)}`);
  if (memo !== undefined) items.push(`memo=${writeQuoted(memo)}`);
  return `{${items.join(" ")}}`;
}

/** A block from its parts: codes, name, keys with their values. */
export function writeItems(parts: {
  readonly codes: readonly string[];
  readonly id?: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}): string {
  const { codes, id, entries } = parts;
  const items = [
    ...codes.map((code) => `.${code}`),
    ...(id === undefined ? [] : [`#${id}`]),
    ...entries.map(([key, value]) => `${key}=${writeValue(value)}`),
  ];
  return `{${items.join(" ")}}`;
}

/** Whether a code can be written at all: its id must be well-formed (section 2). */
export function isCodeId(code: string): boolean {
  const written = `{.${code}}`;
  const block = readBlock({ ...oneLine, text: written, hopeless: new Set() }, 0);
  return block?.end === written.length && block.codes[0]?.id === code.normalize("NFC");
}

export function isTooLong(block: string): boolean {
  return block.length > MAX_BLOCK_LENGTH;
}

/** Adds a code to a block: behind its last code, or in front of everything else. */
export function addToBlock(text: string, block: Block, code: string, memo?: string): TextEdit[] {
  const last = block.codes[block.codes.length - 1] as BlockCode | undefined;
  const first = skipWhite(text, block.start + 1);
  const edits = [last ? insertion(last.end, ` .${code}`) : insertion(first, `.${code} `)];
  if (memo !== undefined) edits.push(insertion(block.end - 1, ` memo=${writeQuoted(memo)}`));
  return edits;
}

/** The block without some of its codes, or undefined when nothing worth keeping is left. */
export function withoutCodes(
  text: string,
  block: Block,
  codes: readonly BlockCode[],
): string | undefined {
  const isKept = block.codes.length > codes.length || block.id !== undefined;
  // A coder alone says nothing about a passage without a code.
  if (!isKept && block.entries.every((entry) => entry.key === "by")) return undefined;
  return withoutItems(text, block, codes);
}

/** The block without some of its items, given in the order of the text. */
export function withoutItems(text: string, block: Block, items: readonly Span[]): string {
  let written = text.slice(block.start, block.end);
  for (const { start, end } of [...items].reverse()) {
    written = withoutItem(written, start - block.start, end - block.start);
  }
  return written;
}

/** Takes out an item with the white space before it; the first one with that behind it. */
function withoutItem(written: string, start: number, end: number): string {
  let before = start;
  while (isWhite(written.charCodeAt(before - 1))) before--;
  if (before > 1 && before < start) return written.slice(0, before) + written.slice(end);
  return written.slice(0, start) + written.slice(skipWhite(written, end));
}

function skipWhite(text: string, start: number): number {
  let position = start;
  while (isWhite(text.charCodeAt(position))) position++;
  return position;
}

function writeValue(value: string): string {
  return /^[^\s"'[\]{}]+$/.test(value) ? value : writeQuoted(value);
}

/** A backslash would escape what follows it, and no line of a block may end it. */
export function writeQuoted(value: string): string {
  return `"${value.replace(/\r\n?|\n/g, " ").replace(/[\\"]/g, "\\$&")}"`;
}

const oneLine = { endsParagraph: () => true, isOutsideSpeech: () => false };
