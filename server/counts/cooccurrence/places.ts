import type { Codebook } from "../../codebook/model";
import { comparedOf, giveNoWay, type Compared, type ComparedFile, type GiveWay } from "../compared";
import { codingsOfIds } from "../codingsOfIds";
import type { CooccurrenceKind } from "../comparisons";
import { columnsBy } from "../crosstab/columns";
import { layersOf, type Layer } from "../crosstab/layers";
import { idsOfNode, type Place } from "../crosstab/places";
import { createSlotFinder, type FindSlots } from "../crosstab/slots";
import type { Figures } from "../figures";
import { visitUnited } from "../united";

export interface PairRequest {
  readonly kind: CooccurrenceKind;
  readonly a: string;
  readonly b: string;
  /** Whether what lies below the two counts for them, as it does where nodes are asked for. */
  readonly withBelow?: boolean;
}

/** A united passage of one of the two. */
export interface PairPlace extends Place {
  readonly node: string;
}

/**
 * The passages that make two nodes occur together, in the order of the files and of the text: of
 * either those that share a character with one of the other, that touch a paragraph which one of the
 * other touches too, or that hold a word of a case which both have.
 */
export async function placesOfPair(
  figures: Figures,
  { kind, a, b, withBelow = false }: PairRequest,
  giveWay: GiveWay = giveNoWay,
): Promise<readonly PairPlace[]> {
  const compared = comparedOf(figures);
  const [idsOfA, idsOfB] = [a, b].map((node) => idsOf(compared.codebook, node, withBelow));
  const found: PlacesOfFile[] = [];
  for (const file of compared.files) {
    found.push([passagesIn(file, a, idsOfA), passagesIn(file, b, idsOfB)]);
    await giveWay();
  }
  if (kind === "case") return together(found, await caseFinder(compared, found, giveWay));
  return together(found, kind === "overlap" ? findOverlaps : findInParagraphs);
}

function idsOf(codebook: Codebook, node: string, withBelow: boolean): ReadonlySet<string> {
  return withBelow ? idsOfNode(codebook, node) : new Set([node]);
}

/** What the two have in one file. */
type PlacesOfFile = [readonly PairPlace[], readonly PairPlace[]];

function passagesIn(file: ComparedFile, node: string, ids: ReadonlySet<string>): PairPlace[] {
  const places: PairPlace[] = [];
  const codings = codingsOfIds(file.facts, ids);
  visitUnited(file.facts, codings, (stretch) => places.push({ node, file, ...stretch }));
  return places;
}

/** Those of the first list that go together with something in the second one; both are in order. */
type FindTogether = (
  own: readonly PairPlace[],
  others: readonly PairPlace[],
) => readonly PairPlace[];

function together(files: readonly PlacesOfFile[], find: FindTogether): readonly PairPlace[] {
  return files.flatMap(([ofA, ofB]) => {
    const [a, b] = [find(ofA, ofB), find(ofB, ofA)];
    return [...a, ...b].sort((one, other) => one.start - other.start || other.end - one.end);
  });
}

/** Passages of one node share nothing, so that only one of the others can reach into the next. */
const findOverlaps: FindTogether = (own, others) => {
  let at = 0;
  return own.filter(({ start, end }) => {
    while (at < others.length && others[at].end <= start) at++;
    return at < others.length && others[at].start < end;
  });
};

/** Passages of one node may touch the same paragraph, so that their ends are in order, too. */
const findInParagraphs: FindTogether = (own, others) => {
  let at = 0;
  return own.filter((place) => {
    while (at < others.length && others[at].lastParagraph < place.firstParagraph) at++;
    return at < others.length && sharesParagraph(place, others[at]);
  });
};

/** Passages begin and end with a character, so that the paragraphs at their ends have speech. */
function sharesParagraph(place: PairPlace, other: PairPlace): boolean {
  return other.firstParagraph <= place.lastParagraph;
}

/** Needs to know first in which cases both occur, in whatever files. */
async function caseFinder(
  compared: Compared,
  files: readonly PlacesOfFile[],
  giveWay: GiveWay,
): Promise<FindTogether> {
  const columns = columnsBy("case", compared);
  const layers = new Map<ComparedFile, Layer>();
  const findSlots = createSlotFinder();
  const cases = [new Set<number>(), new Set<number>()];
  for (const [at, file] of compared.files.entries()) {
    if (files[at].some((places) => places.length > 0)) {
      for (const layer of layersOf(columns, file)) layers.set(file, layer);
    }
    for (const [which, places] of files[at].entries()) {
      for (const one of casesOf(places, layers.get(file), findSlots)) cases[which].add(one);
    }
    await giveWay();
  }
  const isShared = (one: number): boolean => cases[0].has(one) && cases[1].has(one);
  return (own) =>
    own.filter((place) =>
      casesOf([place], layers.get(place.file), findSlots).some((one) => isShared(one)),
    );
}

function casesOf(
  places: readonly PairPlace[],
  layer: Layer | undefined,
  findSlots: FindSlots,
): readonly number[] {
  if (layer === undefined) return [];
  return places.flatMap((place) => findSlots(layer, place).map((slot) => layer.slots[slot].case));
}
