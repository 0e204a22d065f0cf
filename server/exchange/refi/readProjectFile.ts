import { codebookText } from "../../codebook/writeCodebook";
import type { AccountItem } from "../imports/account";
import { refused, type Refused } from "../imports/documents/refused";
import type { ForeignFile, Imported } from "../imports/imported";
import { adopted } from "./adopt";
import { caseValues } from "./caseValues";
import { foreignCodes } from "./foreignCodes";
import { comparableGuid } from "./guids";
import { createLedger, type Ledger } from "./ledger";
import { notesOf } from "./notes";
import type { Counting } from "./positions";
import { projectParts } from "./projectParts";
import { textSources } from "./textSources";
import { transcriptsOf } from "./transcripts";
import { attributeOf, childOf, childrenOf, type Tree } from "./tree";

export interface ProjectRead {
  readonly transcripts: readonly Imported[];
  /** The text of a codebook.yaml; undefined where the project has no codes. */
  readonly codebook: string | undefined;
  readonly account: readonly AccountItem[];
}

export interface ProjectWishes {
  /** How the positions of selections are counted; without it, what fits the texts best. */
  readonly counting?: Counting;
}

/**
 * Reads a project of REFI-QDA (`.qdpx`): its texts with what is coded in them, and its codebook.
 * Whatever else it holds is named in the account.
 */
export function readProjectFile(
  file: ForeignFile,
  { counting }: ProjectWishes = {},
): ProjectRead | Refused {
  const ledger = createLedger();
  const parts = projectParts(file, ledger);
  if ("refusal" in parts) return parts;
  const { root } = parts;
  const notes = notesOf(parts, ledger);
  const memoOn = (code: Tree) => notes.on(code, { isDescribed: false });
  const codebook = adopted(foreignCodes(childOf(root, "CodeBook"), ledger, memoOn), ledger);
  const values = caseValues(root, ledger);
  const { caseGuids } = values;
  const meaning = { ids: codebook.ids, coders: codersOf(root), caseGuids, notes, ledger };
  const origin = attributeOf(root, "origin") ?? "";
  const transcripts = transcriptsOf(textSources(parts, ledger), meaning, {
    counting,
    origin,
    values,
  });
  notes.reportRest();
  reportOthers(root, ledger);
  const hasCodes = codebook.themes.length + codebook.codes.length > 0;
  if (!hasCodes && transcripts.length === 0)
    return refused(file.name, "it holds neither codes nor texts that can be read.");
  const text = hasCodes
    ? codebookText({ ...codebook, title: attributeOf(root, "name") })
    : undefined;
  if (hasCodes && text === undefined)
    return refused(file.name, "its codebook is larger than codebook.yaml can be.");
  return { transcripts, codebook: text, account: ledger.items() };
}

function codersOf(root: Tree): ReadonlyMap<string, string> {
  const coders = new Map<string, string>();
  for (const user of childrenOf(childOf(root, "Users"), "User")) {
    const guid = comparableGuid(user.attributes.get("guid"));
    const name = attributeOf(user, "name") ?? attributeOf(user, "id");
    if (guid !== undefined && name !== undefined) coders.set(guid, name);
  }
  return coders;
}

function reportOthers(root: Tree, ledger: Ledger): void {
  const others = [
    [
      "Sets",
      "Set",
      "sets",
      "A study has no sets. Attributes of codes and cases can take their place.",
    ],
    ["Graphs", "Graph", "graphs", "A study has no graphs."],
  ] as const;
  for (const [container, name, what, why] of others)
    for (const one of childrenOf(childOf(root, container), name))
      ledger.add({ fate: "left out", what, why }, `“${attributeOf(one, "name") ?? ""}”`);
  const dated = datedCodings(root);
  const why = "A coding has a coder in a transcript, and no date.";
  ledger.add({ fate: "left out", what: "dates of codings", why, count: dated });
}

function datedCodings(tree: Tree): number {
  const own = tree.name === "Coding" && tree.attributes.has("creationDateTime") ? 1 : 0;
  return tree.children.reduce((sum, child) => sum + datedCodings(child), own);
}
