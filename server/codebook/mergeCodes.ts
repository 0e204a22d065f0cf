import { isMap, type YAMLMap } from "yaml";
import type { Span } from "../markup/model";
import { codePlacesIn, queryWith } from "./codePlaces";
import { applyEdits, BY_HAND, cannotBeRead, contentOf, spotAt, type CodebookChange } from "./edits";
import { nameFromId } from "./ids";
import type { Spot } from "./insertion";
import type { Codebook, CodebookEdit, CodebookNode } from "./model";
import { readCodebook } from "./parse";
import { contentEnd, entriesOf, entrySpan, spanOf } from "./reading";
import { toEdit } from "./renameCode";
import { readYaml } from "./yamlText";

/**
 * Unites two codes in the text of codebook.yaml: the entry of `from` goes, what it said stands as a
 * comment above the entry of `into`, to be reviewed, and `replacedBy` and queries name `into`. The
 * result is read again before it is offered: nothing else has changed, or there is a problem.
 */
export function mergeCodeEdits(text: string, from: string, into: string): CodebookChange {
  const { codebook, problems } = readCodebook(text);
  if (codebook === undefined) return { problem: cannotBeRead(text, problems) };
  const problem = problemOfMerge(codebook, from, into);
  if (problem !== undefined) return { problem };
  const edits = editsFor(text, codebook, { from, into });
  if (edits === undefined) return { problem: BY_HAND };
  const after = edits.length === 0 ? codebook : readCodebook(applyEdits(text, edits)).codebook;
  const isSafe = after !== undefined && isMerged(codebook, after, { from, into });
  return isSafe ? { edits } : { problem: BY_HAND };
}

interface Merging {
  readonly from: string;
  readonly into: string;
}

function problemOfMerge({ nodes }: Codebook, from: string, into: string): string | undefined {
  const [old, kept] = [nodes.get(from), nodes.get(into)];
  if (old === undefined) return undefined;
  if (kept === undefined) {
    return `The codebook has no "${into}". Add it first, or merge the other way round.`;
  }
  if (old.children.length > 0) {
    return `"${from}" has codes below it. Move them to another place of the codebook first.`;
  }
  if (kept.replacedBy !== from) return undefined;
  return `"${into}" is replaced by "${from}". Remove its replacedBy first, or merge the other way round.`;
}

function editsFor(
  text: string,
  { nodes }: Codebook,
  { from, into }: Merging,
): CodebookEdit[] | undefined {
  const [old, kept] = [nodes.get(from), nodes.get(into)];
  const named = (codePlacesIn(text) ?? []).filter(({ id, kind }) => id === from && kind !== "key");
  const edits = named.map((place) => toEdit(place, into));
  if (old === undefined || kept === undefined) return edits;
  const entry = spanToRemove(text, old);
  if (entry === undefined) return undefined;
  const others = edits.filter(({ span }) => span.end <= entry.start || span.start >= entry.end);
  const all = [...others, { span: entry, newText: "" }, commentAbove(text, kept, old)];
  return all.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The lines of an entry, or in a flow map the entry and a comma. */
function spanToRemove(text: string, node: CodebookNode): Span | undefined {
  const root = readYaml(text, { tokens: "keep" }).document?.contents;
  const spot = isMap(root) ? spotAt(root as YAMLMap, node.keySpan.start) : undefined;
  if (spot === undefined) return undefined;
  return spot.map.flow ? spanInFlow(spot) : spanOfLines(text, spot);
}

function spanOfLines(text: string, { entry }: Spot): Span | undefined {
  const { start, end } = entrySpan(text, entry);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const lineEnd = next < 0 ? text.length : next + 1;
  const isAlone = text.slice(lineStart, start).trim() === "";
  const rest = text.slice(end, lineEnd).trim();
  return isAlone && /^(?:#|$)/.test(rest) ? { start: lineStart, end: lineEnd } : undefined;
}

function spanInFlow({ map, entry }: Spot): Span {
  const entries = entriesOf(map);
  const at = entries.indexOf(entry);
  const start = spanOf(entry.key)?.start ?? 0;
  if (at > 0) return { start: contentEnd(entries[at - 1]), end: contentEnd(entry) };
  const next = entries.length > 1 ? spanOf(entries[1].key)?.start : undefined;
  return { start, end: next ?? contentEnd(entry) };
}

function commentAbove(text: string, { keySpan }: CodebookNode, old: CodebookNode): CodebookEdit {
  const start = text.lastIndexOf("\n", keySpan.start - 1) + 1;
  const [indent] = /^[ \t]*/.exec(text.slice(start, keySpan.start)) ?? [""];
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = commentOf(old).map((line) => `${indent}# ${line}${lineBreak}`);
  return { span: { start, end: start }, newText: lines.join("") };
}

/** What the entry said, one line for each of its parts. */
function commentOf(node: CodebookNode): string[] {
  const { id, name, definition, include, exclude, examples, illustration, memo } = node;
  const parts: [string, string | undefined][] = [
    ["name", name === nameFromId(id) ? undefined : name],
    ["definition", definition],
    ["include", include],
    ["exclude", exclude],
    ...examples.map((example): [string, string] => ["example", example]),
    ["illustration", illustration],
    ["memo", memo],
  ];
  const written = parts.flatMap(([key, value]) => (value ? [`  ${key}: ${oneLine(value)}`] : []));
  return [`Merged with "${id}". To review:`, ...written];
}

function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}\u2028\u2029\ufeff]+/gu, " ").trim();
}

function isMerged(before: Codebook, after: Codebook, { from, into }: Merging): boolean {
  const nodes = [...after.nodes.values()];
  const old = [...before.nodes.values()].filter(({ id }) => id !== from);
  const expected = old.map((node) => {
    return node.replacedBy === from ? { ...node, replacedBy: into } : node;
  });
  if (nodes.length !== expected.length || before.queries.size !== after.queries.size) return false;
  if (!expected.every((node, at) => contentOf(node) === contentOf(nodes[at]))) return false;
  return [...before.queries].every(([name, query]) => {
    return after.queries.get(name) === queryWith(query, from, into);
  });
}
