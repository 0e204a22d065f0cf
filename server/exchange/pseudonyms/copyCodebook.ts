import { isPair, isScalar, visit, type Document, type Node, type Pair } from "yaml";
import { readCodebook } from "../../codebook/parse";
import { readYaml } from "../../codebook/yamlText";

/** The codebook without memos and comments, and without the places of transcripts, which are others. */
export function copiedCodebook(
  text: string,
  { hasMemos, hasPlaces }: { readonly hasMemos: boolean; readonly hasPlaces: boolean },
): { readonly text: string; readonly memos: number } | { readonly reason: string } {
  const { document } = readYaml(text);
  if (document === undefined || document.errors.length > 0) return { reason: UNREADABLE };
  let memos = 0;
  visit(document, {
    Node: (_, node) => withoutComments(node),
    Pair(_, pair, parents) {
      const key = keyOf(pair);
      const path = parents.filter(isPair).map(keyOf);
      if (path.length === 0) return key === "transcripts" && !hasPlaces ? visit.REMOVE : undefined;
      if (hasMemos || key !== "memo" || HOLDS_IDS.has(path.at(-1)!)) return undefined;
      memos++;
      return visit.REMOVE;
    },
  });
  document.comment = null;
  document.commentBefore = null;
  const copied = (document as Document).toString({ lineWidth: 0 });
  return idsOf(copied) === idsOf(text) ? { text: copied, memos } : { reason: UNREADABLE };
}

const UNREADABLE = "It cannot be copied without changing what it says.";

/** Below these keys stand ids and names, and “memo” may be one. */
const HOLDS_IDS: ReadonlySet<string> = new Set([
  ...["themes", "categories", "codes", "attributes", "queries", "tables", "titles", "where"],
]);

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

function withoutComments(node: Node): void {
  node.comment = null;
  node.commentBefore = null;
}

function idsOf(text: string): string {
  return JSON.stringify([...(readCodebook(text).codebook?.nodes.keys() ?? [])]);
}
