import {
  CompletionItemKind,
  CompletionItemTag,
  type CompletionItem,
} from "vscode-languageserver-types";
import { isCodeId, nameFromId, normalizeId } from "../../codebook/ids";
import type { Codebook, CodebookNode } from "../../codebook/model";
import { figuresOf, sortByRecurrence, unknownCodes } from "../../counts/themes";
import type { NodeFigures } from "../../counts/results";
import { countsOf } from "../card";
import { pathOf } from "../codebookPlaces";
import type { TranscriptContext } from "../context";
import { counted } from "../markdown";
import { paragraphIndexAt } from "../../markup/paragraphs";
import { rangeOf } from "../positions";
import { idEndAt, type OpenBlock } from "./blockAt";

/** What `resolveCompletion` needs to write an item's documentation. */
export interface CodeItemData {
  readonly study: string;
  readonly id: string;
}

/**
 * The codes and themes for a place in an attribute block: those that are on this paragraph already
 * come first, then the others that are used, by recurrence, then unused ones in the codebook's
 * order, themes, ids that the codebook lacks, and retired codes. At most 1,000 are given at a time;
 * the list is marked as incomplete, and what is typed brings up the others.
 */
export function codeItems(
  context: TranscriptContext,
  block: OpenBlock,
  offset: number,
): CompletionItem[] {
  const { study } = context;
  const { codebook } = study.figures.study;
  const typed = normalizeId(block.typed.replace(/^\./, ""));
  const taken = new Set(idsIn(block));
  const nearby = codesOnParagraph(context, offset);
  const candidates = candidatesOf(context, typed).filter(
    ({ id, search }) => !taken.has(id) && isSubsequence(typed.toLowerCase(), search),
  );
  const ranked = sortByRecurrence(rankAll(context, candidates, nearby));
  ranked.sort((a, b) => a.tier - b.tier);
  const shape = shapeOf(context, block, offset);
  const items = ranked
    .slice(0, MOST_ITEMS)
    .map((entry, index) => itemOf(entry, shape, { study: study.uri, index }));
  const hasDot = block.typed.startsWith(".");
  const isNew = hasDot && isCodeId(typed) && !codebook.nodes.has(typed) && !taken.has(typed);
  return isNew ? [...items, addItem(typed, shape, context)] : items;
}

/** The ids of the codes that stand in the block besides the one at the cursor. */
export function idsIn({ others }: OpenBlock): string[] {
  return others.filter((item) => item.startsWith(".")).map((item) => normalizeId(item.slice(1)));
}

/** The tiers of the list; keys come between the codes in use and the others. */
export const TIER = {
  nearby: 0,
  used: 1,
  keys: 2,
  unused: 3,
  themes: 4,
  unknown: 5,
  retired: 6,
  add: 7,
};

const MOST_ITEMS = 1_000;

interface Candidate {
  readonly id: string;
  /** Absent for an id that the codebook lacks. */
  readonly node?: CodebookNode;
  /** The name, where it says more than the id. */
  readonly name: string;
  /** What the typed letters are looked for in, and the same in lower case. */
  readonly filter: string;
  readonly search: string;
  readonly path: string;
}

interface Ranked extends NodeFigures {
  readonly candidate: Candidate;
  readonly tier: number;
}

/** A codebook never changes once it is read, and every keystroke asks for all of its codes. */
const candidatesOfCodebook = new WeakMap<Codebook, readonly Candidate[]>();

function candidatesOf({ study }: TranscriptContext, typed: string): readonly Candidate[] {
  const { study: data, tally } = study.figures;
  let known = candidatesOfCodebook.get(data.codebook);
  if (known === undefined) {
    known = [...data.codebook.nodes.values()].map((node) => candidateOf(data.codebook, node));
    candidatesOfCodebook.set(data.codebook, known);
  }
  const unknown = unknownCodes(data.codebook, tally).filter((id) => id !== typed);
  if (unknown.length === 0) return known;
  return [...known, ...unknown.map(unknownCandidate)];
}

function candidateOf(codebook: Codebook, node: CodebookNode): Candidate {
  const { id } = node;
  const name = node.name === nameFromId(id) ? "" : node.name;
  const filter = `${id} ${node.name}`;
  const path = pathOf(codebook, node).join(" › ");
  return { id, node, name, filter, search: filter.toLowerCase(), path };
}

function unknownCandidate(id: string): Candidate {
  return { id, name: "", filter: id, search: id.toLowerCase(), path: "" };
}

function rankAll(
  { study }: TranscriptContext,
  candidates: readonly Candidate[],
  nearby: ReadonlySet<string>,
): Ranked[] {
  const { uses } = study.figures.study;
  const isApplied = (id: string) => uses.has(id);
  return candidates.map((candidate) => {
    const { codings, passages, words, cases, transcripts } = figuresOf(
      study.figures.tally,
      candidate.id,
    );
    const tier = tierOf(candidate, nearby, isApplied);
    return { candidate, tier, codings, passages, words, cases, transcripts };
  });
}

/** The same rule as the editor's: the letters occur in this order. */
function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function codesOnParagraph({ transcript }: TranscriptContext, offset: number): Set<string> {
  const paragraph = paragraphIndexAt(transcript, offset);
  const codes = new Set<string>();
  for (const { code, passage } of transcript.codings) {
    const isHere = passage.firstParagraph <= paragraph && paragraph <= passage.lastParagraph;
    if (isHere) codes.add(code);
  }
  return codes;
}

/** A theme has the figures of its codes and more: only one that is applied itself counts as used. */
function tierOf(
  { id, node }: Candidate,
  nearby: ReadonlySet<string>,
  isApplied: (id: string) => boolean,
): number {
  if (node?.status === "retired") return TIER.retired;
  if (nearby.has(id)) return TIER.nearby;
  if (node === undefined) return TIER.unknown;
  if (isApplied(id)) return TIER.used;
  return node.children.length > 0 ? TIER.themes : TIER.unused;
}

interface Shape {
  readonly range: ReturnType<typeof rangeOf>;
  /** Whether the dot is typed: what is typed must be found in the item's filter text. */
  readonly dot: string;
}

function shapeOf(
  { lines, transcript }: TranscriptContext,
  block: OpenBlock,
  offset: number,
): Shape {
  const range = rangeOf(lines, { start: block.start, end: idEndAt(transcript.text, offset) });
  return { range, dot: block.typed.startsWith(".") ? "." : "" };
}

function itemOf(
  entry: Ranked,
  { range, dot }: Shape,
  { study, index }: { readonly study: string; readonly index: number },
): CompletionItem {
  const { id, node, name, filter, path } = entry.candidate;
  const data: CodeItemData = { study, id };
  const counts = countsOf(entry);
  const item: CompletionItem = {
    label: id,
    labelDetails: { detail: name === "" ? "" : ` ${name}`, description: noteOf(entry) },
    kind: kindOf(node),
    detail: path === "" ? counts : `${path} · ${counts}`,
    filterText: dot + filter,
    sortText: sortTextOf(entry.tier, index),
    textEdit: { range, newText: `.${id}` },
    data,
  };
  if (node?.status === "retired") item.tags = [CompletionItemTag.Deprecated];
  return item;
}

function kindOf(node: CodebookNode | undefined): CompletionItemKind {
  if (node === undefined) return CompletionItemKind.Text;
  return node.kind === "code" ? CompletionItemKind.EnumMember : CompletionItemKind.Enum;
}

/** Orders items within a tier; a list is never longer than four digits. */
export function sortTextOf(tier: number, index: number): string {
  return `${tier}${String(index).padStart(4, "0")}`;
}

function noteOf({ candidate: { node, path }, cases, passages }: Ranked): string {
  const counts =
    passages === 0 ? "not used" : `${counted(cases, "case")}, ${counted(passages, "passage")}`;
  if (node === undefined) return `not in the codebook · ${counts}`;
  const status = node.status === "active" ? "" : node.status;
  return [path, status, counts].filter((text) => text !== "").join(" · ");
}

/**
 * Adding a code changes another file, which an item cannot do by itself: the editor's command does.
 * The filter text is longer than the id, so that a known code that starts alike stays above it.
 */
function addItem(id: string, { range, dot }: Shape, { uri }: TranscriptContext): CompletionItem {
  const title = `Add “${id}” to the codebook`;
  return {
    label: title,
    kind: CompletionItemKind.Event,
    filterText: `${dot}${id} ${title}`,
    sortText: sortTextOf(TIER.add, 0),
    textEdit: { range, newText: `.${id}` },
    command: { title, command: "verbatim.addToCodebook", arguments: [{ uri, id }] },
  };
}
