// Which nodes the Themes view shows.
import type { NodeInfo } from "../../../server/protocol";
import { folded, searchWords } from "../../text/search";

export interface NodeFilter {
  readonly filter: string;
  readonly hidesUnused: boolean;
}

/** The nodes to show. One that matches brings all that is below it; one below brings its parents. */
export function filtered(nodes: readonly NodeInfo[], choice: NodeFilter): NodeInfo[] {
  const words = searchWords(choice.filter);
  const keep = (node: NodeInfo): NodeInfo[] => {
    if (choice.hidesUnused && node.codings === 0) return [];
    const isMatch = matches(node, words);
    const inner = isMatch ? { ...choice, filter: "" } : choice;
    const children = isMatch ? filtered(node.children, inner) : node.children.flatMap(keep);
    return isMatch || children.length > 0 ? [{ ...node, children }] : [];
  };
  return nodes.flatMap(keep);
}

/** How many nodes there are, at every depth. */
export function countNodes(nodes: readonly NodeInfo[]): number {
  return nodes.reduce((sum, node) => sum + 1 + countNodes(node.children), 0);
}

/** Every word has to occur somewhere in the name, the id or the definition. */
function matches(node: NodeInfo, words: readonly string[]): boolean {
  const text = folded(`${node.name}\n${node.id}\n${node.definition ?? ""}`);
  return words.every((word) => text.includes(word));
}
