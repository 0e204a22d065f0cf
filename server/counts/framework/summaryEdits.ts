import { insertion, type TextEdit } from "../../markup/edits/edit";
import { frameworkLine, headingName, readFramework } from "../../study/framework";

export interface WrittenSummary {
  readonly case: string;
  /** The id of a node, or a heading of the interviews. */
  readonly column: string;
  /** What is to be written about the cell; empty takes it away. */
  readonly text: string;
}

/** What `framework.md` says about a cell: of two summaries the first one; null where it is empty. */
export function summaryIn(
  text: string,
  cell: Pick<WrittenSummary, "case" | "column">,
): string | null {
  return summaryOf(text, cell)?.text || null;
}

/**
 * The edits of `framework.md` that write one summary. They only ever add lines, and replace those
 * from the first to the last line of the summary that was there: what the author wrote elsewhere
 * stays as it is, to the character. A summary that is taken away leaves its heading.
 *
 * Reading the text that they make gives the summary again, without blanks at its ends and with LF
 * between its lines. A name of nothing but blanks cannot be a heading; it has no edits.
 */
export function summaryEdits(text: string, written: WrittenSummary): readonly TextEdit[] {
  const [name, column] = [headingName(written.case), headingName(written.column)];
  if (name === "" || column === "") return [];
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const lines = plainText(written.text).split("\n");
  const words = lines.map(frameworkLine).join(eol);
  const known = summaryOf(text, written);
  if (known?.text === plainText(written.text)) return [];
  if (known !== undefined) {
    const { textSpan } = known;
    const isEmpty = textSpan.start === textSpan.end;
    if (!isEmpty) return [{ span: textSpan, newText: words }];
    return [insertion(textSpan.end, `${eol}${eol}${words}${endAt(text, textSpan.end, eol)}`)];
  }
  if (words === "") return [];
  const cell = `## ${column}${eol}${eol}${words}`;
  const section = readFramework(text).sections.find((one) => one.case === name);
  if (section !== undefined) {
    const { end } = section;
    return [insertion(end, `${eol}${eol}${cell}${endAt(text, end, eol)}`)];
  }
  return [insertion(text.length, `${gapAfter(text, eol)}# ${name}${eol}${eol}${cell}${eol}`)];
}

function summaryOf(text: string, cell: Pick<WrittenSummary, "case" | "column">) {
  const [name, column] = [headingName(cell.case), headingName(cell.column)];
  return readFramework(text).summaries.find((one) => one.case === name && one.column === column);
}

function plainText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

/** What must follow an insertion at the end of a line: a blank line before others, a last break. */
function endAt(text: string, at: number, eol: string): string {
  const [rest = ""] = /^(?:\r\n|\r|\n)[^\r\n]*/.exec(text.slice(at)) ?? [];
  return at >= text.length || rest.trim() !== "" ? eol : "";
}

/** What must stand between a text and a heading behind it: a blank line, unless nothing is there. */
function gapAfter(text: string, eol: string): string {
  const isBlank = text.trim() === "";
  let breaks = 0;
  let at = text.length;
  while (breaks < 2 && (text[at - 1] === "\n" || text[at - 1] === "\r")) {
    at -= text.endsWith("\r\n", at) ? 2 : 1;
    breaks++;
  }
  if (isBlank) return breaks > 0 || text.length === 0 || text === BOM ? "" : eol;
  return eol.repeat(2 - breaks);
}

const BOM = "\ufeff";
