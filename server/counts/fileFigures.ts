import type { Codebook } from "../codebook/model";
import { CODING, rowCount, type FileFacts } from "../study/facts";
import type { Voices } from "../study/voices";
import { casesInside, countWords, unitePassages } from "./united";

/** What one transcript adds to the figures of one node (counting rules, section 3). */
export interface NodeShare {
  readonly codings: number;
  readonly passages: number;
  readonly words: number;
  readonly cases: readonly string[];
}

/** The shares of every node that the file codes, unknown codes and all nodes above included. */
export type FileFigures = ReadonlyMap<string, NodeShare>;

/** Counts one file by the codebook as it is now. */
export function countFile(facts: FileFacts, voices: Voices, codebook: Codebook): FileFigures {
  const figures = new Map<string, NodeShare>();
  for (const [node, codings] of codingsByNode(facts, codebook)) {
    const united = unitePassages(facts, codings);
    figures.set(node, {
      codings: codings.length,
      passages: united.starts.length,
      words: countWords(facts, voices, united),
      cases: casesInside(facts, voices, united),
    });
  }
  return figures;
}

/** The rows of a file's codings for every node: its own and those of all its descendants. */
export function codingsByNode(facts: FileFacts, codebook: Codebook): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  const nodes = facts.codes.map((code) =>
    lineOf(codebook, code).map((id) => {
      const list = lists.get(id) ?? [];
      lists.set(id, list);
      return list;
    }),
  );
  const count = rowCount(facts.codings, CODING);
  for (let coding = 0; coding < count; coding++) {
    for (const list of nodes[facts.codings[coding * CODING.width + CODING.code]]) list.push(coding);
  }
  return lists;
}

/** A code and all nodes above it. */
function lineOf(codebook: Codebook, code: string): readonly string[] {
  const line = [code];
  let parent = codebook.nodes.get(code)?.parent;
  while (parent !== undefined) {
    line.push(parent);
    parent = codebook.nodes.get(parent)?.parent;
  }
  return line;
}
