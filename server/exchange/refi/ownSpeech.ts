import type { ImportedStretch, Part } from "../imports/imported";
import type { Paragraph } from "../imports/documents/paragraph";
import type { SourceDescription } from "./sourceDescription";
import { readBlock } from "./textBlocks";

/** The blocks of a text that we wrote: an empty line divides them. */
export function ownBlocks(text: string): readonly Paragraph[] {
  const blocks = text.replace(/\n+$/, "").split("\n\n");
  return blocks.map((block, index) => ({ text: block, place: `block ${index + 1}` }));
}

/** Who says what in such a text: read as we wrote it, where other texts have to be guessed at. */
export function ownSpeech(
  blocks: readonly Paragraph[],
  { rules, wordsAt }: Pick<SourceDescription, "rules" | "wordsAt">,
): readonly Part[] {
  return blocks.map(({ text, stretches = [] }, index): Part => {
    const block = readBlock(text, rules, wordsAt.get(index + 1));
    if (block.kind === "heading") return block;
    const { speaker, stamps, wordsAt: from } = block;
    const inWords = stretches.flatMap((stretch) => shifted(stretch, from));
    const spoken = { speaker, text: text.slice(from), stretches: inWords };
    return { kind: "speech", start: undefined, stamps, ...spoken };
  });
}

function shifted(stretch: ImportedStretch, by: number): readonly ImportedStretch[] {
  const start = Math.max(0, stretch.start - by);
  const end = stretch.end - by;
  return start < end ? [{ ...stretch, start, end }] : [];
}
