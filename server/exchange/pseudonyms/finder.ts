import { classAt, INHERITED, isWhite, WORD } from "../../markup/characters";
import { foldText } from "../../markup/foldText";
import type { KeyEntry } from "./key";

/** A name in a text: UTF-16 offsets, and what is to stand there. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly entry: KeyEntry;
  /** The pseudonym, in capitals where the name is. */
  readonly replacement: string;
}

export interface Finding {
  /**
   * `as-written`: a name as the key has it, or in capitals. `any`: in upper or lower case as it comes.
   * `beginning`: the same, and words that only begin with a name, as inflected ones do. `label`: in
   * any case, and also names that the key has for labels alone. `case`: these too, as they are
   * written, for cases are told apart by upper and lower case.
   */
  readonly case: "as-written" | "any" | "beginning" | "label" | "case";
}

export interface Finder {
  /** The names in a text, in order, none inside another: of several the longest. */
  find(text: string, finding?: Finding): readonly Hit[];
}

/**
 * Finds the names of a key as whole words. How accents are stored, the sort of apostrophe and the
 * kind and number of blanks and line breaks between the words of a name make no difference. Takes
 * time in proportion to the text and to the longest name.
 */
export function createFinder(entries: readonly KeyEntry[]): Finder {
  const names = entries.filter(({ kind }) => !LABEL_KINDS.has(kind ?? "") && !isUnspoken(kind));
  const labels = entries.filter(({ kind }) => !isUnspoken(kind));
  const exact = treeOf(names, true);
  const loose = treeOf(names, false);
  const ofLabels = treeOf(labels, false);
  const ofCases = treeOf(labels, true);
  return {
    find(text, finding = { case: "as-written" }) {
      if (finding.case === "as-written") return hitsIn(text, exact, finding);
      if (finding.case === "label") return hitsIn(text, ofLabels, finding);
      if (finding.case === "case") return hitsIn(text, ofCases, finding);
      return hitsIn(text, loose, finding);
    },
  };
}

/**
 * Kinds of the key. Labels of speakers and names of cases may be common words, as “Daughter” is, so
 * these kinds are replaced where they are labels alone.
 */
const LABEL_KINDS: ReadonlySet<string> = new Set(["speaker", "case"]);

/** What the key of an anonymised copy remembers of coders and files is no name that is said. */
export function isUnspoken(kind: string | undefined): boolean {
  return kind === "coder" || kind === "file";
}

/** The names, letter by letter. */
interface Node {
  readonly next: Map<string, Node>;
  found?: { readonly entry: KeyEntry; readonly replacement: string };
}

interface Tree {
  readonly root: Node;
  readonly isCaseSensitive: boolean;
}

function treeOf(entries: readonly KeyEntry[], isCaseSensitive: boolean): Tree {
  const tree: Tree = { root: { next: new Map() }, isCaseSensitive };
  for (const entry of entries) add(tree, entry.name, { entry, replacement: entry.pseudonym });
  if (!isCaseSensitive) return tree;
  for (const entry of entries) {
    const replacement = entry.pseudonym.toUpperCase();
    add(tree, entry.name.toUpperCase(), { entry, replacement });
  }
  return tree;
}

function add({ root, isCaseSensitive }: Tree, name: string, found: Node["found"]): void {
  let node = root;
  for (const unit of folded(name, isCaseSensitive).text.split("")) {
    let next = node.next.get(unit);
    if (next === undefined) node.next.set(unit, (next = { next: new Map() }));
    node = next;
  }
  // A name as the key has it goes before another one in capitals.
  node.found ??= found;
}

function folded(text: string, isCaseSensitive: boolean): ReturnType<typeof foldText> {
  return foldText(text, { isCaseSensitive, unitesSigns: true });
}

function hitsIn(source: string, { root, isCaseSensitive }: Tree, finding: Finding): readonly Hit[] {
  const { text, toSource } = folded(source, isCaseSensitive);
  const hits: Hit[] = [];
  for (let at = 0; at < text.length;) {
    const match = isBoundary(text, at) ? longestAt(text, at, root, finding) : undefined;
    const start = match && toSource(at);
    const end = match && toSource(match.end);
    if (match !== undefined && start !== undefined && end !== undefined) {
      hits.push({ start, end, entry: match.entry, replacement: capitalsAs(source, start, match) });
      at = match.end;
    } else at++;
  }
  return hits;
}

interface Match {
  readonly end: number;
  readonly entry: KeyEntry;
  readonly replacement: string;
}

function capitalsAs(source: string, start: number, { entry, replacement }: Match): string {
  const written = source.slice(start, start + entry.name.length);
  const isCapitals = written === written.toUpperCase() && written !== written.toLowerCase();
  const isCapitalsInKey = entry.name === entry.name.toUpperCase();
  return isCapitals && !isCapitalsInKey ? entry.pseudonym.toUpperCase() : replacement;
}

function longestAt(text: string, start: number, root: Node, finding: Finding): Match | undefined {
  let best: Match | undefined;
  let node: Node | undefined = root;
  for (let at = start; at < text.length;) {
    const unit = text[at];
    const isBlank = isWhite(text.charCodeAt(at));
    node = node.next.get(isBlank ? " " : unit);
    if (node === undefined) break;
    at = isBlank ? endOfBlanks(text, at) : at + 1;
    if (at < 0) break;
    const isEnd = isBoundary(text, at) || (finding.case === "beginning" && at - start >= SHORTEST);
    if (node.found !== undefined && isEnd) best = { ...node.found, end: at };
  }
  return best;
}

/** Behind blanks and at most one line break; -1 where a blank line parts the words. */
function endOfBlanks(text: string, start: number): number {
  let breaks = 0;
  let at = start;
  for (; at < text.length && isWhite(text.charCodeAt(at)); at++) {
    const isBreak = text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
    if (isBreak && ++breaks > 1) return -1;
  }
  return at;
}

/** Shorter beginnings are those of too many words. */
const SHORTEST = 4;

/** Whether a word may end or start here. Scripts without blanks between words have no boundaries. */
function isBoundary(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return true;
  const isLow = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
  return !(isOfWord(text, isLow ? at - 2 : at - 1) && isOfWord(text, at));
}

function isOfWord(text: string, at: number): boolean {
  const kind = classAt(text, Math.max(0, at));
  return kind === WORD || kind === INHERITED;
}
