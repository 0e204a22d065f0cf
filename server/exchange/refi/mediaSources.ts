import { comparableGuid } from "./guids";
import type { Ledger } from "./ledger";
import { targetOf } from "./notes";
import { placedByWords, wordsOnPage, type PlacedSelection } from "./pageSelections";
import { shortened } from "./shortened";
import { attributeOf, childOf, childrenOf, textIn, type Tree } from "./tree";

/** As many texts of a recording as are read; the others are named. */
export function withoutTooMany(
  holder: Tree,
  texts: readonly Tree[],
  ledger: Ledger,
): readonly Tree[] {
  ledger.add({ ...TOO_MANY, count: Math.max(0, texts.length - MOST_TEXTS) }, placeOf(holder));
  return texts.slice(0, MOST_TEXTS);
}

/** Each has the attributes and codes of the whole; files made to do harm could ask for any number. */
const MOST_TEXTS = 20;
const TOO_MANY = {
  fate: "left out",
  what: "further transcripts of a recording",
  why: `At most ${MOST_TEXTS} are read of one recording. Bring the others in as texts.`,
} as const;

/** Names a source that does not come in, with all that is coded and noted in it. */
export function reportLeftOut(holder: Tree, why: string, ledger: Ledger): void {
  const place = placeOf(holder);
  ledger.add({ fate: "left out", what: KINDS.get(holder.name) ?? "other sources", why }, place);
  ledger.add({ ...CODINGS, count: codingsIn(holder) }, place);
  reportComments(holder, ledger);
}

export interface Around {
  /** All texts in the source. */
  readonly inside: readonly Tree[];
  readonly ledger: Ledger;
}

/**
 * Names what lies around the texts of a source that come in: pages, sound, and what is coded there. Gives
 * the selections of pages whose words are found in the text. No `texts`: they came in as sources of their own.
 */
export function reportAround(
  holder: Tree,
  texts: readonly { readonly source: { readonly text: string } }[],
  { inside, ledger }: Around,
): readonly PlacedSelection[] {
  if (holder.name === "TextSource") return [];
  const place = placeOf(holder);
  ledger.add({ ...AROUND, what: KINDS.get(holder.name) ?? "other sources" }, place);
  if (texts.length === 0) {
    const whole = childrenOf(holder, "Coding").length;
    ledger.add({ ...CODINGS_AROUND, count: whole }, place);
    const comment = textIn(holder, "Description");
    if (comment !== undefined) ledger.add(COMMENTS, `${place}: ${shortened(comment)}`);
  }
  const inTexts = new Set(inside.flatMap((tree) => tree.children.flatMap(marksOf)));
  const apart = holder.children.filter(
    (child) => child.name.endsWith("Selection") && !marksOf(child).every((one) => inTexts.has(one)),
  );
  const onPages = apart.filter(({ name }) => name === "PDFSelection");
  const placed = placedByWords(onPages, texts[0]?.source.text ?? "");
  const isPlaced = new Set(placed.map(({ tree }) => tree));
  for (const { tree } of placed)
    ledger.add({ ...BY_WORDS, count: codingsIn(tree) }, `${place}${calledIn(tree)}`);
  for (const selection of apart.filter((one) => !isPlaced.has(one))) {
    ledger.add(
      { ...CODINGS_AROUND, count: codingsIn(selection) },
      `${place}${calledIn(selection)}`,
    );
    reportComments(selection, ledger, place);
  }
  return placed;
}

/** A selection with each of its codes; programs write one on the page and in the text alike. */
function marksOf(selection: Tree): readonly string[] {
  const guid = comparableGuid(selection.attributes.get("guid")) ?? "";
  const codes = childrenOf(selection, "Coding").map((coding) =>
    targetOf(childOf(coding, "CodeRef")),
  );
  return codes.length === 0 ? [guid] : codes.map((code) => `${guid} ${code ?? ""}`);
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ["TextSource", "texts"],
  ["Transcript", "texts"],
  ["Representation", "texts"],
  ["PictureSource", "pictures"],
  ["PDFSource", "PDF documents"],
  ["AudioSource", "recordings"],
  ["VideoSource", "videos"],
]);
const AROUND = {
  fate: "changed",
  why: "Their text came in, with what is coded in it. Pages, pictures, sound and film stay behind.",
} as const;
const CODINGS = {
  fate: "left out",
  what: "codings in what is left out",
  why: "A coding is nothing without what is coded.",
} as const;
const CODINGS_AROUND = {
  fate: "left out",
  what: "codings of pages, sound or film",
  why: "They are on an area or a stretch of time, not on words. Code the words in the transcript.",
} as const;
const BY_WORDS = {
  fate: "changed",
  what: "codings of pages that were found by their words",
  why: "They are on an area of a page. What is said to stand there is in the text once, and has their codes.",
} as const;
const COMMENTS = {
  fate: "left out",
  what: "comments in what is left out",
  why: "A comment is nothing without what it is about. Copy what you need into a memo.",
} as const;

function placeOf(holder: Tree): string {
  return `“${attributeOf(holder, "name") ?? "Text without a name"}”`;
}

/** The words that a selection is called by, where it has some. */
function calledIn(selection: Tree): string {
  const words = wordsOnPage(selection) ?? attributeOf(selection, "name");
  return words === undefined ? "" : `: ${shortened(words)}`;
}

function codingsIn(tree: Tree): number {
  const own = tree.name === "Coding" ? 1 : 0;
  return tree.children.reduce((sum, child) => sum + codingsIn(child), own);
}

function reportComments(tree: Tree, ledger: Ledger, place = placeOf(tree)): void {
  const comment = textIn(tree, "Description");
  if (comment !== undefined) ledger.add(COMMENTS, `${place}: ${shortened(comment)}`);
  for (const child of tree.children) reportComments(child, ledger, place);
}
