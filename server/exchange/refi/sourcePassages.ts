import type { ImportedStretch } from "../imports/imported";
import { comparableGuid } from "./guids";
import type { Ledger } from "./ledger";
import { targetOf, type Notes } from "./notes";
import type { RawSelection } from "./evidence";
import type { PlacedSelection } from "./pageSelections";
import type { Positions } from "./positions";
import { attributeOf, childOf, childrenOf, numberIn, type Tree } from "./tree";

/** A selection of a source, as it is read before its place is known. */
export interface ForeignSelection extends RawSelection {
  readonly tree: Tree;
}

export function selectionsIn(source: Tree, ledger: Ledger): readonly ForeignSelection[] {
  const points = syncPoints(source);
  return childrenOf(source, "PlainTextSelection", "TranscriptSelection").flatMap((tree) => {
    const isTimed = tree.name === "TranscriptSelection";
    const start = isTimed
      ? points.get(guidIn(tree, "fromSyncPoint"))
      : numberIn(tree, "startPosition");
    const end = isTimed ? points.get(guidIn(tree, "toSyncPoint")) : numberIn(tree, "endPosition");
    if (start !== undefined && end !== undefined)
      return { tree, start, end, name: attributeOf(tree, "name") };
    ledger.add({ fate: "left out", what: "selections without a place", why: NO_PLACE });
    return [];
  });
}

const NO_PLACE = "The file does not say where they start and end.";

/** Where the times of a recording stand in its transcript, by their GUIDs. */
function syncPoints(source: Tree): ReadonlyMap<string, number> {
  const points = childrenOf(source, "SyncPoint").map(
    (point) => [guidIn(point, "guid"), numberIn(point, "position")] as const,
  );
  return new Map(
    points.flatMap(([guid, position]) => (position === undefined ? [] : [[guid, position]])),
  );
}

function guidIn(tree: Tree, name: string): string {
  return comparableGuid(tree.attributes.get(name)) ?? "";
}

/** What codings mean in this project. */
export interface Meaning {
  /** Ids of codes by their GUIDs. */
  readonly ids: ReadonlyMap<string, string>;
  /** Names of coders by their GUIDs. */
  readonly coders: ReadonlyMap<string, string>;
  readonly caseGuids: ReadonlySet<string>;
  readonly notes: Notes;
  readonly ledger: Ledger;
}

/** Where a stretch comes from, as an account names it. */
export interface Passage extends Omit<ImportedStretch, "passage"> {
  readonly place: string;
  /** Whether it is about the text as a whole, and so about each of its paragraphs. */
  readonly isWhole: boolean;
}

interface Gathered {
  readonly start: number;
  readonly end: number;
  readonly coder: string | undefined;
  readonly codes: Set<string>;
  readonly memos: Set<string>;
  readonly place: string;
  readonly isWhole: boolean;
}

/** The element of a text, and the one around it that may be coded as a whole, too. */
export interface CodedText {
  readonly tree: Tree;
  readonly holder: Tree;
  readonly name: string;
  /** Further selections, whose places are known. */
  readonly placed: readonly PlacedSelection[];
}

export interface Placing {
  readonly positions: Positions;
  /** Whether selections of the same words are passages of their own. */
  readonly isApart: boolean;
}

/**
 * What is marked in the text of a source, on UTF-16 offsets: one passage for each stretch and coder,
 * however many selections a program made of it.
 */
export function passagesIn(
  { tree, holder, name, placed }: CodedText,
  selections: readonly ForeignSelection[],
  { positions, isApart }: Placing,
  meaning: Meaning,
): readonly Passage[] {
  const gathered = new Map<string, Gathered>();
  const whole = positions.at({ start: 0, end: positions.length });
  for (const source of new Set([holder, tree]))
    takeWhole(gathered, source, { ...whole, place: `“${name}”`, number: WHOLE_TEXT }, meaning);
  for (const [index, selection] of selections.entries()) {
    const number = isApart ? index : undefined;
    const place = `“${name}”, position ${selection.start.toLocaleString("en")}`;
    const { start, end } = positions.at(selection);
    if (start >= end) meaning.ledger.add(EMPTY, place);
    else takeSelection(gathered, selection.tree, { start, end, place, number }, meaning);
  }
  for (const { tree, start, end } of placed)
    takeSelection(gathered, tree, { start, end, place: `“${name}”, a page` }, meaning);
  return [...gathered.values()].map(({ codes, memos, ...rest }) => ({
    ...rest,
    codes: [...codes],
    memo: memos.size === 0 ? undefined : [...memos].join("\n\n"),
  }));
}

/** No selection has this number. */
const WHOLE_TEXT = -1;

const EMPTY = {
  fate: "left out",
  what: "selections without words",
  why: "They end where they start, or lie behind the end of the text.",
} as const;
const BARE = {
  fate: "left out",
  what: "selections without a code or a memo",
  why: "There is nothing to write down of them.",
} as const;
const WHOLE = {
  fate: "changed",
  what: "codings of whole documents",
  why: "Every paragraph has the code. Where it says what the document is, make it an attribute.",
} as const;

interface Spot {
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly number?: number;
  /** Who made the selection, for codings that do not say who coded. */
  readonly user?: string;
}

function takeWhole(
  gathered: Map<string, Gathered>,
  source: Tree,
  spot: Spot,
  meaning: Meaning,
): void {
  for (const coding of childrenOf(source, "Coding")) {
    if (takeCoding(gathered, coding, spot, meaning) !== undefined)
      meaning.ledger.add(WHOLE, spot.place);
  }
}

function takeSelection(
  gathered: Map<string, Gathered>,
  selection: Tree,
  spot: Spot,
  meaning: Meaning,
): void {
  const codings = childrenOf(selection, "Coding");
  const user = coderOf(selection, meaning);
  const by = { ...spot, user };
  const taken = codings.flatMap((coding) => takeCoding(gathered, coding, by, meaning) ?? []);
  const memo = meaning.notes.on(selection);
  if (memo !== undefined) (taken[0] ?? passageAt(gathered, spot, user)).memos.add(memo);
  else if (codings.length === 0) meaning.ledger.add(BARE, spot.place);
}

function takeCoding(
  gathered: Map<string, Gathered>,
  coding: Tree,
  spot: Spot,
  meaning: Meaning,
): Gathered | undefined {
  const { ledger, ids, caseGuids } = meaning;
  const guid = targetOf(childOf(coding, "CodeRef")) ?? "";
  const code = ids.get(guid);
  if (code === undefined) {
    ledger.add(caseGuids.has(guid) ? OF_CASES : UNKNOWN, spot.place);
    return undefined;
  }
  const passage = passageAt(gathered, spot, coderOf(coding, meaning) ?? spot.user);
  if (passage.codes.has(code)) ledger.add(TWICE, spot.place);
  else ledger.add({ fate: "kept", what: "codings" });
  passage.codes.add(code);
  const memo = meaning.notes.on(coding);
  if (memo !== undefined) passage.memos.add(memo);
  return passage;
}

const UNKNOWN = {
  fate: "left out",
  what: "codings with a code that the file does not have",
  why: "Nobody knows which code is meant.",
} as const;
const OF_CASES = {
  fate: "left out",
  what: "codings that say whose words a passage is",
  why: "Who says what goes by the speakers of a transcript. Declare them with their cases in its front matter.",
} as const;
const TWICE = {
  fate: "changed",
  what: "codings that stand there twice",
  why: "The same code by the same coder on the same words is one coding.",
} as const;

function passageAt(
  gathered: Map<string, Gathered>,
  { start, end, place, number }: Spot,
  coder: string | undefined,
): Gathered {
  const key = JSON.stringify([start, end, coder, number]);
  const passage = gathered.get(key) ?? {
    ...{ start, end, coder, place, isWhole: number === WHOLE_TEXT },
    codes: new Set<string>(),
    memos: new Set<string>(),
  };
  gathered.set(key, passage);
  return passage;
}

function coderOf(tree: Tree, { coders }: Meaning): string | undefined {
  return coders.get(comparableGuid(tree.attributes.get("creatingUser")) ?? "");
}
