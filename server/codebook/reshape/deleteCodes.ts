import { isMap, isScalar, type YAMLMap } from "yaml";
import type { Span } from "../../markup/model";
import type { CodebookChange } from "../edits";
import { normalizeId } from "../ids";
import { spotInMap, type Spot } from "../insertion";
import type { Codebook, CodebookEdit, CodebookNode } from "../model";
import { readCodebook } from "../parse";
import { entrySpan, textOf } from "../reading";
import { reshaped } from "./change";
import { commentsIn } from "./comments";
import { cutEntries, cutFields } from "./cut";
import { extentOf } from "./extent";
import { allSpots, rootOf, type Found } from "./find";
import { moveCodeEdits, moveSteps } from "./moveCodes";
import { branchesOf, withBranches, withContents, without } from "./outline";
import type { EntryContent, Place } from "./outline";
import { cutTableNodes, leftInTables, tablesWithout } from "./tableNodes";

/** What happens to the codes below one that is deleted. */
export type Below = "moved up" | "deleted";

/**
 * Takes a theme or code out of codebook.yaml with the comments that belong to it. The codes below
 * it take its place (those of a theme go outside themes), or go too. `replacedBy` that names what
 * is gone goes as well, and so do its ids in tables that name others, too; queries stay as they
 * are. A code that is not there changes nothing.
 */
export function deleteCodeEdits(text: string, rawId: string, below: Below): CodebookChange {
  const id = normalizeId(rawId);
  return reshaped(text, (codebook, outline) => {
    const node = codebook.nodes.get(id);
    if (node === undefined) return { steps: [], expected: outline };
    const ids = new Set(goneWith(codebook, id, below));
    // What is moved up would leave the tables that name what it stood below.
    const outOfTables = below === "moved up" && node.children.length > 0 ? NOTHING : ids;
    const tables = tablesWithout(codebook.tables, outOfTables);
    const place = placeOfChildren(node);
    const children = below === "moved up" ? node.children.map((child) => child.id) : [];
    const lifted = withBranches(
      without(outline, new Set(children)),
      place,
      branchesOf(outline, children),
    );
    const expected = without(lifted, new Set([id]));
    return {
      steps: [
        ...(children.length > 0 ? moveSteps(children, place) : []),
        (now) => cutReplacements(now, ids),
        (now) => cutTableNodes(now, outOfTables),
        (now) => cutNode(now, id),
      ],
      expected: withContents(expected, (content) => withoutReplacement(content, ids)),
      tables,
      newErrors: leftInTables(tables, ids),
      dropped: commentsOfGone(text, id, children),
    };
  });
}

const NOTHING: ReadonlySet<string> = new Set();

/** Moves what stands below a code to where the code stands; a code that is not there has nothing. */
export function liftChildrenEdits(text: string, rawId: string): CodebookChange {
  const node = readCodebook(text).codebook?.nodes.get(normalizeId(rawId));
  if (node === undefined || node.children.length === 0) return { edits: [] };
  return moveCodeEdits(
    text,
    node.children.map(({ id }) => id),
    placeOfChildren(node),
  );
}

/** The ids that leave the codebook: the code itself, and with it perhaps all below it. */
export function goneWith({ nodes }: Codebook, id: string, below: Below): string[] {
  const node = nodes.get(id);
  if (node === undefined || below === "moved up") return [id];
  const ids: string[] = [];
  const visit = ({ id: one, children }: CodebookNode): void => {
    ids.push(one);
    children.forEach(visit);
  };
  visit(node);
  return ids;
}

/** Codes of a theme are no themes when it is gone. */
function placeOfChildren({ id, theme }: CodebookNode): Place {
  return theme === id ? { top: "codes" } : { after: id };
}

function cutNode(text: string, id: string): CodebookEdit[] | undefined {
  const spot = spotsIn(text).get(id)?.spot;
  return spot && cutEntries(text, [spot]);
}

function cutReplacements(text: string, gone: ReadonlySet<string>): CodebookEdit[] {
  return cutFields(text, replacementsBy(text, gone));
}

/** The `replacedBy` of entries that stay, where it names one that goes. */
function replacementsBy(text: string, gone: ReadonlySet<string>): Spot[] {
  const fields: Spot[] = [];
  for (const [id, { spot }] of spotsIn(text)) {
    const { value } = spot.entry;
    if (gone.has(id) || !isMap(value)) continue;
    const field = spotInMap(value as YAMLMap, "replacedBy");
    const by = field?.entry.value;
    const named = isScalar(by) ? normalizeId((textOf(by) ?? "").trim()) : "";
    if (field && gone.has(named)) fields.push(field);
  }
  return fields;
}

function spotsIn(text: string): ReadonlyMap<string, Found> {
  const root = rootOf(text);
  return root === undefined ? new Map<string, Found>() : allSpots(root);
}

function withoutReplacement(content: EntryContent, gone: ReadonlySet<string>): EntryContent {
  const isGone = content.replacedBy !== undefined && gone.has(content.replacedBy);
  return isGone ? { ...content, replacedBy: undefined } : content;
}

/** The comments that belong to what goes, and not to children that stay. */
function commentsOfGone(text: string, id: string, children: readonly string[]): string[] {
  const spots = spotsIn(text);
  const spansOf = (ids: readonly string[]): Span[] =>
    ids.flatMap((one) => spots.get(one)?.spot ?? []).map((spot) => spanOfSpot(text, spot));
  const going = spansOf([id]);
  const staying = spansOf(children);
  const isIn = (spans: readonly Span[], start: number): boolean =>
    spans.some((span) => span.start <= start && start < span.end);
  return commentsIn(text)
    .filter(({ start }) => isIn(going, start) && !isIn(staying, start))
    .map((comment) => comment.text);
}

function spanOfSpot(text: string, spot: Spot): Span {
  return extentOf(text, spot) ?? entrySpan(text, spot.entry);
}
