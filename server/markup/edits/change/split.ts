import type { Passage, Transcript } from "../../model";
import { firstAbove } from "../../search";
import { placeOfOffset, wordingBetween } from "../../wording";
import { firstThatHolds, rewritten, writtenAs, type Written } from "../attempt";
import { composeEdits } from "../compose";
import { applyEdits, type EditResult, type TextEdit } from "../edit";
import { parseTranscript } from "../../parse";
import { waysToWrite } from "../writePassage";
import { withoutItems } from "../writtenBlock";
import { attempts } from "./moveTo";

/**
 * Makes two passages of one: up to the word at `offset`, and from it on. Both keep the codes, the
 * coder and other keys; the name (`#id`), the memo and `exemplar` stay with the first, since they
 * were said of one passage.
 */
export function split(transcript: Transcript, passage: Passage, offset: number): EditResult {
  const halves = halvesOf(transcript, passage, offset);
  if (halves === undefined) return { reason: NO_PLACE };
  const block = writtenAs(transcript, passage).block;
  const [first, second] = halves;
  const gives = [
    { ...first, block },
    { ...second, block: blockOfSecond(transcript, passage) },
  ];
  const ways = rewritten(transcript, passage, (bare) => waysToWriteAll(bare, gives));
  return firstThatHolds(transcript, attempts(ways, { takes: [passage], gives }), CANNOT);
}

/** Ways to write several passages; each is written in the text that the one before leaves. */
export function* waysToWriteAll(
  bare: Transcript,
  [first, ...more]: readonly Written[],
): Generator<readonly TextEdit[]> {
  for (const edits of waysToWrite(bare, first, first.block)) {
    if (more.length === 0) yield edits;
    if (more.length === 0) continue;
    const next = parseTranscript(applyEdits(bare.text, edits));
    for (const then of waysToWriteAll(next, more)) yield composeEdits(bare.text, edits, then);
  }
}

const NO_PLACE = "Put the cursor on a word inside the passage, and not on its first one.";
const CANNOT = "The passage cannot be split here without changing the text.";

type Stretch = Pick<Written, "start" | "end">;

/**
 * The word at the offset begins the second half. Signs belong to the word that they touch: a full
 * stop to the one before it, an opening quotation mark to the one behind it.
 */
function halvesOf(
  transcript: Transcript,
  { start, end, firstWord, endWord }: Passage,
  offset: number,
): readonly [Stretch, Stretch] | undefined {
  const { words, wordingMap } = transcript;
  const word = firstAbove(words.ends, placeOfOffset(wordingMap, offset));
  if (word <= firstWord || word >= endWord) return undefined;
  const from = words.ends[word - 1];
  const gap = wordingBetween(transcript, from, words.starts[word]);
  const blank = gap.search(/\s/);
  const isTight = blank < 0;
  const behind = gap.length - gap.replace(/^.*\s/s, "").length;
  return [
    { start, end: isTight ? words.starts[word] : from + blank },
    { start: isTight ? words.starts[word] : from + behind, end },
  ];
}

function blockOfSecond({ text }: Transcript, { block }: Passage): string {
  const alone = new Set(["memo", "exemplar"]);
  const items = [
    ...(block.id === undefined ? [] : [block.id]),
    ...block.entries.filter(({ key }) => alone.has(key)),
  ].sort((a, b) => a.start - b.start);
  return withoutItems(text, block, items);
}
