// The key of pseudonyms that a person chooses: it says who is who, so it must not lie in the study.
import * as vscode from "vscode";
import { oneLine } from "../text/plain";

export interface PseudonymKey {
  readonly uri: vscode.Uri;
  /** The file's name. */
  readonly name: string;
  readonly text: string;
}

/** Asks for a key where none is given; why there is none, or undefined where somebody cancelled. */
export async function chosenKey(
  study: string,
  given?: vscode.Uri,
): Promise<PseudonymKey | { readonly problem: string } | undefined> {
  const file = given ?? (await askForKey());
  if (!file) return undefined;
  const inside = isInside(study, file);
  if (inside !== undefined) return { problem: inside };
  const name = oneLine(file.path.replace(/^.*\//, ""));
  try {
    return {
      uri: file,
      name,
      text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)),
    };
  } catch {
    return { problem: `The key ${name} cannot be read.` };
  }
}

/** Why a file cannot be a key of the study; undefined where it can. */
export function isInside(study: string, file: vscode.Uri): string | undefined {
  return file.toString().startsWith(`${study.replace(/\/+$/, "")}/`) ? INSIDE : undefined;
}

const INSIDE =
  "The key lies in the study. It says who is who: keep it outside, where nobody shares it by accident.";

async function askForKey(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: "The key: a table with the columns name and pseudonym, kept outside the study",
    openLabel: "Use this key",
    filters: { Tables: ["csv", "tsv", "txt"] },
  });
  return picked?.[0];
}
