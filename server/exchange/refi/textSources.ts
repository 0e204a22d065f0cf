import { decode } from "../imports/decode";
import { paragraphsOfText } from "../imports/documents/text";
import type { Paragraph } from "../imports/documents/paragraph";
import type { ImportedStretch } from "../imports/imported";
import type { Ledger } from "./ledger";
import { profileOf } from "./profile";
import { sourceText, type SourceText } from "./positions";
import type { ProjectParts } from "./projectParts";
import type { Passage } from "./sourcePassages";
import { reportAround, reportLeftOut, withoutTooMany, type Around } from "./mediaSources";
import type { PlacedSelection } from "./pageSelections";
import { sharedTexts, textsIn } from "./sharedTexts";
import { stamped, TIMES_INSIDE, type Times } from "./syncTimes";
import { attributeOf, childOf, type Tree } from "./tree";

/** A text of a project with its words. */
export interface TextSource {
  /** The element with the text and what is marked in it. */
  readonly tree: Tree;
  /** The source that cases and sets name: the same element, or the recording or PDF document around it. */
  readonly holder: Tree;
  readonly name: string;
  readonly source: SourceText;
  /** The elements with what is marked and timed in it: itself, and transcripts that are the same text. */
  readonly marked: readonly Tree[];
  /** What is marked on pages, and was found by its words. */
  readonly placed: readonly PlacedSelection[];
}

/**
 * The texts of a project: its text sources, the transcripts of recordings, and the words of PDF
 * documents. What has no text is named in the account.
 */
export function textSources(parts: ProjectParts, ledger: Ledger): readonly TextSource[] {
  // A transcript of ours may have no words yet.
  const isOwn = profileOf(attributeOf(parts.root, "origin") ?? "") !== undefined;
  const holders = childOf(parts.root, "Sources")?.children ?? [];
  const shared = sharedTexts(holders);
  return holders.flatMap((holder) => {
    const inside = textsIn(holder);
    const apart = inside.filter((one) => !shared.has(one));
    const texts = holder.name === "TextSource" ? [holder] : withoutTooMany(holder, apart, ledger);
    const read = texts.map((tree) => ({ tree, source: wordsOf(tree, parts, { isOwn, ledger }) }));
    const found = read.flatMap(({ tree, source }) => ("text" in source ? [{ tree, source }] : []));
    const refused = read.flatMap(({ tree, source }) =>
      "refusal" in source ? [{ tree, why: source.refusal }] : [],
    );
    if (found.length === 0 && apart.length < inside.length) {
      reportAround(holder, [], { inside, ledger });
      return [];
    }
    if (found.length === 0) {
      for (const transcript of shared.in(holder)) reportLeftOut(transcript, NO_WORDS, ledger);
      reportLeftOut(holder, refused[0]?.why ?? NO_TEXT, ledger);
      return [];
    }
    for (const { tree, why } of refused) reportLeftOut(tree, why, ledger);
    return namedTexts(holder, found, { inside, ledger }).map((text) => ({
      ...text,
      marked: [text.tree, ...shared.in(text.tree)],
    }));
  });
}

interface FoundText {
  readonly tree: Tree;
  readonly source: SourceText;
}

/** Several transcripts of one recording have names of their own. */
function namedTexts(
  holder: Tree,
  found: readonly FoundText[],
  around: Around,
): Omit<TextSource, "marked">[] {
  const name = attributeOf(holder, "name") ?? "Text without a name";
  const placed = reportAround(holder, found, around);
  return found.map(({ tree, source }, at) => {
    const own = found.length > 1 ? attributeOf(tree, "name") : undefined;
    return { tree, holder, name: own ?? name, source, placed: at === 0 ? placed : [] };
  });
}

const NO_TEXT =
  "A study holds transcripts. What is said in them can be brought in as a text of its own.";
const NO_WORDS = "It holds no words.";

function wordsOf(
  tree: Tree,
  { bytesAt }: ProjectParts,
  { isOwn, ledger }: { readonly isOwn: boolean; readonly ledger: Ledger },
): SourceText | { readonly refusal: string } {
  const inside = childOf(tree, "PlainTextContent")?.text;
  const path = attributeOf(tree, "plainTextPath");
  if (inside !== undefined && inside.trim() !== "") return sourceText(inside, "xml");
  if (path === undefined) return { refusal: "The file has no plain text of it." };
  const found = bytesAt(path);
  if ("refusal" in found) return found;
  const { text, account } = decode(found.bytes);
  if (text.trim() === "" && !isOwn) return { refusal: NO_WORDS };
  for (const { why, places, ...item } of account)
    ledger.add({ ...item, ...(why !== undefined && { why }) }, places[0]);
  return sourceText(text, "file");
}

export interface Marks {
  readonly passages: readonly Passage[];
  readonly times: Times;
}

/** The paragraphs of a text with the passages in them; each stretch says which passage it is of. */
export function markedParagraphs(
  { text }: SourceText,
  { passages, times }: Marks,
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
  let nextTime = 0;
  return divide(plain).map((paragraph) => {
    const start = plain.indexOf(paragraph.text, at);
    at = start + paragraph.text.length;
    const firstTime = nextTime;
    while (nextTime < times.length && times[nextTime][0] < at) nextTime++;
    const timed = stamped(paragraph.text, start, times.slice(firstTime, nextTime));
    ledger.add({ ...TIMES_INSIDE, count: timed.inside }, paragraph.place);
    while (next < ordered.length && ordered[next].start < at) open.push(ordered[next++]);
    open = open.filter(({ end }) => end > start);
    const written = open.slice(0, left);
    left -= written.length;
    ledger.add({ ...TOO_MANY, count: open.length - written.length }, paragraph.place);
    return {
      ...paragraph,
      text: timed.text,
      stretches: written.map((passage) => ({
        ...marksOf(passage),
        start: timed.offsetOf(Math.max(0, passage.start - start), "start"),
        end: timed.offsetOf(Math.min(at, passage.end) - start, "end"),
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

function marksOf({
  codes,
  coder,
  memo,
}: Passage): Pick<ImportedStretch, "codes" | "coder" | "memo"> {
  return { codes, coder, memo };
}
