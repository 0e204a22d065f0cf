// The codes of a study as pages list them to choose from.
import * as vscode from "vscode";
import type { StudyOverview } from "../../server/protocol";
import { readableLine } from "../decorations/color";
import { currentBackground } from "../decorations/styles";
import type { FieldCode } from "../pages/shared/codeGroups";
import type { NumberedCodes } from "../study/numberedCodes";
import { allNodes, type Overviews } from "../study/overviews";
import { byRecency } from "../study/recentCodes";
import { oneLine } from "../text/plain";

export interface CodesParts {
  readonly overviews: Overviews;
  readonly numbered: NumberedCodes;
  /** The study's folder. */
  readonly study: string;
}

/**
 * Tells a page the codes of its study: at once when it asks for them, and later whenever a name, a
 * place or a number is another one. Figures change with every key, and are no part of it.
 */
export function watchFieldCodes(
  { overviews, numbered, study }: CodesParts,
  send: (codes: readonly FieldCode[]) => void,
  owned: vscode.Disposable[],
): { readonly sendAgain: () => void } {
  let sent = "";
  const look = (): void => {
    const found = overviews.studies?.find(({ uri }) => uri === study);
    if (!found) return;
    const codes = fieldCodes(found, numbered);
    const text = JSON.stringify(codes);
    if (text === sent) return;
    sent = text;
    send(codes);
  };
  owned.push(
    overviews.onDidChange(look),
    numbered.onDidChange(look),
    vscode.window.onDidChangeActiveColorTheme(look),
  );
  return {
    sendAgain() {
      sent = "";
      look();
    },
  };
}

/** Those with a number first, then those that were used last, then the most used; themes last. */
function fieldCodes(study: StudyOverview, numbered: NumberedCodes): FieldCode[] {
  const numbers = new Map(numbered.of(study).map((code, index) => [code?.id, index + 1]));
  const background = currentBackground();
  const sorted = byRecency(allNodes(study.nodes), numbered.recent());
  const codes = sorted.map((node) => ({
    id: node.id,
    name: oneLine(node.name),
    definition: node.definition === null ? null : oneLine(node.definition),
    path: node.path.map(oneLine),
    color: readableLine(node.color, background),
    isRetired: node.status === "retired",
    isUnknown: node.kind === "unknown",
    isGroup: node.kind === "theme" || node.kind === "category",
    number: numbers.get(node.id) ?? null,
  }));
  return codes.sort((a, b) => rankOf(a) - rankOf(b));
}

const NO_NUMBER = 10;

function rankOf({ number, isGroup }: FieldCode): number {
  return number ?? NO_NUMBER + (isGroup ? 1 : 0);
}
