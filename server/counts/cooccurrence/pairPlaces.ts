import type { FileFacts } from "../../study/facts";
import { codingsOfIds } from "../codingsOfIds";
import { comparedOf, giveNoWay, type Compared, type ComparedFile, type GiveWay } from "../compared";
import type { CooccurrenceKind } from "../comparisons";
import { columnsBy } from "../crosstab/columns";
import { layersOf } from "../crosstab/layers";
import { idsOfNode, type Place } from "../crosstab/places";
import { createSlotFinder } from "../crosstab/slots";
import type { Figures } from "../figures";
import { visitUnited, type Stretch } from "../united";

export interface PairRequest {
  readonly kind: CooccurrenceKind;
  readonly a: string;
  readonly b: string;
  /** Whether each is meant by its own codings, without what lies below it. */
  readonly isOwn: boolean;
}

/**
 * The united passages, of either node, in which two nodes occur together (counting rules, section 4),
 * in the order of the files and of the text:
 *
 * - `overlap`: those that share a character of the wording with one of the other node;
 * - `paragraph`: those that touch a paragraph which one of the other node touches;
 * - `case`: those with words of a case that has words in passages of both.
 *
 * A passage that belongs to both nodes with the same ends is given once. Unknown ids have none.
 */
export async function placesOfPair(
  figures: Figures,
  { kind, a, b, isOwn }: PairRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly Place[]> {
  const compared = comparedOf(figures);
  const idsOf = (node: string) => (isOwn ? new Set([node]) : idsOfNode(compared.codebook, node));
  const [first, second] = [idsOf(a), idsOf(b)];
  const isShared = kind === "case" ? await caseFinder(compared, [first, second], giveWay) : null;
  const places: Place[] = [];
  for (const file of compared.files) {
    const [ofA, ofB] = [stretchesOf(file.facts, first), stretchesOf(file.facts, second)];
    const found =
      isShared === null
        ? meeting(ofA, ofB, kind === "overlap" ? SHARE_TEXT : SHARE_PARAGRAPH)
        : [...ofA, ...ofB].filter((stretch) => isShared(file, stretch));
    for (const stretch of inOrder(found)) places.push({ file, ...stretch });
    await giveWay();
  }
  return places;
}

/** Where a stretch begins, and the first place behind it. */
type Extent = (stretch: Stretch) => readonly [start: number, end: number];

const SHARE_TEXT: Extent = ({ start, end }) => [start, end];
const SHARE_PARAGRAPH: Extent = ({ firstParagraph, lastParagraph }) => [
  firstParagraph,
  lastParagraph + 1,
];

function stretchesOf(facts: FileFacts, ids: ReadonlySet<string>): readonly Stretch[] {
  const found: Stretch[] = [];
  visitUnited(facts, codingsOfIds(facts, ids), (stretch) => found.push({ ...stretch }));
  return found;
}

/** The stretches of both lists that meet one of the other list; both are in the order of the text. */
function meeting(a: readonly Stretch[], b: readonly Stretch[], extent: Extent): Stretch[] {
  return [...those(a, b, extent), ...those(b, a, extent)];
}

function those(own: readonly Stretch[], other: readonly Stretch[], extent: Extent): Stretch[] {
  let next = 0;
  return own.filter((stretch) => {
    const [start, end] = extent(stretch);
    while (next < other.length && extent(other[next])[1] <= start) next++;
    return next < other.length && extent(other[next])[0] < end;
  });
}

function inOrder(stretches: readonly Stretch[]): readonly Stretch[] {
  const seen = new Set<string>();
  const once = stretches.filter(({ start, end }) => {
    const key = `${start} ${end}`;
    return !seen.has(key) && seen.add(key);
  });
  return once.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Tells which stretches hold words of a case that has words in stretches of both nodes. */
async function caseFinder(
  compared: Compared,
  nodes: readonly ReadonlySet<string>[],
  giveWay: GiveWay,
): Promise<(file: ComparedFile, stretch: Stretch) => boolean> {
  const columns = columnsBy("case", compared);
  const findSlots = createSlotFinder();
  const casesIn = (file: ComparedFile) => {
    const layers = layersOf(columns, file);
    return (stretch: Stretch): readonly number[] =>
      layers.flatMap((layer) => findSlots(layer, stretch).map((slot) => layer.slots[slot].case));
  };
  const met = nodes.map(() => new Set<number>());
  for (const file of compared.files) {
    const casesOf = casesIn(file);
    nodes.forEach((ids, index) => {
      for (const stretch of stretchesOf(file.facts, ids)) {
        for (const one of casesOf(stretch)) met[index].add(one);
      }
    });
    await giveWay();
  }
  const isInAll = (one: number): boolean => one >= 0 && met.every((cases) => cases.has(one));
  let last: { file: ComparedFile; casesOf: (stretch: Stretch) => readonly number[] } | undefined;
  return (file, stretch) => {
    if (last?.file !== file) last = { file, casesOf: casesIn(file) };
    return last.casesOf(stretch).some(isInAll);
  };
}
