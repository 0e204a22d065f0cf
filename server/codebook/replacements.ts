import type { Span } from "../markup/model";
import { nearestIds } from "./ids";
import { MAX_SUGGESTIONS } from "./limits";
import type { CodebookProblem } from "./model";
import type { DraftNode, Tree } from "./nodes";
import { problem, quoted } from "./problems";

/**
 * Checks every `replacedBy` once all nodes are known. One that leads to no node, to the node itself
 * or round in a circle is an `unknown-replacement` problem and is taken away, so that whoever
 * follows replacements always arrives. Linear in the number of nodes.
 */
export function checkReplacements(tree: Tree): void {
  const { nodes } = tree;
  const { problems } = tree.reading;
  let suggestionsLeft = MAX_SUGGESTIONS;
  for (const node of nodes.values()) {
    if (node.replacedBy === undefined || nodes.has(node.replacedBy)) continue;
    const isSuggested = suggestionsLeft-- > 0;
    const nearest = isSuggested
      ? nearestIds(node.replacedBy, nodes.keys(), { limit: 1 })[0]
      : undefined;
    problems.push(missing(tree, node, node.replacedBy, nearest));
    delete node.replacedBy;
  }
  for (const node of nodesInCircles(nodes)) {
    problems.push(circular(tree, node));
    delete node.replacedBy;
  }
}

function missing(
  tree: Tree,
  node: DraftNode,
  id: string,
  nearest: string | undefined,
): CodebookProblem {
  const advice =
    nearest === undefined ? "Name a code of this codebook." : `Did you mean "${nearest}"?`;
  const message = `The codebook has no ${quoted(id)} that could replace "${node.id}". ${advice}`;
  return problem("unknown-replacement", spanOf(tree, node), message, nearest);
}

function circular(tree: Tree, node: DraftNode): CodebookProblem {
  const message =
    node.replacedBy === node.id
      ? `"${node.id}" is replaced by itself. Name another code, or remove replacedBy.`
      : `The replacements lead from "${node.id}" back to itself. Remove one of them.`;
  return problem("unknown-replacement", spanOf(tree, node), message);
}

function spanOf(tree: Tree, node: DraftNode): Span {
  return tree.replacements.get(node.id) ?? node.keySpan;
}

/** Follows each chain once; where it meets its own track, the rest of the track is a circle. */
export function nodesInCircles<Node extends { readonly replacedBy?: string }>(
  nodes: ReadonlyMap<string, Node>,
): Node[] {
  const found: Node[] = [];
  const walkOf = new Map<Node, number>();
  let walk = 0;
  for (const start of nodes.values()) {
    walk++;
    const track: Node[] = [];
    let node: Node | undefined = start;
    while (node !== undefined && !walkOf.has(node)) {
      walkOf.set(node, walk);
      track.push(node);
      node = node.replacedBy === undefined ? undefined : nodes.get(node.replacedBy);
    }
    if (node !== undefined && walkOf.get(node) === walk)
      found.push(...track.slice(track.indexOf(node)));
  }
  return found;
}
