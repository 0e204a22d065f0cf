import { codebookText } from "../../codebook/writeCodebook";
import type { AccountItem } from "../imports/account";
import { refused, type Refused } from "../imports/documents/refused";
import type { ForeignFile, Imported } from "../imports/imported";
import { adopted, attributeKeys, withAttributes } from "./adopt";
import { caseValues } from "./caseValues";
import { foreignCodes } from "./foreignCodes";
import { guidIn } from "./guids";
import { createLedger } from "./ledger";
import { namesInProject } from "./namesInProject";
import { notesOf } from "./notes";
import type { Counting } from "./positions";
import { isUntitled, reportOthers } from "./otherParts";
import { projectParts } from "./projectParts";
import { readSets } from "./readSets";
import { textSources } from "./textSources";
import { withThemes } from "./topGroups";
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
  const nameOf = namesInProject(root);
  const notes = notesOf(parts, nameOf, ledger);
  const memoOn = (code: Tree) => notes.on(code, { isDescribed: false });
  const foreign = foreignCodes(childOf(root, "CodeBook"), ledger, memoOn);
  const codes = adopted(withThemes(foreign, root, ledger), ledger);
  const texts = textSources(parts, ledger);
  const sources = new Set(texts.flatMap(({ holder }) => guidIn(holder) ?? []));
  const values = caseValues(root, sources, ledger);
  const { caseGuids } = values;
  const { ids } = codes;
  const taken = attributeKeys(codes);
  for (const variable of values.variables) taken.add(variable);
  const sets = readSets(root, { ids, sources, nameOf, taken }, ledger);
  const codebook = withAttributes(codes, sets.ofCodes);
  const meaning = { ids, coders: codersOf(root), caseGuids, notes, ledger };
  const origin = attributeOf(root, "origin") ?? "";
  const transcripts = transcriptsOf(texts, meaning, { counting, origin, values, sets });
  notes.reportRest();
  reportOthers(root, texts, ledger);
  const hasCodes = codebook.themes.length + codebook.codes.length > 0;
  if (!hasCodes && transcripts.length === 0)
    return refused(file.name, "it holds neither codes nor texts that can be read.");
  const text = hasCodes ? codebookText({ ...codebook, title: titleOf(root) }) : undefined;
  if (hasCodes && text === undefined)
    return refused(file.name, "its codebook is larger than codebook.yaml can be.");
  return { transcripts, codebook: text, account: ledger.items() };
}

/** A project of ours says where its name is no title. */
function titleOf(root: Tree): string | undefined {
  return isUntitled(root) ? undefined : attributeOf(root, "name");
}

function codersOf(root: Tree): ReadonlyMap<string, string> {
  const coders = new Map<string, string>();
  for (const user of childrenOf(childOf(root, "Users"), "User")) {
    const guid = guidIn(user);
    const name = attributeOf(user, "name") ?? attributeOf(user, "id");
    if (guid !== undefined && name !== undefined) coders.set(guid, name);
  }
  return coders;
}
