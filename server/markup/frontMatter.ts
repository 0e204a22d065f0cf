import type { FrontMatter } from "./model";
import { lineEndAt, nextLineStart } from "./line";
import { readFrontMatterFast } from "./frontMatterFast";
import { readFrontMatterYaml } from "./frontMatterYaml";

const NONE: FrontMatter = { attributes: [], speakers: [], problems: [] };

/** Reads the front matter (section 3.1 of the markup); a file without one has none. */
export function readFrontMatter(text: string): FrontMatter {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith("---", first)) return NONE;
  const firstEnd = lineEndAt(text, first);
  if (!isFence(text, first, firstEnd, "---")) return NONE;
  const start = nextLineStart(text, firstEnd);
  for (let line = start; line < text.length;) {
    const end = lineEndAt(text, line);
    const next = nextLineStart(text, end);
    if (isFence(text, line, end, "---") || isFence(text, line, end, "...")) {
      const inner = { start, end: line };
      const read = readFrontMatterFast(text, inner) ?? readFrontMatterYaml(text, inner);
      return { ...read, span: { start: first, end: next } };
    }
    line = next;
  }
  return { ...NONE, problems: [unclosed(first, firstEnd)] };
}

function isFence(text: string, start: number, end: number, sign: string): boolean {
  return text.startsWith(sign, start) && text.slice(start + 3, end).trim() === "";
}

function unclosed(start: number, end: number): FrontMatter["problems"][number] {
  return {
    code: "invalid-front-matter",
    severity: "error",
    message: "The front matter never ends. Close it with a line of three hyphens.",
    start,
    end,
  };
}
