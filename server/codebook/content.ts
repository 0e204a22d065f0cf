import { isMap, isScalar, isSeq } from "yaml";
import type { Span } from "../markup/model";
import { readFields, readList, readMapOfTexts, readText, reportValue } from "./fields";
import type { Field, KnownKeys } from "./fields";
import { nearestIds, normalizeId } from "./ids";
import type { CodebookNode, NodeStatus } from "./model";
import { problem, quoted } from "./problems";
import { textOf, type Reading, type Value } from "./reading";

/** What stands under the key of a theme or code. */
export interface Content {
  readonly values: ContentValues;
  /** Its `codes`, not yet read; more than one when the key is repeated. */
  readonly codes: readonly Field[];
  /** Where `replacedBy` says its id, if it does. */
  readonly replacedBySpan?: Span;
}

/** The properties of a node that its own entry states. */
export type ContentValues = Partial<Pick<CodebookNode, TextKey | "color" | "replacedBy">> &
  Pick<CodebookNode, "examples" | "status" | "attributes">;

type TextKey = "name" | "definition" | "include" | "exclude" | "illustration" | "memo";

/**
 * Reads what belongs to a theme or code: a map, its definition alone (the short form), or nothing
 * (specification of the codebook, section 2). Every value of the wrong shape is a problem at its
 * place and is left out; the others are read.
 */
export function readContent(reading: Reading, value: Value, keySpan: Span): Content {
  const { node } = value;
  if (node === undefined) return EMPTY;
  if (isScalar(node)) {
    const definition = textOf(node)?.trim();
    return definition ? { values: { ...NOTHING, definition }, codes: [] } : EMPTY;
  }
  if (!isMap(node)) {
    const message = "A theme or code is a map of keys such as definition, or its definition alone.";
    reportValue(reading, value.end > value.start ? value : keySpan, message);
    return EMPTY;
  }
  const fields = readFields(reading, node, NODE_KEYS);
  let values: ContentValues = NOTHING;
  for (const field of fields) values = { ...values, ...readValue(reading, field) };
  const codes = fields.filter(({ key }) => key === "codes");
  const replacedBySpan = fields.find(({ key }) => key === "replacedBy");
  return { values, codes, ...(replacedBySpan === undefined ? {} : { replacedBySpan }) };
}

const NODE_KEYS: KnownKeys = {
  owner: "a theme or code",
  keys: new Set([
    ...["name", "definition", "include", "exclude", "example", "illustration", "memo"],
    ...["color", "status", "replacedBy", "attributes", "codes"],
  ]),
  synonyms: new Map([
    ["title", "name"],
    ["label", "name"],
    ["description", "definition"],
    ["meaning", "definition"],
    ["inclusion", "include"],
    ["exclusion", "exclude"],
    ["quote", "example"],
    ["note", "memo"],
    ["notes", "memo"],
    ["children", "codes"],
    ["subcodes", "codes"],
    ["categories", "codes"],
  ]),
  repeatable: new Set(["codes"]),
};

const NOTHING: ContentValues = { examples: [], status: "active", attributes: new Map() };
const EMPTY: Content = { values: NOTHING, codes: [] };

function readValue(reading: Reading, field: Field): Partial<ContentValues> {
  switch (field.key) {
    case "codes":
      return {};
    case "attributes":
      return { attributes: readMapOfTexts(reading, field) };
    case "example":
      return { examples: readExamples(reading, field) };
    case "color":
      return readColor(reading, field);
    case "status":
      return readStatus(reading, field);
    case "replacedBy":
      return readReplacement(reading, field);
    default: {
      const text = readText(reading, field);
      return text === undefined ? {} : { [field.key]: text };
    }
  }
}

function readExamples(reading: Reading, field: Field): readonly string[] {
  if (isSeq(field.node)) return (readList(reading, field) ?? []).map(({ text }) => text);
  const text = readText(reading, field);
  return text === undefined ? [] : [text];
}

const COLOR = /^#[0-9a-f]{6}$/i;

function readColor(reading: Reading, field: Field): Partial<ContentValues> {
  const color = readText(reading, field);
  if (color !== undefined && COLOR.test(color)) return { color: color.toLowerCase() };
  if (color !== undefined) reportColor(reading, field, color);
  else if (isScalar(field.node)) reportCommentedColor(reading, field);
  return {};
}

function reportColor(reading: Reading, span: Span, color: string): void {
  const message = `${quoted(color)} is not a colour. Write it as "#4e79a7", in quotes.`;
  reading.problems.push(problem("invalid-color", span, message, likelyColor(color)));
}

/** The colour that was probably meant by `4e79a7` and by `#47a`. */
function likelyColor(color: string): string | undefined {
  const digits = color.replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `"#${digits}"`;
  if (!/^[0-9a-f]{3}$/.test(digits)) return undefined;
  return `"#${[...digits].map((digit) => digit + digit).join("")}"`;
}

/** An unquoted `#4e79a7` is a comment to YAML, so the value is empty: say so, or nobody finds out. */
function reportCommentedColor(reading: Reading, field: Field): void {
  const behind = reading.text.slice(field.start, field.start + 20);
  const found = /^[ \t]*(#[0-9a-f]{3,8})(?![0-9a-z])/i.exec(behind);
  if (found === null) return;
  const start = field.start + found[0].length - found[1].length;
  const message = "A colour must stand in quotes, because # starts a comment. Put it in quotes.";
  const span = { start, end: start + found[1].length };
  reading.problems.push(problem("invalid-color", span, message, likelyColor(found[1])));
}

const STATUSES: readonly NodeStatus[] = ["draft", "active", "retired"];

function readStatus(reading: Reading, field: Field): Partial<ContentValues> {
  const text = readText(reading, field);
  if (text === undefined) return {};
  const status = STATUSES.find((known) => known === text);
  if (status !== undefined) return { status };
  const message = `${quoted(text)} is not a status. Write draft, active or retired.`;
  reportValue(reading, field, message, nearestIds(text, STATUSES, { limit: 1 })[0]);
  return {};
}

function readReplacement(reading: Reading, field: Field): Partial<ContentValues> {
  const text = readText(reading, field);
  if (text === undefined) return {};
  return { replacedBy: normalizeId(text) };
}
