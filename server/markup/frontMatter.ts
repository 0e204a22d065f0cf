import type { FrontMatter, MarkupProblem, Span } from "./model";
import { lineEndAt, nextLineStart } from "./line";
import { readFrontMatterFast } from "./frontMatterFast";
import { readFrontMatterYaml } from "./frontMatterYaml";

const NONE: FrontMatter = { attributes: [], speakers: [], problems: [] };

/** Reads the front matter (section 3.1 of the markup); a file without one has none. */
export function readFrontMatter(text: string): FrontMatter {
  const found = findFrontMatter(text);
  if (found === undefined) return NONE;
  if ("problem" in found) return { ...NONE, problems: [found.problem] };
  const { span, inner } = found;
  const read = readFrontMatterFast(text, inner) ?? readFrontMatterYaml(text, inner);
  return { ...read, span };
}

/** Where front matter stands. */
export interface FrontMatterPlace {
  /** From the first `---` to the end of the closing line. */
  readonly span: Span;
  /** Between the two fences. */
  readonly inner: Span;
}

/** Finds the front matter of any text file; undefined where the first line is no fence. */
export function findFrontMatter(
  text: string,
): FrontMatterPlace | { readonly problem: MarkupProblem } | undefined {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith("---", first)) return undefined;
  const firstEnd = lineEndAt(text, first);
  if (!isFence(text, first, firstEnd, "---")) return undefined;
  const start = nextLineStart(text, firstEnd);
  for (let line = start; line < text.length;) {
    const end = lineEndAt(text, line);
    const next = nextLineStart(text, end);
    if (isFence(text, line, end, "---") || isFence(text, line, end, "...")) {
      return { span: { start: first, end: next }, inner: { start, end: line } };
    }
    line = next;
  }
  return { problem: unclosed(first, firstEnd) };
}

function isFence(text: string, start: number, end: number, sign: string): boolean {
  return text.startsWith(sign, start) && text.slice(start + 3, end).trim() === "";
}

function unclosed(start: number, end: number): MarkupProblem {
  return {
    code: "invalid-front-matter",
    severity: "error",
    message: "The front matter never ends. Close it with a line of three hyphens.",
    start,
    end,
  };
}
