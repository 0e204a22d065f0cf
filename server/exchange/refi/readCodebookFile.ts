import { codebookText } from "../../codebook/writeCodebook";
import type { AccountItem } from "../imports/account";
import { refused, type Refused } from "../imports/documents/refused";
import type { ForeignFile } from "../imports/imported";
import { adopted, attributeKeys, withAttributes, type Adopted } from "./adopt";
import { foreignCodes } from "./foreignCodes";
import { createLedger, type Ledger } from "./ledger";
import { namesInProject } from "./namesInProject";
import { readSets } from "./readSets";
import { withThemes } from "./topGroups";
import { readTree, type Tree } from "./tree";

/** A codebook of another program: the text of a codebook.yaml, and the account of it. */
export interface ImportedCodebook {
  readonly text: string;
  readonly account: readonly AccountItem[];
}

/** Reads a `.qdc` file of REFI-QDA, in any of the spellings that programs write. */
export function readCodebookFile({ name: file, bytes }: ForeignFile): ImportedCodebook | Refused {
  const root = readTree({ file, bytes });
  if ("refusal" in root) return root;
  if (root.name !== "CodeBook") return refused(file, "it is no codebook of REFI-QDA.");
  const ledger = createLedger();
  const codebook = adoptedFrom(file, root, ledger);
  if ("refusal" in codebook) return codebook;
  const text = codebookText(codebook);
  if (text === undefined) return refused(file, TOO_LARGE);
  return { text, account: ledger.items() };
}

/** The codes of a `CodeBook` element as a codebook of ours. */
export function adoptedFrom(file: string, codebook: Tree, ledger: Ledger): Adopted | Refused {
  const codes = withThemes(foreignCodes(codebook, ledger), codebook, ledger);
  if (codes.length === 0) return refused(file, "its codebook has no codes.");
  const found = adopted(codes, ledger);
  const membership = {
    ids: found.ids,
    sources: new Set<string>(),
    nameOf: namesInProject(codebook),
    taken: attributeKeys(found),
  };
  return withAttributes(found, readSets(codebook, membership, ledger).ofCodes);
}

const TOO_LARGE = "its codebook is larger than codebook.yaml can be.";
