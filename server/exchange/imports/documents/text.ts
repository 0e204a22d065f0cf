import { decode } from "../decode";
import type { ForeignFile, ReadFile } from "../imported";
import type { Paragraph } from "./paragraph";
import { transcriptOf } from "./transcriptOf";

/** Reads plain text, in any encoding. */
export function readText(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  return transcriptOf({ file: file.name, paragraphs: paragraphsOfText(text), account });
}

/** Longer lines were not broken by hand: they are paragraphs. */
const LONG_LINE = 200;

/** Blank lines divide paragraphs; in a file without any, long lines are paragraphs. */
export function paragraphsOfText(text: string, firstLine = 1): readonly Paragraph[] {
  const lines = text.split(/\r\n?|[\n\f\u2028\u2029]/);
  const hasBlank = lines.slice(0, -1).some((line) => line.trim() === "");
  const isOneEach = !hasBlank && lines.some((line) => line.length > LONG_LINE);
  const paragraphs: Paragraph[] = [];
  let block: string[] = [];
  for (const [at, line] of [...lines, ""].entries()) {
    const isBlank = line.trim() === "";
    if (!isBlank) block.push(line);
    if (block.length === 0 || !(isBlank || isOneEach)) continue;
    const place = `line ${firstLine + at - block.length + (isBlank ? 0 : 1)}`;
    paragraphs.push({ text: block.join("\n"), place });
    block = [];
  }
  return paragraphs;
}
