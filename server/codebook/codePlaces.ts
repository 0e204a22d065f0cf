import { isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from "yaml";
import type { Span } from "../markup/model";
import { normalizeId } from "./ids";
import { entriesOf, itemsOf, keyText, spanOf, textOf } from "./reading";
import { readYaml } from "./yamlText";

/** A place of codebook.yaml that names a theme or code. */
export interface CodePlace extends Span {
  /** After Unicode NFC. */
  readonly id: string;
  readonly kind: "key" | "replacedBy" | "query" | "table";
  /** The quote around it, which is not part of the span; empty where there is none. */
  readonly quote: string;
}

/**
 * Every place that names a theme or code, in the order of the text: the keys of entries, the values
 * of `replacedBy`, operands of queries, and `nodes` of tables. Undefined where the text does not parse.
 */
export function codePlacesIn(text: string): CodePlace[] | undefined {
  const { document } = readYaml(text);
  if (document === undefined) return undefined;
  const places: CodePlace[] = [];
  const root = document.contents;
  for (const { key, value } of isMap(root) ? entriesOf(root as YAMLMap) : []) {
    const name = keyText(key);
    if (name === "themes" || name === "codes") addEntries(text, value, places);
    else if (name === "queries") addQueries(text, value, places);
    else if (name === "tables") addTables(text, value, places);
  }
  return places.sort((a, b) => a.start - b.start);
}

/** A query with one code in the place of another. */
export function queryWith(query: string, id: string, newId: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const operand of operandsOf(query)) {
    if (operand.id !== id) continue;
    parts.push(query.slice(from, operand.start), newId);
    from = operand.end;
  }
  return parts.join("") + query.slice(from);
}

/** Depth first, with a stack of its own: codebooks may be nested deeply. */
function addEntries(text: string, top: Node | null, places: CodePlace[]): void {
  const waiting = [top];
  while (waiting.length > 0) {
    const map = waiting.pop();
    for (const { key, value } of isMap(map) ? entriesOf(map as YAMLMap) : []) {
      addScalar(text, { node: key, kind: "key" }, places);
      for (const field of isMap(value) ? entriesOf(value as YAMLMap) : []) {
        const name = keyText(field.key);
        if (name === "codes") waiting.push(field.value);
        if (name !== "replacedBy") continue;
        addScalar(text, { node: field.value, kind: "replacedBy" }, places);
      }
    }
  }
}

interface Named {
  readonly node: Node | null;
  readonly kind: "key" | "replacedBy" | "table";
}

function addScalar(text: string, { node, kind }: Named, places: CodePlace[]): void {
  const span = spanOf(node);
  if (span === undefined || !isScalar(node)) return;
  const id = normalizeId((textOf(node) ?? node.source ?? "").trim());
  const inner = withoutQuotes(text, span);
  if (id !== "") places.push({ ...inner, id, kind });
}

function addTables(text: string, tables: Node | null, places: CodePlace[]): void {
  for (const nodes of nodesOfTables(tables)) {
    const items = isSeq(nodes) ? itemsOf(nodes as YAMLSeq) : [nodes];
    for (const node of items) addScalar(text, { node, kind: "table" }, places);
  }
}

/** What stands under `nodes` of each table: a list, or a single id. */
export function nodesOfTables(tables: Node | null): Node[] {
  const all = isMap(tables) ? entriesOf(tables as YAMLMap) : [];
  return all.flatMap(({ value }) => {
    const fields = isMap(value) ? entriesOf(value as YAMLMap) : [];
    const nodes = fields.find(({ key }) => keyText(key) === "nodes")?.value;
    return nodes ? [nodes] : [];
  });
}

function addQueries(text: string, queries: Node | null, places: CodePlace[]): void {
  for (const { value } of isMap(queries) ? entriesOf(queries as YAMLMap) : []) {
    const span = isScalar(value) ? spanOf(value) : undefined;
    if (span === undefined) continue;
    const { start, end, quote } = withoutQuotes(text, span);
    for (const operand of operandsOf(text.slice(start, end))) {
      places.push({
        id: operand.id,
        kind: "query",
        quote,
        start: start + operand.start,
        end: start + operand.end,
      });
    }
  }
}

function withoutQuotes(text: string, { start, end }: Span): Span & { readonly quote: string } {
  const sign = text[start];
  const isQuoted = (sign === '"' || sign === "'") && end - start > 1 && text[end - 1] === sign;
  return isQuoted ? { start: start + 1, end: end - 1, quote: sign } : { start, end, quote: "" };
}

/**
 * In this order: quoted words, also as a text in double quotes writes them; `key:value`,
 * `key=value` and `@key=value`; a bare word.
 */
const TOKEN =
  /\\?"[^"]*"|(@?[\p{L}_][\p{L}\p{M}\p{N}_.-]*)[:=]((?:\\?"[^"]*")|[^\s()"]*)|\p{L}[\p{L}\p{M}\p{N}_-]*/gu;
const OPERATORS = new Set(["AND", "OR", "NOT"]);

/** The codes and themes of a query: a bare id, or `theme:id`; not `cases(…)`, `case:…`, `level=…`. */
function operandsOf(query: string): (Span & { readonly id: string })[] {
  const found: (Span & { readonly id: string })[] = [];
  for (const { index, 0: token, 1: prefix, 2: value } of query.matchAll(TOKEN)) {
    const end = index + token.length;
    const isFunction = query[end] === "(" && (token === "cases" || token === "files");
    if (token.includes('"') || isFunction || OPERATORS.has(token)) continue;
    if (prefix === undefined) found.push({ id: normalizeId(token), start: index, end });
    else if (token.startsWith("theme:")) {
      found.push({ id: normalizeId(value), start: end - value.length, end });
    }
  }
  return found;
}
