import { isMap, type YAMLMap } from "yaml";
import { normalizeId } from "../ids";
import type { Spot } from "../insertion";
import { entriesOf, keyText } from "../reading";
import { readYaml } from "../yamlText";

/** The map at the top of a text that parses, with the tokens it was made of. */
export function rootOf(text: string): YAMLMap | undefined {
  const root = readYaml(text, { tokens: "keep" }).document?.contents;
  return isMap(root) ? (root as YAMLMap) : undefined;
}

/** Where the entry of a theme or code stands. */
export interface Found {
  readonly spot: Spot;
  /** The maps around it, from the outermost one below the root to its own. */
  readonly maps: readonly YAMLMap[];
}

/** The first entry with that id; the later ones do not count (codebook rules, section 2). */
export function spotOf(root: YAMLMap, id: string): Found | undefined {
  return allSpots(root).get(id);
}

/** Every theme and code by its id. */
export function allSpots(root: YAMLMap): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { key, value } of entriesOf(root)) {
    const name = keyText(key);
    if (name === "themes" || name === "codes") addSpots(value, [], found);
  }
  return found;
}

function addSpots(value: unknown, around: readonly YAMLMap[], found: Map<string, Found>): void {
  if (!isMap(value)) return;
  const map = value as YAMLMap;
  const maps = [...around, map];
  for (const entry of entriesOf(map)) {
    const id = normalizeId(keyText(entry.key) ?? "");
    if (!found.has(id)) found.set(id, { spot: { map, entry }, maps });
    const inner = isMap(entry.value) ? (entry.value as YAMLMap) : undefined;
    for (const field of inner === undefined ? [] : entriesOf(inner)) {
      if (inner && keyText(field.key) === "codes") addSpots(field.value, [...maps, inner], found);
    }
  }
}
