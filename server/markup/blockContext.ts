import type { BlockContext } from "./block";
import type { LabelContext } from "./label";
import { classifyLine, lineEndAt, lineStartAt, type Line } from "./line";

/** What a block must know about the lines it reaches over: they decide where it ends (section 2). */
export function blockContext(label: LabelContext): BlockContext {
  const { text } = label;
  return {
    text,
    endsParagraph: (start) => classifyLine(label, start, lineEndAt(text, start)).kind !== "text",
    isOutsideSpeech: (offset) => mayBeOutside(text, offset) && isOutside(lineAround(label, offset)),
    hopeless: new Set(),
  };
}

/** Such a line begins with one of few signs, or with a comment in front of it. */
function mayBeOutside(text: string, offset: number): boolean {
  return "#:-*_<".includes(text[lineStartAt(text, offset)]);
}

function isOutside({ kind }: Line): boolean {
  return kind === "heading" || kind === "fence" || kind === "break";
}

function lineAround(label: LabelContext, offset: number): Line {
  const start = lineStartAt(label.text, offset);
  const line = withoutComments(label.text, start, lineEndAt(label.text, offset));
  return classifyLine({ ...label, text: line }, 0, line.length);
}

/** The line without the comments that stand on it. */
function withoutComments(text: string, start: number, end: number): string {
  let line = "";
  let from = start;
  let open = text.slice(start, end).indexOf("<!--") + start;
  while (open >= from && open < end) {
    const close = text.indexOf("-->", open + 4);
    if (close < 0 || close >= end) break;
    line += text.slice(from, open);
    from = close + 3;
    open = text.indexOf("<!--", from);
  }
  return line + text.slice(from, end);
}
