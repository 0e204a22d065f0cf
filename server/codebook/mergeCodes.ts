import { codePlacesIn, queryWith } from "./codePlaces";
import type { CodebookChange } from "./edits";
import { nameFromId } from "./ids";
import type { Codebook, CodebookEdit, CodebookNode } from "./model";
import { toEdit } from "./renameCode";
import { reshaped } from "./reshape/change";
import { commentsIn } from "./reshape/comments";
import { cutEntries } from "./reshape/cut";
import { extentOf } from "./reshape/extent";
import { rootOf, spotOf } from "./reshape/find";
import { moveSteps } from "./reshape/moveCodes";
import { branchesOf, withBranches, withContents, without } from "./reshape/outline";
import type { Step } from "./reshape/steps";
import { tablesWith } from "./reshape/tableNodes";

/**
 * Unites two codes in the text of codebook.yaml: the entry of `from` goes, what it said stands as a
 * comment above the entry of `into`, to be reviewed, codes below it go below `into`, and
 * `replacedBy`, queries and tables name `into`. The result is read again before it is offered:
 * nothing else has changed, or there is a problem.
 */
export function mergeCodeEdits(text: string, from: string, into: string): CodebookChange {
  const merging = { from, into };
  return reshaped(text, (codebook, outline) => {
    const problem = problemOfMerge(codebook, merging);
    if (problem !== undefined) return { problem };
    const old = codebook.nodes.get(from);
    const children = old?.children.map(({ id }) => id) ?? [];
    const moved = withBranches(
      without(outline, new Set(children)),
      { under: into },
      branchesOf(outline, children),
    );
    const expected = without(moved, new Set([from]));
    const comments = old === undefined ? [] : commentsOf(text, old, children);
    return {
      steps: [
        ...(children.length > 0 ? moveSteps(children, { under: into }) : []),
        (now) => renamePlaces(now, merging),
        ...(old === undefined ? [] : [joinEntries(old, into, comments)]),
      ],
      expected: withContents(expected, (content) =>
        content.replacedBy === from ? { ...content, replacedBy: into } : content,
      ),
      dropped: comments,
      tables: tablesWith(codebook.tables, from, into),
      queries: new Map(
        [...codebook.queries].map(([name, query]) => [name, queryWith(query, from, into)]),
      ),
    };
  });
}

interface Merging {
  readonly from: string;
  readonly into: string;
}

function problemOfMerge({ nodes }: Codebook, { from, into }: Merging): string | undefined {
  const [old, kept] = [nodes.get(from), nodes.get(into)];
  if (old === undefined) return undefined;
  if (kept === undefined) {
    return `The codebook has no "${into}". Add it first, or merge the other way round.`;
  }
  for (let at = kept.parent; at !== undefined; at = nodes.get(at)?.parent) {
    if (at === from) return `"${into}" stands below "${from}". Merge the other way round.`;
  }
  for (let at = kept.replacedBy; at !== undefined; at = nodes.get(at)?.replacedBy) {
    if (at === from) return replacedBy(into, from);
  }
  return undefined;
}

function replacedBy(into: string, from: string): string {
  return `"${into}" is replaced by "${from}". Remove its replacedBy first, or merge the other way round.`;
}

function renamePlaces(text: string, { from, into }: Merging): CodebookEdit[] {
  const places = (codePlacesIn(text) ?? []).filter(({ id, kind }) => id === from && kind !== "key");
  return places.map((place) => toEdit(place, into));
}

/** Takes the old entry out and puts what it said above the one that stays. */
function joinEntries(old: CodebookNode, into: string, comments: readonly string[]): Step {
  return (text) => {
    const root = rootOf(text);
    const [gone, kept] = [old.id, into].map((id) => root && spotOf(root, id)?.spot);
    if (gone === undefined || kept === undefined) return undefined;
    const key = kept.entry.key.range?.[0] ?? 0;
    const edits = [...cutEntries(text, [gone]), commentAbove(text, key, noteOf(old, comments))];
    return edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  };
}

function commentAbove(text: string, key: number, note: readonly string[]): CodebookEdit {
  const start = text.lastIndexOf("\n", key - 1) + 1;
  const [indent] = /^[ \t]*/.exec(text.slice(start, key)) ?? [""];
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = note.map((line) => `${indent}# ${line}${lineBreak}`);
  return { span: { start, end: start }, newText: lines.join("") };
}

/** What the entry said, one line for each of its parts, and its own comments. */
function noteOf(node: CodebookNode, comments: readonly string[]): string[] {
  const { id, name, definition, include, exclude, examples, illustration, memo } = node;
  const parts: [string, string | undefined][] = [
    ["name", name === nameFromId(id) ? undefined : name],
    ["definition", definition],
    ["include", include],
    ["exclude", exclude],
    ...examples.map((example): [string, string] => ["example", example]),
    ["illustration", illustration],
    ["memo", memo],
    ...[...node.attributes].map(([key, value]): [string, string] => [`attribute ${key}`, value]),
  ];
  const written = parts.flatMap(([key, value]) =>
    value ? [`  ${oneLine(`${key}: ${value}`)}`] : [],
  );
  const notes = comments.map((comment) => `  ${comment}`);
  return [`Merged with "${id}". To review:`, ...written, ...notes];
}

/** The comments that belong to an entry, and not to codes below it. */
function commentsOf(text: string, { id }: CodebookNode, children: readonly string[]): string[] {
  const root = rootOf(text);
  const extents = [id, ...children].map((one) => {
    const spot = root && spotOf(root, one)?.spot;
    return spot && extentOf(text, spot);
  });
  const [own, ...others] = extents;
  return commentsIn(text)
    .filter(({ start }) => own !== undefined && start >= own.start && start < own.end)
    .filter(({ start }) => !others.some((one) => one && start >= one.start && start < one.end))
    .map((comment) => comment.text);
}

function oneLine(value: string): string {
  return value.replace(/[\s\p{Cc}\u2028\u2029\ufeff]+/gu, " ").trim();
}
