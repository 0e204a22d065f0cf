// Words in context as a text that is read in the editor: the words stand below each other.
import type { KwicHit, KwicResult, KwicWords } from "../../server/protocol/kwic";
import { countOf, numberText } from "../text/figures";
import { oneLine } from "../text/plain";
import { placeOf, sourceOf } from "./found";
import type { ListLink, ListText } from "./listDocuments";
import { plain } from "./passagesText";

export const KWIC_RULE =
  "Words are found whole, whatever the case of their letters and the kind of quotation marks; " +
  "around them stands what is said in the same paragraph.";

/** Each place takes one line, whatever stands in the transcripts. */
export function kwicText(what: KwicWords, { lines, total, unread, scope }: KwicResult): ListText {
  const isCut = lines.length < total;
  const text = [
    `In context: ${oneLine(what.words)}`,
    isCut ? countOf(total, "line") : `${countOf(total, "line")} in ${filesText(lines)}`,
    ...limitsOf(what),
    ...(scope === undefined ? [] : [`Only what lies in the scope: ${oneLine(scope)}.`]),
    KWIC_RULE,
    ...(isCut ? [cutText(lines.length, total)] : []),
    ...(unread.length > 0 ? [`Not listed, because they could not be read: ${list(unread)}.`] : []),
    "",
  ];
  const folds: { start: number; end: number }[] = [];
  const links: ListLink[] = [];
  const shown = lines.map(shownOf);
  const widths = {
    before: widest(shown.map(({ before }) => before)),
    match: widest(shown.map(({ match }) => match)),
    after: widest(shown.map(({ after }) => after)),
  };
  for (const [file, own] of byFile(shown)) {
    const start = text.length;
    text.push(`# ${oneLine(file)} (${countOf(own.length, "line")})`);
    for (const one of own) {
      const words = `${padBefore(one.before, widths.before)}‹${pad(`${one.match}›`, widths.match + 1)}`;
      const line = `  ${words}${pad(one.after, widths.after)}  ${sourceOf({ ...one.hit, heading: null })}`;
      const from = line.length - placeOf(one.hit).length;
      links.push({ line: text.length, start: from, end: line.length, hit: one.hit });
      text.push(line);
    }
    folds.push({ start, end: text.length - 1 });
    text.push("");
  }
  return { text: text.join("\n"), folds, links };
}

interface Shown {
  readonly hit: KwicHit;
  readonly before: string;
  readonly match: string;
  readonly after: string;
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
  return [
    ...(where === null ? [] : [`Only in what the query ${oneLine(where)} finds.`]),
    ...(role === null ? [] : [`Only what ${role}s say.`]),
  ];
}

function cutText(shown: number, total: number): string {
  const all = numberText(total);
  return `Only the first ${countOf(shown, "line")} of ${all} are listed (the limit). Limit it by a query.`;
}

function list(files: readonly string[]): string {
  return files.map(oneLine).join(", ");
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
