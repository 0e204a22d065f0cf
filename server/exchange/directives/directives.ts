import type { Span } from "../../markup/model";
import { linesOf, type TextLine } from "./lines";

/** A pair of directives in a report: what it asks for, and what stands between. */
export interface Directive {
  /** What follows `verbatim:`, without blanks around it. */
  readonly words: string;
  /** The line of its first comment, from 1. */
  readonly line: number;
  /** From the line behind the first comment up to the line of the second. Offsets are UTF-16. */
  readonly content: Span;
  /** How the line of its first comment ends; what is filled in ends its lines in the same way. */
  readonly lineEnding: string;
}

export interface DirectiveProblem {
  readonly line: number;
  readonly message: string;
}

export interface DirectivesReading {
  /** In the order of the text; none lies in another. */
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
}

/**
 * Finds the pairs `<!-- verbatim: … -->` and `<!-- /verbatim -->` in a Markdown or Quarto text. Each
 * comment has a line of its own, indented by at most three blanks, as deeper ones are code; what
 * stands in a fence of code is left alone. A pair that is unclosed, or that lies in another, and the
 * one around it, are problems and no directives. Any text is read, in linear time; it never throws.
 */
export function readDirectives(text: string): DirectivesReading {
  const open: Open[] = [];
  const pairs: Pair[] = [];
  const problems: DirectiveProblem[] = [];
  for (const { line, number } of linesOutsideCode(text)) {
    const words = OPENING.exec(line.text)?.[1]?.trim();
    if (words !== undefined) {
      open.push({ words, line, number, outer: open.at(-1), holdsPair: false });
    } else if (CLOSING.test(line.text)) {
      const opened = open.pop();
      if (opened === undefined) problems.push({ line: number, message: NOTHING_OPEN });
      else pairs.push({ ...opened, opened, closing: line });
      const outer = open.at(-1);
      if (opened !== undefined && outer !== undefined) outer.holdsPair = true;
    } else if (MENTION.test(line.text) && MENTION.test(withoutCode(line.text))) {
      problems.push({ line: number, message: NOT_ALONE });
    }
  }
  const unclosed = new Set(open);
  for (const { number } of unclosed) problems.push({ line: number, message: UNCLOSED });
  const directives = pairs.flatMap((pair) => {
    const isNested = isInside(pair, unclosed) || pair.opened.holdsPair;
    if (isNested) problems.push({ line: pair.number, message: NESTED });
    return isNested ? [] : [directiveOf(text, pair)];
  });
  return {
    directives: directives.sort((a, b) => a.line - b.line),
    problems: problems.sort((a, b) => a.line - b.line),
  };
}

const OPENING = /^ {0,3}<!--[ \t]*verbatim:((?:(?!-->).)*)-->[ \t]*$/;
const CLOSING = /^ {0,3}<!--[ \t]*\/verbatim[ \t]*-->[ \t]*$/;
const MENTION = /<!--[ \t]*(?:verbatim:|\/verbatim\b)/;

const NOTHING_OPEN =
  "“/verbatim” closes nothing: no “<!-- verbatim: … -->” stands above it. Nothing is changed for it.";
const UNCLOSED =
  "This directive is not closed, so nothing is filled in. Write <!-- /verbatim --> on a line below it.";
const NESTED =
  "Directives cannot stand inside one another, so nothing is filled in. Close one before the next begins.";
const NOT_ALONE =
  "A directive needs a line of its own, at its start and in one comment. Nothing is changed for it.";

interface Open {
  readonly words: string;
  readonly line: TextLine;
  readonly number: number;
  readonly outer: Open | undefined;
  /** Whether a whole pair stands inside. */
  holdsPair: boolean;
}

interface Pair extends Open {
  readonly opened: Open;
  readonly closing: TextLine;
}

/** A pair behind an unclosed directive is not inside it, since that one never ends. */
function isInside({ outer }: Pair, unclosed: ReadonlySet<Open>): boolean {
  return outer !== undefined && !unclosed.has(outer);
}

function directiveOf(text: string, { words, line, number, closing }: Pair): Directive {
  const content = { start: line.next, end: closing.start };
  return { words, line: number, content, lineEnding: text.slice(line.end, line.next) };
}

interface NumberedLine {
  readonly line: TextLine;
  readonly number: number;
}

/** Three or more backticks or tildes, in a list or a quotation, too. */
const FENCE = /^(?: {0,3}|(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))+[ \t]*)(`{3,}|~{3,})(.*)$/;

function fenceIn(line: string): string {
  const [, fence = "", rest = ""] = FENCE.exec(line) ?? [];
  // Backticks with more of them on the same line are code within a line.
  return fence.startsWith("`") && rest.includes("`") ? "" : fence;
}

function* linesOutsideCode(text: string): Generator<NumberedLine> {
  let fence = "";
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (fence !== "") {
      const end = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line.text)?.[1] ?? "";
      if (end.startsWith(fence)) fence = "";
      continue;
    }
    fence = fenceIn(line.text);
    if (fence === "") yield { line, number };
  }
}

/** A line without what stands between backticks: there a directive is only written about. */
function withoutCode(line: string): string {
  return line.length > LONGEST_LINE ? "" : line.replace(/(`+)(?!`)[^`]*\1(?!`)/g, "");
}

/** In a longer line nobody writes a directive. */
const LONGEST_LINE = 2_000;
