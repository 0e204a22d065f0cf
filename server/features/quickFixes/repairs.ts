import { readBlock } from "../../markup/block";

/** A well-formed block in the place of a malformed one. */
export interface Repair {
  readonly newText: string;
  /** Behind the malformed block. */
  readonly end: number;
}

/**
 * What a malformed block whose `{` stands at `start` was probably meant to be: codes without their
 * dots, with commas between them, glued together, typographic quotes, blanks around `=`.
 */
export function repairsOf(text: string, start: number): readonly Repair[] {
  if (text[start] !== "{") return [];
  const line = /^[^\n\r]*/.exec(text.slice(start, start + LONGEST))?.[0] ?? "";
  const close = line.indexOf("}");
  const inner = close < 0 ? (/^\{([^\s\]]*)/.exec(line)?.[1] ?? "") : line.slice(1, close);
  const end = start + inner.length + (close < 0 ? 1 : 2);
  const newText = `{${repair(inner)}}`;
  const isMark = text.startsWith("[]", start - 2);
  return isWhole(newText, isMark) && newText !== text.slice(start, end) ? [{ newText, end }] : [];
}

const LONGEST = 500;

/** Items: a quoted annotation, or a run without blanks. */
const ITEM = /[^\s=,;]+=(?:"[^"]*"|'[^']*')|[^\s,;]+/gu;

function repair(inner: string): string {
  const straight = inner.replace(/[“”„«»]/gu, '"').replace(/[‘’‚]/gu, "'");
  const glued = straight.replace(/[ \t]*=[ \t]*/g, "=");
  const items = (glued.match(ITEM) ?? []).flatMap(repairItem);
  return [...new Set(items)].join(" ");
}

function repairItem(item: string): string[] {
  if (item.includes("=") || item.startsWith("#") || item === "-") return [item];
  const codes = item.split(".").filter((code) => code !== "");
  return codes.map((code) => `.${code}`);
}

function isWhole(block: string, mayBeMark: boolean): boolean {
  const context = {
    text: block,
    endsParagraph: () => true,
    isOutsideSpeech: () => false,
    hopeless: new Set<number>(),
  };
  return readBlock(context, 0, mayBeMark)?.end === block.length;
}
