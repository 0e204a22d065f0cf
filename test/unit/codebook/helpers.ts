import assert from "node:assert/strict";
import { applyEdits, type CodebookChange } from "../../../server/codebook/edits";
import { readCodebook } from "../../../server/codebook/parse";
import type { Codebook, CodebookNode, CodebookProblem } from "../../../server/codebook/model";

export function read(text: string): Codebook {
  const { codebook } = readCodebook(text);
  assert.ok(codebook, "the codebook is read");
  return codebook;
}

export function nodeOf(text: string, id: string): CodebookNode {
  const node = read(text).nodes.get(id);
  assert.ok(node, `there is a node ${id}`);
  return node;
}

/** Every problem as its code and the text that it marks. */
export function problemsOf(text: string): string[] {
  return readCodebook(text).problems.map((found) => marked(text, found));
}

export function marked(text: string, { code, start, end }: CodebookProblem): string {
  return `${code} ${text.slice(start, end)}`;
}

/** A text of codebook.yaml with a change that must be possible. */
export function applied(text: string, change: CodebookChange): string {
  assert.ok("edits" in change, `${"problem" in change ? change.problem : ""}\n${text}`);
  return applyEdits(text, change.edits);
}

/** Why a change is refused. */
export function refusal(change: CodebookChange): string {
  assert.ok("problem" in change, JSON.stringify(change));
  return change.problem;
}

/** The tree as indented lines: kind and id. */
export function sketch(codebook: Codebook): string[] {
  const lines: string[] = [];
  const add = (nodes: readonly CodebookNode[], depth: number): void => {
    for (const { kind, id, children } of nodes) {
      lines.push(`${"  ".repeat(depth)}${kind} ${id}`);
      add(children, depth + 1);
    }
  };
  add(codebook.roots, 0);
  return lines;
}

/** Where a piece of the text stands for the first time. */
export function spanOf(text: string, piece: string): { start: number; end: number } {
  const start = text.indexOf(piece);
  assert.ok(start >= 0, `there is ${piece}`);
  return { start, end: start + piece.length };
}
