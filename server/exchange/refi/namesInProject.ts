import { guidIn } from "./guids";
import { attributeOf, type Tree } from "./tree";

/** What the things of a project are called, by their GUIDs; looked up when somebody first asks. */
export function namesInProject(root: Tree): (guid: string) => string | undefined {
  let names: ReadonlyMap<string, string> | undefined;
  return (guid) => (names ??= collected(root)).get(guid);
}

/** Of two with one GUID, the first. A selection without a name is called by its text and position. */
function collected(root: Tree): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const open: { readonly tree: Tree; readonly source: string }[] = [{ tree: root, source: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { tree, source } = next;
    const guid = guidIn(tree);
    const own = attributeOf(tree, "name");
    const at = attributeOf(tree, "startPosition");
    const name = own ?? (at === undefined ? undefined : `“${source}”, position ${at}`);
    if (guid !== undefined && name !== undefined && !names.has(guid)) names.set(guid, name);
    const around = tree.name.endsWith("Source") ? (own ?? "") : source;
    for (const child of [...tree.children].reverse()) open.push({ tree: child, source: around });
  }
  return names;
}
