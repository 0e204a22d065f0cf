// Every page in an editor tab.
import type * as vscode from "vscode";
import { createCodebookPages, type CodebookPages } from "./codebook/panels";
import {
  createFindingsPages,
  type FindingsPages,
  type FindingsPagesParts,
} from "./findings/panels";
import { createFindPages, type FindPages, type FindPagesParts } from "./find/panels";
import { createImportPages, type ImportPages, type ImportPagesParts } from "./imports/panels";
import { createRecodePages, type RecodePages } from "./recode/panels";

export interface Pages {
  readonly codebookPages: CodebookPages;
  readonly findPages: FindPages;
  readonly findingsPages: FindingsPages;
  readonly importPages: ImportPages;
  readonly recodePages: RecodePages;
}

export function createPages(
  parts: FindPagesParts & FindingsPagesParts & ImportPagesParts,
  subscriptions: vscode.Disposable[],
): Pages {
  return {
    codebookPages: createCodebookPages(parts, subscriptions),
    findPages: createFindPages(parts, subscriptions),
    findingsPages: createFindingsPages(parts, subscriptions),
    importPages: createImportPages(parts, subscriptions),
    recodePages: createRecodePages(parts, subscriptions),
  };
}
