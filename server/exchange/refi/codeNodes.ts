import { idFromName } from "../../codebook/ids";
import type { Codebook, CodebookNode } from "../../codebook/model";
import { describe, isDescribable } from "./description";
import { guidOf } from "./guids";
import type { Ledger } from "./ledger";
import type { Member, SetPlan } from "./setNodes";
import { unwritableIn, type XmlNode } from "./xmlWriter";

/** What a project knows of codes, and a codebook by itself does not. */
export interface CodeUse {
  /** Ids that passages are coded with. */
  readonly used: ReadonlySet<string>;
  /** Takes the memo on a code and gives its GUID. */
  readonly noteOn: (node: CodebookNode, memo: string) => string;
}

/**
 * The themes, categories and codes as the `Code` elements of REFI-QDA, in the codebook's order. What is
 * said of them by `sets` is not said again.
 */
export function codeNodes(
  { roots }: Codebook,
  { sets, ledger, use }: CodeWriting,
): readonly XmlNode[] {
  return roots.map((root) => codeNode(root, { sets, ledger, use }));
}

export interface CodeWriting {
  readonly sets: SetPlan;
  readonly ledger: Ledger;
  /** Undefined in a codebook by itself. */
  readonly use?: CodeUse;
}

/** The codes as members of sets. */
export function codeMembers({ nodes }: Codebook): readonly Member[] {
  return [...nodes.values()].map(({ id, attributes }) => ({
    guid: guidOf("code", id),
    attributes,
  }));
}

function codeNode(written: CodebookNode, writing: CodeWriting): XmlNode {
  const { sets, ledger, use } = writing;
  const node = { ...written, attributes: sets.rest(written.attributes) };
  const isNamedAlike = idFromName(node.name) === node.id;
  const isUsed = use?.used.has(node.id) === true;
  const description = describe({
    ...node,
    level: isUsed && node.kind === "theme" ? "theme" : undefined,
    id: isNamedAlike ? undefined : node.id,
  });
  const memo = node.memo === undefined ? undefined : use?.noteOn(node, node.memo);
  if (memo !== undefined) ledger.add({ fate: "kept", what: "memos on codes" });
  if (node.memo !== undefined && use === undefined) ledger.add(NO_MEMO, placeOf(node));
  reportLosses(node, description, ledger);
  if (isUsed && !isCodable(node)) ledger.add(CODABLE, placeOf(node));
  return {
    name: "Code",
    attributes: {
      guid: guidOf("code", node.id),
      name: node.name,
      isCodable: String(isUsed || isCodable(node)),
      color: node.color?.toUpperCase(),
    },
    content: [
      ...(description === "" ? [] : [{ name: "Description", content: description }]),
      ...(memo === undefined ? [] : [{ name: "NoteRef", attributes: { targetGUID: memo } }]),
      ...node.children.map((child) => codeNode(child, writing)),
    ],
  };
}

/** A category outside of themes stays codable: at the top, what is not is read as a theme. */
function isCodable({ kind, theme }: CodebookNode): boolean {
  return kind === "code" || (kind === "category" && theme === undefined);
}

function reportLosses(node: CodebookNode, description: string, ledger: Ledger): void {
  const place = placeOf(node);
  ledger.add({ fate: "kept", what: PLURALS[node.kind] });
  const count = [...node.attributes].filter((one) => !isDescribable(one)).length;
  ledger.add({ fate: "left out", what: "attributes of codes", why: NO_ATTRIBUTES, count }, place);
  reportSigns([node.name, description], ledger, place);
}

/** Says of texts how many of their characters are replaced. */
export function reportSigns(texts: readonly string[], ledger: Ledger, place: string): void {
  const count = texts.reduce((sum, text) => sum + unwritableIn(text), 0);
  ledger.add(
    { fate: "changed", what: "characters that XML does not have", why: NO_SIGN, count },
    place,
  );
}

function placeOf({ kind, id }: CodebookNode): string {
  return `${kind} “${id}”`;
}

const NO_MEMO = {
  fate: "left out",
  what: "memos on codes",
  why: "A codebook of REFI-QDA holds no memos; they stay in codebook.yaml.",
} as const;
const CODABLE = {
  fate: "changed",
  what: "themes and categories that passages are coded with",
  why: "They go out as codes that can be used, so that their codings do; the description of a theme says that it is one.",
} as const;
const PLURALS = { theme: "themes", category: "categories", code: "codes" } as const;
const NO_ATTRIBUTES =
  "They would not be found again in the description of the code; they stay in codebook.yaml.";
const NO_SIGN = "“\ufffd” stands for each of them.";
