import type { Codebook, CodebookNode } from "../../codebook/model";

/** Gives a node and all nodes below it, by their ids. */
export type CodesBelow = (id: string) => ReadonlySet<string>;

/** The nodes of a codebook with those below; an unknown code stands for itself. */
export function codesBelowIn(codebook: Codebook): CodesBelow {
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    let codes = known.get(id);
    if (codes === undefined) known.set(id, (codes = codesFrom(codebook, id)));
    return codes;
  };
}

function codesFrom({ nodes }: Codebook, id: string): ReadonlySet<string> {
  const codes = new Set([id]);
  const add = (node: CodebookNode): void => {
    codes.add(node.id);
    node.children.forEach(add);
  };
  const node = nodes.get(id);
  if (node !== undefined) add(node);
  return codes;
}
