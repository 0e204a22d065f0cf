import type { Ledger } from "./ledger";
import { profileOf, UNTITLED } from "./profile";
import { shortened } from "./shortened";
import type { TextSource } from "./textSources";
import { attributeOf, childOf, childrenOf, textIn, type Tree } from "./tree";

/** Names what of a project has no place in a study, whichever part it stands in. */
export function reportOthers(root: Tree, texts: readonly TextSource[], ledger: Ledger): void {
  for (const graph of childrenOf(childOf(root, "Graphs"), "Graph"))
    ledger.add(GRAPHS, `“${attributeOf(graph, "name") ?? ""}”`);
  const described = textIn(root, "Description");
  if (described !== undefined && !isUntitled(root)) ledger.add(DESCRIPTION, shortened(described));
  for (const { name, tree } of texts)
    if (tree.attributes.has("richTextPath")) ledger.add(FORMATTED, `“${name}”`);
  const { codings, others } = datesIn(root);
  ledger.add({ ...CODING_DATES, count: codings });
  ledger.add({ ...OTHER_DATES, count: others });
}

/** Whether this is a project of ours that has a name and no title. */
export function isUntitled(root: Tree): boolean {
  const isOwn = profileOf(attributeOf(root, "origin") ?? "") !== undefined;
  return isOwn && textIn(root, "Description") === UNTITLED;
}

const GRAPHS = { fate: "left out", what: "graphs", why: "A study has no graphs." } as const;
const DESCRIPTION = {
  fate: "left out",
  what: "descriptions of the project",
  why: "A codebook has a title alone. Copy it into a memo of the study.",
} as const;
const FORMATTED = {
  fate: "left out",
  what: "formatted copies of texts",
  why: "The plain text came in. What is bold, in tables or in pictures is in the copy in the file.",
} as const;
const CODING_DATES = {
  fate: "left out",
  what: "dates of codings",
  why: "A coding has a coder in a transcript, and no date.",
} as const;
const OTHER_DATES = {
  fate: "left out",
  what: "dates of texts, selections and memos, and who made them",
  why: "A study knows who coded a passage; for all else, the history of its files says when and who.",
} as const;

/** How many codings, and how many other things inside the project, are dated. */
function datesIn(root: Tree): { readonly codings: number; readonly others: number } {
  let codings = 0;
  let others = 0;
  const open = [...root.children];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, attributes, children } = next;
    const isDated = attributes.has("creationDateTime") || attributes.has("modifiedDateTime");
    if (isDated && name === "Coding") codings++;
    else if (isDated) others++;
    for (const child of children) open.push(child);
  }
  return { codings, others };
}
