import { isMap, type YAMLMap } from "yaml";
import { sheetFor } from "../edits";
import type { NewEntry } from "../entryText";
import { addBelow, appendToMap, appendToText, insertBehind, spotInMap } from "../insertion";
import type { Sheet, Spot } from "../insertion";
import type { CodebookEdit } from "../model";
import { rootOf, spotOf } from "./find";
import { lineStart } from "./extent";
import type { Place } from "./outline";

/** Where entries go: below or behind others, or among the queries. */
type InsertPlace = Place | { readonly top: "queries" };

/**
 * Edits that put entries into a place of the codebook, in the style of what stands there. Undefined
 * where the place is written in a way that cannot be extended safely.
 */
export function insertEntries(
  text: string,
  place: InsertPlace,
  added: NewEntry & { readonly comments?: readonly string[] },
): CodebookEdit[] | undefined {
  const root = rootOf(text);
  if (root === undefined) {
    return "top" in place
      ? appendToText(sheetFor(text, root), wrapped(place.top, added))
      : undefined;
  }
  const sheet = sheetFor(text, root);
  const target = targetOf(root, place);
  if (target === undefined) return undefined;
  const edits = target.insert(sheet, added);
  return edits && withComments(sheet, [root, ...target.maps], edits, added.comments ?? []);
}

interface Target {
  /** The maps in which the entries will stand, from the outermost one. */
  readonly maps: readonly YAMLMap[];
  readonly insert: (sheet: Sheet, added: NewEntry) => CodebookEdit[] | undefined;
}

function targetOf(root: YAMLMap, place: InsertPlace): Target | undefined {
  if ("top" in place) return inTop(root, place.top);
  const found = spotOf(root, "under" in place ? place.under : place.after);
  if (found === undefined) return undefined;
  const { spot, maps } = found;
  if ("after" in place) return { maps, insert: (sheet, added) => insertBehind(sheet, spot, added) };
  return belowNode(spot, maps);
}

function inTop(root: YAMLMap, top: string): Target {
  const spot = spotInMap(root, top);
  if (spot === undefined) {
    return { maps: [], insert: (sheet, added) => appendToMap(sheet, root, wrapped(top, added)) };
  }
  const maps = isMap(spot.entry.value) ? [spot.entry.value as YAMLMap] : [];
  return { maps, insert: (sheet, added) => addBelow(sheet, spot, added) };
}

/** Below a theme or code: in its `codes`, which are made where it has none. */
function belowNode(spot: Spot, around: readonly YAMLMap[]): Target {
  const { value } = spot.entry;
  if (!isMap(value)) {
    return {
      maps: around,
      insert: (sheet, added) => addBelow(sheet, spot, wrapped("codes", added), "definition"),
    };
  }
  const map = value as YAMLMap;
  const codes = spotInMap(map, "codes");
  if (codes === undefined) {
    return {
      maps: [...around, map],
      insert: (sheet, added) => appendToMap(sheet, map, wrapped("codes", added)),
    };
  }
  const inner = isMap(codes.entry.value) ? [codes.entry.value as YAMLMap] : [];
  return {
    maps: [...around, map, ...inner],
    insert: (sheet, added) => addBelow(sheet, codes, added),
  };
}

function wrapped(key: string, added: NewEntry): NewEntry {
  return { key, entries: [added] };
}

/** Comments have no place between braces: they go above the line on which the outermost ones open. */
function withComments(
  { text, lineBreak }: Sheet,
  maps: readonly YAMLMap[],
  edits: CodebookEdit[],
  comments: readonly string[],
): CodebookEdit[] {
  const outermost = maps.find(({ flow }) => flow === true);
  if (outermost === undefined || comments.length === 0) return edits;
  const at = lineStart(text, outermost.range?.[0] ?? 0);
  const [indent] = /^[ \t]*/.exec(text.slice(at)) ?? [""];
  const newText = comments.map((comment) => indent + comment + lineBreak).join("");
  return [{ span: { start: at, end: at }, newText }, ...edits];
}
