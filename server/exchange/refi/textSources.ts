import { decode } from "../imports/decode";
import { paragraphsOfText } from "../imports/documents/text";
import type { Paragraph } from "../imports/documents/paragraph";
import type { ImportedStretch } from "../imports/imported";
import type { Ledger } from "./ledger";
import { profileOf } from "./profile";
import { sourceText, type SourceText } from "./positions";
import type { ProjectParts } from "./projectParts";
import type { Passage } from "./sourcePassages";
import { attributeOf, childOf, type Tree } from "./tree";

/** A text source with its words. */
export interface TextSource {
  readonly tree: Tree;
  readonly name: string;
  readonly source: SourceText;
}

/** The sources of a project that are texts and have one; the others are named in the account. */
export function textSources(
  { root, bytesAt }: ProjectParts,
  ledger: Ledger,
): readonly TextSource[] {
  // A transcript of ours may have no words yet.
  const isOwn = profileOf(attributeOf(root, "origin") ?? "") !== undefined;
  return (childOf(root, "Sources")?.children ?? []).flatMap((tree) => {
    const name = attributeOf(tree, "name") ?? "Text without a name";
    const place = `“${name}”`;
    let source = tree.name === "TextSource" ? wordsOf(tree, bytesAt, ledger) : { refusal: NO_TEXT };
    if ("text" in source && source.text.trim() === "" && !isOwn) source = { refusal: NO_WORDS };
    if ("text" in source) return { tree, name, source };
    const what = KINDS.get(tree.name) ?? "other sources";
    ledger.add({ fate: "left out", what, why: source.refusal }, place);
    ledger.add({ ...CODINGS, count: codingsIn(tree) }, place);
    return [];
  });
}

const CODINGS = {
  fate: "left out",
  what: "codings in what is left out",
  why: "A coding is nothing without what is coded.",
} as const;

function codingsIn(tree: Tree): number {
  const own = tree.name === "Coding" ? 1 : 0;
  return tree.children.reduce((sum, child) => sum + codingsIn(child), own);
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ["TextSource", "texts"],
  ["PictureSource", "pictures"],
  ["PDFSource", "PDF documents"],
  ["AudioSource", "recordings"],
  ["VideoSource", "videos"],
]);
const NO_TEXT =
  "A study holds transcripts. What is said in them can be brought in as a text of its own.";

const NO_WORDS = "It holds no words.";

function wordsOf(
  tree: Tree,
  bytesAt: ProjectParts["bytesAt"],
  ledger: Ledger,
): SourceText | { readonly refusal: string } {
  const inside = childOf(tree, "PlainTextContent")?.text;
  const path = attributeOf(tree, "plainTextPath");
  if (inside !== undefined && inside.trim() !== "") return sourceText(inside, "xml");
  if (path === undefined) return { refusal: "The file has no plain text of it." };
  const found = bytesAt(path);
  if ("refusal" in found) return found;
  const { text, account } = decode(found.bytes);
  for (const { why, places, ...item } of account)
    ledger.add({ ...item, ...(why !== undefined && { why }) }, places[0]);
  return sourceText(text, "file");
}

/** The paragraphs of a text with the passages in them; each stretch says which passage it is of. */
export function markedParagraphs(
  { text }: SourceText,
  passages: readonly Passage[],
  ledger: Ledger,
  divide = paragraphsOfText,
): readonly Paragraph[] {
  // Every break that divides lines is one character, so paragraphs stand in it as they are.
  const plain = divide === paragraphsOfText ? text.replace(/[\f\u2028\u2029]/g, "\n") : text;
  const ordered = [...passages].sort((a, b) => a.start - b.start);
  let at = 0;
  let open: Passage[] = [];
  let next = 0;
  let left = MOST_STRETCHES;
  const numbers = new Map(passages.map((passage, index) => [passage, index]));
  return divide(plain).map((paragraph) => {
    const start = plain.indexOf(paragraph.text, at);
    at = start + paragraph.text.length;
    while (next < ordered.length && ordered[next].start < at) open.push(ordered[next++]);
    open = open.filter(({ end }) => end > start);
    const written = open.slice(0, left);
    left -= written.length;
    ledger.add({ ...TOO_MANY, count: open.length - written.length }, paragraph.place);
    return {
      ...paragraph,
      stretches: written.map((passage) => ({
        ...stretchIn(passage, start, at),
        passage: passage.isWhole ? undefined : numbers.get(passage),
      })),
    };
  });
}

/** Far more than people code in one text; files made to do harm could ask for any number. */
const MOST_STRETCHES = 200_000;
const TOO_MANY = {
  fate: "left out",
  what: "passages in further paragraphs",
  why: `At most ${MOST_STRETCHES.toLocaleString("en")} are read of one text, each paragraph counted. Divide the text.`,
} as const;

function stretchIn(passage: Passage, start: number, end: number): ImportedStretch {
  const { codes, coder, memo } = passage;
  return {
    start: Math.max(0, passage.start - start),
    end: Math.min(end, passage.end) - start,
    codes,
    coder,
    memo,
  };
}
