// The pick list of codes as plain data.
import type { NodeInfo } from "../../server/protocol";
import { withoutIcons } from "../text/plain";
import { byRecency } from "../study/recentCodes";

export interface CodeChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly id: string;
}

export interface CodeChoices {
  readonly recent: readonly CodeChoice[];
  readonly codes: readonly CodeChoice[];
  /** Themes and categories: their ids may be used as codes. */
  readonly groups: readonly CodeChoice[];
}

/** Codes used last come first, then the most used ones. */
export function codeChoices(nodes: readonly NodeInfo[], recent: readonly string[]): CodeChoices {
  const sorted = byRecency(nodes, recent);
  const known = new Set(recent);
  const isCode = ({ kind }: NodeInfo): boolean => kind === "code" || kind === "unknown";
  const rest = sorted.filter(({ id }) => !known.has(id));
  return {
    recent: sorted.filter(({ id }) => known.has(id)).map(choice),
    codes: rest.filter(isCode).map(choice),
    groups: rest.filter((node) => !isCode(node)).map(choice),
  };
}

/** Whether a text is the id or the name of a node, so that it needs no new code. */
export function isKnown(text: string, nodes: readonly NodeInfo[]): boolean {
  const wanted = text.trim().toLowerCase();
  return nodes.some(({ id, name }) => id.toLowerCase() === wanted || name.toLowerCase() === wanted);
}

export function choice(node: NodeInfo): CodeChoice {
  const state = node.status === "retired" ? ["retired"] : [];
  const place = node.kind === "unknown" ? ["not in the codebook"] : node.path;
  return {
    label: withoutIcons(node.name),
    description: [node.id, ...place, ...state].map(withoutIcons).join(" · "),
    detail: withoutIcons(node.definition ?? ""),
    id: node.id,
  };
}
