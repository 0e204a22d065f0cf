import type { Codebook, CodebookNode } from "../codebook/model";
import type { Span } from "../markup/model";
import type { StudySnapshot } from "./context";

/** Where an entry stands in the text of the codebook as it is now. */
export interface EntryPlace {
  readonly span: Span;
  readonly keySpan: Span;
}

/**
 * The codebook whose places are those of the text; while the text does not parse, the last good one,
 * whose places may be a few lines off.
 */
export function codebookInText(study: StudySnapshot): Codebook {
  return study.codebook.reading.codebook ?? study.figures.study.codebook;
}

/** Where the entry of a code stands. */
export function placeOfEntry(study: StudySnapshot, id: string): EntryPlace | undefined {
  const node = codebookInText(study).nodes.get(id);
  return node === undefined ? undefined : placeOfNode(study, node);
}

/** Never outside the text, even if the codebook no longer parses and became shorter. */
export function placeOfNode(study: StudySnapshot, { span, keySpan }: CodebookNode): EntryPlace {
  const end = study.codebook.text.length;
  const inside = (one: Span): Span => ({
    start: Math.min(one.start, end),
    end: Math.min(one.end, end),
  });
  return { span: inside(span), keySpan: inside(keySpan) };
}

/** The names from the theme down to the node above a node. */
export function pathOf(codebook: Codebook, node: CodebookNode): readonly string[] {
  const path: string[] = [];
  let above = node.parent === undefined ? undefined : codebook.nodes.get(node.parent);
  while (above !== undefined) {
    path.unshift(above.name);
    above = above.parent === undefined ? undefined : codebook.nodes.get(above.parent);
  }
  return path;
}

/** The ids of a node and of all its descendants; an id that the codebook lacks stands alone. */
export function idsBelow(codebook: Codebook, id: string): ReadonlySet<string> {
  const ids = new Set([id]);
  const waiting = [...(codebook.nodes.get(id)?.children ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    ids.add(node.id);
    waiting.push(...node.children);
  }
  return ids;
}
