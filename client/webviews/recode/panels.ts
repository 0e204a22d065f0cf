// The pages of recoding in editor tabs, one for each code of a study.
import type * as vscode from "vscode";
import type { CodeHitsParts } from "../../commands/codeHits";
import { keptState, type Subject } from "../../pages/recode/messages";
import { createPagePanels } from "../pagePanels";
import { connectRecodePage } from "./page";

export interface RecodePages {
  open(subject: Subject): void;
}

export interface RecodePagesParts extends CodeHitsParts {
  /** The extension's folder. */
  readonly extension: vscode.Uri;
}

export function createRecodePages(
  parts: RecodePagesParts,
  subscriptions: vscode.Disposable[],
): RecodePages {
  const panels = createPagePanels(
    {
      viewType: "verbatim.recode",
      name: "recode",
      title: "Recode",
      extension: parts.extension,
      aboutOf: (kept) => {
        const state = keptState(kept);
        return state && keyOf(state);
      },
      connect: (key, panel, owned) =>
        connectRecodePage({ ...parts, subject: subjectOf(key), panel }, owned),
    },
    subscriptions,
  );
  return { open: (subject) => panels.open(keyOf(subject)).focus() };
}

/** No id of a code has a blank. */
function keyOf({ study, code }: Subject): string {
  return `${code} ${study}`;
}

function subjectOf(key: string): Subject {
  const blank = key.indexOf(" ");
  return { code: key.slice(0, blank), study: key.slice(blank + 1) };
}
