import { idFromName } from "../../codebook/ids";
import type { Codebook, CodebookNode } from "../../codebook/model";
import { describe } from "./description";
import { guidOf } from "./guids";
import type { Ledger } from "./ledger";
import { unwritableIn, type XmlNode } from "./xmlWriter";

/** The themes, categories and codes as the `Code` elements of REFI-QDA, in the codebook's order. */
export function codeNodes({ roots }: Codebook, ledger: Ledger): XmlNode[] {
  return roots.map((root) => codeNode(root, ledger));
}

function codeNode(node: CodebookNode, ledger: Ledger): XmlNode {
  const isNamedAlike = idFromName(node.name) === node.id;
  const description = describe({ ...node, id: isNamedAlike ? undefined : node.id });
  reportLosses(node, description, ledger);
  return {
    name: "Code",
    attributes: {
      guid: guidOf("code", node.id),
      name: node.name,
      isCodable: String(isCodable(node)),
      color: node.color?.toUpperCase(),
    },
    content: [
      ...(description === "" ? [] : [{ name: "Description", content: description }]),
      ...node.children.map((child) => codeNode(child, ledger)),
    ],
  };
}

/** A category outside of themes stays codable: at the top, what is not is read as a theme. */
function isCodable({ kind, theme }: CodebookNode): boolean {
  return kind === "code" || (kind === "category" && theme === undefined);
}

function reportLosses(node: CodebookNode, description: string, ledger: Ledger): void {
  const place = `${node.kind} “${node.id}”`;
  ledger.add({ fate: "kept", what: PLURALS[node.kind] });
  const { memo, attributes } = node;
  if (memo !== undefined)
    ledger.add({ fate: "left out", what: "memos on codes", why: NO_MEMO }, place);
  const count = attributes.size;
  ledger.add({ fate: "left out", what: "attributes of codes", why: NO_ATTRIBUTES, count }, place);
  const unwritable = unwritableIn(node.name) + unwritableIn(description);
  ledger.add(
    { fate: "changed", what: "characters that XML does not have", why: NO_SIGN, count: unwritable },
    place,
  );
}

const PLURALS = { theme: "themes", category: "categories", code: "codes" } as const;
const NO_MEMO = "A codebook of REFI-QDA holds no memos; they stay in codebook.yaml.";
const NO_ATTRIBUTES = "REFI-QDA has no attributes of codes; they stay in codebook.yaml.";
const NO_SIGN = "“\ufffd” stands for each of them.";
