// The passages of a query as a text that is read in the editor; every source in it is a link.
import type { QueryHit } from "../../server/protocol/query";
import { countOf } from "../text/figures";
import { oneLine } from "../text/plain";
import {
  figuresText,
  FIGURES_RULE,
  groupsOf,
  leftOut,
  placeOf,
  sourceOf,
  type FoundPassages,
  type PassageGrouping,
} from "./found";
import type { ListLink, ListText } from "./listDocuments";

export interface PassagesOptions {
  readonly by: PassageGrouping;
  readonly nameOfCode: (id: string) => string;
}

/** Nothing of a transcript makes a line of its own: each passage takes two lines. */
export function passagesText(found: FoundPassages, options: PassagesOptions): ListText {
  const lines = [`Passages of ${oneLine(found.query)}`, figuresText(found.figures), FIGURES_RULE];
  lines.push(...leftOut(found), "");
  const folds: { start: number; end: number }[] = [];
  const links: ListLink[] = [];
  for (const { name, hits } of groupsOf(found.hits, options.by, options.nameOfCode)) {
    const start = lines.length;
    lines.push(`# ${name} (${countOf(hits.length, "passage")})`);
    for (const hit of hits) addPassage(hit, lines, links);
    folds.push({ start, end: lines.length - 1 });
    lines.push("");
  }
  return { text: lines.join("\n"), folds, links };
}

function addPassage(hit: QueryHit, lines: string[], links: ListLink[]): void {
  lines.push(`  ${contextBefore(hit)}‹${oneLine(hit.text)}›${contextAfter(hit)}`);
  const source = `    ${sourceOf(hit)}`;
  const start = source.length - placeOf(hit).length;
  links.push({ line: lines.length, start, end: source.length, hit });
  lines.push(source);
  if (hit.memo !== null) lines.push(`    Memo: ${oneLine(hit.memo)}`);
}

/** So many characters are shown at most before and after; the server gives more. */
const CONTEXT = 80;

/** Cut before a whole word, with an ellipsis that says so. */
function contextBefore({ before }: QueryHit): string {
  const characters = [...before.replace(/\s+/g, " ")];
  if (characters.length <= CONTEXT) return plain(characters.join(""));
  return `…${plain(characters.slice(-CONTEXT).join("").replace(/^\S*/, ""))}`;
}

function contextAfter({ after }: QueryHit): string {
  const characters = [...after.replace(/\s+/g, " ")];
  if (characters.length <= CONTEXT) return plain(characters.join(""));
  return `${plain(characters.slice(0, CONTEXT).join("").replace(/\S*$/, ""))}…`;
}

/** On one line, with the blanks that part it from the words. */
export function plain(text: string): string {
  const [start = "", end = ""] = [/^\s/.exec(text)?.[0], /\s$/.exec(text)?.[0]];
  const shown = oneLine(text);
  return shown === "" ? "" : start + shown + end;
}
