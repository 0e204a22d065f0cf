import { isMap, isScalar, type YAMLMap } from "yaml";
import { sheetFor } from "../edits";
import { flowScalar, scalarText } from "../entryText";
import { addBelow, appendToMap, spotInMap } from "../insertion";
import type { CodebookEdit } from "../model";
import { spanOf } from "../reading";
import { cutFields } from "./cut";
import { rootOf, spotOf } from "./find";
import type { Step } from "./steps";

/** What fields of an entry are to say; undefined takes a field out. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Steps that set fields of the entry with that id, one after the other. */
export function setFieldSteps(id: string, fields: Fields): Step[] {
  return Object.entries(fields).map(
    ([key, value]) =>
      (text) =>
        setField(text, id, key, value),
  );
}

function setField(
  text: string,
  id: string,
  key: string,
  value: string | undefined,
): CodebookEdit[] | undefined {
  const root = rootOf(text);
  const spot = root && spotOf(root, id)?.spot;
  if (root === undefined || spot === undefined) return undefined;
  const map = isMap(spot.entry.value) ? (spot.entry.value as YAMLMap) : undefined;
  const field = map && spotInMap(map, key);
  if (value === undefined) return field === undefined ? [] : cutFields(text, [field]);
  const sheet = sheetFor(text, root);
  const added = { key, text: value };
  if (map === undefined) return addBelow(sheet, spot, added, "definition");
  if (field === undefined) return appendToMap(sheet, map, added);
  const written = map.flow ? flowScalar(value) : scalarText(value);
  return isScalar(field.entry.value) ? replaceScalar(text, field.entry.value, written) : undefined;
}

/** An empty value stands right behind its colon and needs a blank before it. */
export function replaceScalar(
  text: string,
  node: NonNullable<Parameters<typeof spanOf>[0]>,
  written: string,
): CodebookEdit[] {
  const span = spanOf(node) ?? { start: 0, end: 0 };
  const isGlued = text[span.start - 1] === ":";
  return [{ span, newText: isGlued ? ` ${written}` : written }];
}
