import type { GiveWay } from "../../counts/compared";
import { cooccurrenceOf } from "../../counts/cooccurrence/cooccurrence";
import { sortByRecurrence } from "../../counts/themes";
import type { CooccurrencePair } from "../../counts/comparisons";
import type { CooccurrencePicture, CooccurrenceWish, FindingsNode } from "../../protocol/findings";
import type { StudySnapshot } from "../context";
import { findingsNodesOf } from "./nodes";
import { idsSideBySide } from "./nodesWish";

/** So many pairs are listed at most; who wants more asks the command line. */
const MOST_PAIRS = 1000;
/** So many nodes get a row and a column. */
const MOST_NODES = 40;

/** Pairs of nodes that occur together (counting rules, section 4), most often first. */
export async function cooccurrencePictureOf(
  study: StudySnapshot,
  { kind, nodes: wish }: CooccurrenceWish,
  pause: GiveWay,
): Promise<CooccurrencePicture> {
  const nodes = idsSideBySide(study, wish);
  const pairs = await cooccurrenceOf(study.figures, { kind, nodes }, pause);
  const occurring = await nodesOf(pairs, pause);
  const drawn = mostRecurrent(findingsNodesOf(study).filter(({ id }) => occurring.has(id)));
  return {
    picture: "cooccurrence",
    kind,
    total: pairs.length,
    pairs: pairs.slice(0, MOST_PAIRS),
    nodes: occurring.size,
    drawn,
    drawnPairs: await pairsOf(pairs, new Set(drawn), pause),
  };
}

/** The most recurrent ones, in the order in which they were. */
function mostRecurrent(nodes: readonly FindingsNode[]): readonly string[] {
  const chosen = new Set(sortByRecurrence(nodes).slice(0, MOST_NODES));
  return nodes.filter((node) => chosen.has(node)).map(({ id }) => id);
}

/** A study of a thousand codes can have half a million pairs. */
const MANY = 10_000;

async function nodesOf(
  pairs: readonly CooccurrencePair[],
  pause: GiveWay,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [at, { a, b }] of pairs.entries()) {
    found.add(a).add(b);
    if (at % MANY === 0) await pause();
  }
  return found;
}

async function pairsOf(
  pairs: readonly CooccurrencePair[],
  nodes: ReadonlySet<string>,
  pause: GiveWay,
): Promise<readonly CooccurrencePair[]> {
  const found: CooccurrencePair[] = [];
  for (const [at, pair] of pairs.entries()) {
    if (nodes.has(pair.a) && nodes.has(pair.b)) found.push(pair);
    if (at % MANY === 0) await pause();
  }
  return found;
}
