import type { CooccurrenceKind } from "../../counts/comparisons";
import { cooccurrenceOf } from "../../counts/cooccurrence/cooccurrence";
import { loadFigures } from "../loadCounted";
import type { Arguments } from "../usage";
import { oneOf } from "./choices";
import { wantedNodes } from "./nodes";
import { printRuled } from "./printRuled";

/** `verbatim cooccurrence`: which codes occur together, those first that do most often. */
export async function runCooccurrence(args: Arguments): Promise<number> {
  const { format, comparison } = args;
  const kind = oneOf("kind", comparison.kind ?? "overlap", KINDS);
  const { figures, whole } = await loadFigures(args);
  const nodes = wantedNodes(whole, comparison.nodes);
  const pairs = await cooccurrenceOf(figures, { kind, nodes });
  const compared =
    nodes === undefined ? "Each code by its own codings." : "Each with all that lies below it.";
  printRuled(format, pairs, {
    sheet: () => ({
      columns: ["a", "b", "count", "share"],
      rows: pairs.map(({ a, b, count, share }) => [a, b, count, share === null ? null : { share }]),
    }),
    rule: `${RULES[kind]} ${compared}`,
  });
  return 0;
}

const KINDS: readonly CooccurrenceKind[] = ["overlap", "paragraph", "case"];

const RULES: Readonly<Record<CooccurrenceKind, string>> = {
  overlap:
    "Count: pairs of passages that share a character; share: participants' words in both ÷ in either.",
  paragraph: "Count: paragraphs that passages of both touch; share: of those that either touches.",
  case: "Count: cases with words in passages of both; share: of those with words in either.",
};
