import { blockContext } from "./blockContext";
import { readFrontMatter } from "./frontMatter";
import type { LabelContext } from "./label";
import { labelRules } from "./labelRules";
import type { Block } from "./model";
import { pairTokens } from "./pairing";
import { createProblemList } from "./problemList";
import { readStructure } from "./structure";
import { blockOf, readTokens } from "./tokens";

/**
 * The attribute blocks of all passages, in the order in which `parseTranscript` has the passages.
 * Nothing is said about their words, so this takes a fraction of the time: for changes that only
 * write other ids.
 */
export function readBlocks(text: string): readonly Block[] {
  const frontMatter = readFrontMatter(text);
  const label: LabelContext = { text, rules: labelRules(frontMatter.speakers) };
  const start = frontMatter.span?.end ?? (text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const tokens = readTokens(blockContext(label), start);
  const { paragraphs } = readStructure(label, tokens, start);
  const { closes } = pairTokens({ tokens, paragraphs, problems: createProblemList() });
  return Array.from({ length: closes.length }, (_, index) => blockOf(tokens, closes.at(index)));
}
