import { decode } from "../decode";
import type { ForeignFile, ReadFile } from "../imported";
import { isCodebookName } from "./columns";
import { codeCalled, codebookFound, type PlainCode } from "./plainCodes";

/**
 * Whether a text is a list of codes that is indented by levels: as the name of the file says, or since
 * nothing in it is a sentence, a label of a speaker or an indentation that skips a level.
 */
export function isIndentedCodebook(file: ForeignFile): boolean {
  const { text } = decode(file.bytes);
  if (isCodebookName(file.name)) return /\.txt$/i.test(file.name) && text.trim() !== "";
  const lines = linesOf(text.slice(0, LOOKED_AT));
  const isTree = lines.every(({ level }, at) => level <= (lines[at - 1]?.level ?? -1) + 1);
  const isIndented = lines.length >= 3 && lines.some(({ level }) => level > 0);
  return isIndented && isTree && lines.every(({ words }) => isNameAlone(words));
}

/** Reads codes a line each, indented by tabs or blanks; behind a colon, a tab or a dash is the definition. */
export function readIndentedCodebook(file: ForeignFile): ReadFile {
  const { text, account } = decode(file.bytes);
  const roots: Growing[] = [];
  const above: Growing[] = [];
  for (const { words, level } of linesOf(text)) {
    const code = codeIn(words);
    above.length = Math.min(level, above.length, MOST_LEVELS);
    (above.at(-1)?.children ?? roots).push(code);
    above.push(code);
  }
  const codes = roots.map((code) => ({ ...code, isGroup: code.children.length > 0 }));
  return codebookFound(file.name, codes, { account });
}

const LOOKED_AT = 20_000;

/** Deeper ones stand on the last level, and the account of the codebook says so. */
const MOST_LEVELS = 100;

type Growing = PlainCode & { readonly children: Growing[] };

interface Line {
  readonly words: string;
  readonly level: number;
}

/** Lines with words; a level is a tab, or as many blanks as the first indented line has. */
function linesOf(text: string): readonly Line[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const first = lines.find((line) => line.startsWith(" "));
  const step = Math.max(1, /^ */.exec(first ?? "")![0].length);
  return lines.map((line) => {
    const indent = /^[ \t]*/.exec(line)![0];
    const tabs = indent.split("\t").length - 1;
    return { words: line.trim(), level: tabs + Math.floor((indent.length - tabs) / step) };
  });
}

const LONGEST_NAME = 80;

function isNameAlone(words: string): boolean {
  return words.length <= LONGEST_NAME && !/[.?!…:。]$|:\s|^[\d:[(]|\t/.test(words);
}

/** A bullet before a code is none of its words. */
function codeIn(line: string): Growing {
  const words = line.replace(/^[-*•–][ \t]+/, "");
  const [, name = words, definition = ""] =
    /^(.{1,100}?)(?::(?:\s+|$)|\t+|\s[–—]\s)(.*)$/s.exec(words) ?? [];
  const parts = definition.trim() === "" ? {} : { definition: definition.trim() };
  return { ...codeCalled(name.trim()), parts, children: [] };
}
