// Words in context as a text that is read in the editor: the words stand below each other.
import type { KwicHit, KwicResult, KwicWords } from "../../server/protocol/kwic";
import { KWIC_RULE, kwicLimits } from "../../server/protocol/kwicRule";
import { countOf, numberText } from "../text/figures";
import { oneLine } from "../text/plain";
import { placeOf, sourceOf } from "./found";
import type { ListLink, ListText } from "./listDocuments";
import { plain } from "./passagesText";

/** Each place takes one line, whatever stands in the transcripts. */
export function kwicText(what: KwicWords, result: KwicResult): ListText {
  const text = [...headOf(what, result), ""];
  const folds: { start: number; end: number }[] = [];
  const links: ListLink[] = [];
  const shown = result.lines.map(shownOf);
  const widths = widthsOf(shown);
  for (const [file, own] of byFile(shown)) {
    const start = text.length;
    text.push(`# ${oneLine(file)} (${countOf(own.length, "line")})`);
    for (const { hit, ...words } of own) {
      const line = `  ${aligned(words, widths)}  ${sourceOf({ ...hit, heading: null })}`;
      const from = line.length - placeOf(hit).length;
      links.push({ line: text.length, start: from, end: line.length, hit });
      text.push(line);
    }
    folds.push({ start, end: text.length - 1 });
    text.push("");
  }
  return { text: text.join("\n"), folds, links };
}

/** What was looked for, how much of it there is, and what is left out. */
function headOf(what: KwicWords, { lines, total, unread, scope }: KwicResult): readonly string[] {
  const isCut = lines.length < total;
  return [
    `In context: ${oneLine(what.words)}`,
    isCut ? countOf(total, "line") : `${countOf(total, "line")} in ${filesText(lines)}`,
    ...limitsOf(what),
    ...(scope === undefined ? [] : [`Only what lies in the scope: ${oneLine(scope)}.`]),
    KWIC_RULE,
    ...(isCut ? [cutText(lines.length, total)] : []),
    ...(unread.length > 0 ? [`Not listed, because they could not be read: ${list(unread)}.`] : []),
  ];
}

/** Words with what stands around them, on one line. */
type Words = Readonly<Record<"before" | "match" | "after", string>>;

interface Shown extends Words {
  readonly hit: KwicHit;
}

function shownOf(hit: KwicHit): Shown {
  const { before, match, after } = hit;
  return { hit, before: plain(before), match: oneLine(match), after: plain(after) };
}

function byFile(shown: readonly Shown[]): ReadonlyMap<string, readonly Shown[]> {
  const files = new Map<string, Shown[]>();
  for (const one of shown) {
    const own = files.get(one.hit.file);
    if (own === undefined) files.set(one.hit.file, [one]);
    else own.push(one);
  }
  return files;
}

function filesText(lines: readonly KwicHit[]): string {
  return countOf(new Set(lines.map(({ file }) => file)).size, "transcript");
}

function limitsOf({ where, role }: KwicWords): string[] {
  return kwicLimits({ where: where === null ? null : oneLine(where), role });
}

function cutText(shown: number, total: number): string {
  const all = numberText(total);
  return `Only the first ${countOf(shown, "line")} of ${all} are listed (the limit). Limit it by a query.`;
}

function list(files: readonly string[]): string {
  return files.map(oneLine).join(", ");
}

type Widths = Readonly<Record<keyof Words, number>>;

function widthsOf(shown: readonly Words[]): Widths {
  return {
    before: widest(shown.map(({ before }) => before)),
    match: widest(shown.map(({ match }) => match)),
    after: widest(shown.map(({ after }) => after)),
  };
}

/** The words stand below those of the line above, between marks. */
function aligned({ before, match, after }: Words, widths: Widths): string {
  const marked = `‹${pad(`${match}›`, widths.match + 1)}`;
  return padBefore(before, widths.before) + marked + pad(after, widths.after);
}

/** In characters: a letter outside of the first plane is one. */
function widthOf(text: string): number {
  return [...text].length;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text)), 0);
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function padBefore(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}
