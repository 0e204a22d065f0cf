import type { CodebookChange } from "../edits";
import type { NewEntry } from "../entryText";
import { isCodeId, nameFromId, normalizeId } from "../ids";
import { ID_RULE } from "../edits";
import type { Codebook, CodebookNode } from "../model";
import { quoted } from "../problems";
import { reshaped, type Reshaping } from "./change";
import { cutEntries } from "./cut";
import { hasProperties } from "./extent";
import { allSpots, rootOf } from "./find";
import { insertEntries } from "./insert";
import {
  branchesOf,
  withBranches,
  without,
  type Branch,
  type Outline,
  type Place,
} from "./outline";
import type { Step } from "./steps";
import { writtenEntries, type Moved } from "./written";

/**
 * Moves themes, categories and codes to another place of codebook.yaml, in the order in which they
 * stand there, with all that is below them and the comments that belong to them. Indentation is
 * adapted; everything else stays as it is to the byte. One that stands there already is left alone,
 * and one that cannot go there, because it would be below itself, is a problem.
 */
export function moveCodeEdits(text: string, ids: readonly string[], to: Place): CodebookChange {
  return reshaped(text, (codebook, outline) => {
    const place = normalizedPlace(to);
    const problem = problemOfPlace(codebook, place) ?? problemOfCodes(codebook, ids);
    if (problem !== undefined) return { problem };
    const moved = uppermost(codebook, ids).filter((node) => !isThere(codebook, node, place));
    const around = moved.find((node) => isInside(codebook, anchorOf(place), node.id));
    if (around !== undefined) return { problem: insideItself(around) };
    return moving(text, outline, moved, place);
  });
}

/** A theme that is made of codes that stand elsewhere so far. */
export interface NewTheme {
  readonly id: string;
  readonly name?: string;
}

/** Makes a new theme of some codes: the last theme, with the codes below it. */
export function newThemeEdits(
  text: string,
  ids: readonly string[],
  { id: rawId, name }: NewTheme,
): CodebookChange {
  return reshaped(text, (codebook, outline) => {
    const id = normalizeId(rawId.trim());
    if (!isCodeId(id))
      return { problem: `${quoted(rawId)} cannot be the id of a theme. ${ID_RULE}` };
    if (codebook.nodes.has(id))
      return { problem: `The codebook has "${id}" already. Choose another id.` };
    const problem = problemOfCodes(codebook, ids);
    if (problem !== undefined) return { problem };
    const given = name?.trim();
    const own = given !== undefined && given !== "" && given !== nameFromId(id) ? given : undefined;
    return moving(text, outline, uppermost(codebook, ids), { top: "themes" }, { id, name: own });
  });
}

/** Themes, categories and codes without those that stand below another one of them, in order. */
export function uppermost({ nodes }: Codebook, ids: readonly string[]): CodebookNode[] {
  const chosen = new Set(ids.map(normalizeId));
  return [...nodes.values()].filter((node) => {
    if (!chosen.has(node.id)) return false;
    let { parent } = node;
    while (parent !== undefined && !chosen.has(parent)) parent = nodes.get(parent)?.parent;
    return parent === undefined;
  });
}

/** The step that takes entries out, and the one that puts them into another place. */
export function moveSteps(ids: readonly string[], place: Place, theme?: NewTheme): Step[] {
  let written: Moved | undefined;
  return [
    (text) => {
      const spots = spotsOf(text, ids);
      written = spots && writtenEntries(text, spots);
      return spots && written && cutEntries(text, spots);
    },
    (text) => {
      if (written === undefined) return undefined;
      const entries: NewEntry = { key: "", written };
      return insertEntries(text, place, {
        ...themeAround(entries, theme),
        comments: written.comments,
      });
    },
  ];
}

function themeAround(codes: NewEntry, theme: NewTheme | undefined): NewEntry {
  if (theme === undefined) return codes;
  const name = theme.name === undefined ? [] : [{ key: "name", text: theme.name }];
  return { key: theme.id, entries: [...name, { key: "codes", entries: [codes] }] };
}

function moving(
  text: string,
  outline: Outline,
  nodes: readonly CodebookNode[],
  place: Place,
  theme?: NewTheme,
): Reshaping | { readonly problem: string } {
  if (nodes.length === 0) return { steps: [], expected: outline };
  const ids = nodes.map(({ id }) => id);
  const fixed = spotsOf(text, ids)?.find(({ entry }) => hasProperties(entry));
  if (fixed !== undefined) return { problem: PROPERTIES };
  const branches = branchesOf(outline, ids);
  const added = theme === undefined ? branches : [themeBranch(theme, branches)];
  return {
    steps: moveSteps(ids, place, theme),
    expected: withBranches(without(outline, new Set(ids)), place, added),
  };
}

/** A theme that says nothing but its name. */
function themeBranch({ id, name = nameFromId(id) }: NewTheme, children: readonly Branch[]): Branch {
  const content = { id, name, examples: [], status: "active", attributes: new Map() } as const;
  return { id, content, children };
}

function spotsOf(text: string, ids: readonly string[]) {
  const root = rootOf(text);
  const spots = root && allSpots(root);
  const found = ids.flatMap((id) => spots?.get(id)?.spot ?? []);
  return found.length === ids.length ? found : undefined;
}

function normalizedPlace(place: Place): Place {
  if ("under" in place) return { under: normalizeId(place.under) };
  return "after" in place ? { after: normalizeId(place.after) } : place;
}

function anchorOf(place: Place): string | undefined {
  if ("under" in place) return place.under;
  return "after" in place ? place.after : undefined;
}

function problemOfPlace({ nodes }: Codebook, place: Place): string | undefined {
  const anchor = anchorOf(place);
  if (anchor === undefined || nodes.has(anchor)) return undefined;
  return `The codebook has no ${quoted(anchor)} any more to move codes to.`;
}

function problemOfCodes({ nodes }: Codebook, ids: readonly string[]): string | undefined {
  if (ids.length === 0) return "Choose a code of the codebook first.";
  const missing = ids.map(normalizeId).find((id) => !nodes.has(id));
  return missing === undefined
    ? undefined
    : `The codebook has no ${quoted(missing)}. Add it to the codebook first.`;
}

function isThere({ nodes }: Codebook, node: CodebookNode, place: Place): boolean {
  if ("under" in place) return node.parent === place.under;
  if ("top" in place) {
    return node.parent === undefined && (node.theme === node.id) === (place.top === "themes");
  }
  return nodes.get(place.after)?.id === node.id;
}

function isInside({ nodes }: Codebook, id: string | undefined, ancestor: string): boolean {
  for (let at = id; at !== undefined; at = nodes.get(at)?.parent) if (at === ancestor) return true;
  return false;
}

function insideItself({ id }: CodebookNode): string {
  return `"${id}" cannot be moved into itself or into what is below it. Choose another place.`;
}

const PROPERTIES =
  "This part of the codebook uses a YAML anchor, alias or tag (&name, *name, !name), which may " +
  "mean something else in another place. Write the text out first, then try again.";
