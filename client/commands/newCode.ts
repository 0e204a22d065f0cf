// Naming a new code; one that exists already in another spelling is offered first.
import * as vscode from "vscode";
import type { NodeInfo } from "../../server/protocol";
import { createMatcher } from "../pages/shared/codeMatches";
import { withoutIcons } from "../text/plain";
import { freeId, idFromName, idProblem, nameUnlessImplied } from "./codeIds";

export interface NewCode {
  readonly id: string;
  readonly name: string | null;
  /** The theme or category that it goes under. */
  readonly under: string | null;
  /** A typical passage. */
  readonly example?: string;
}

/** A code of the codebook, or one that is to be added to it. */
export interface PickedCode {
  readonly id: string;
  readonly isNew?: NewCode;
}

export interface NewCodeOptions {
  /** The theme or category that it goes under, null for none; asked for where it is not given. */
  readonly under?: string | null;
  readonly example?: string;
}

/** A code of that name: one that is there already, if that is wanted, or a new one. */
export async function newCode(
  name: string,
  nodes: readonly NodeInfo[],
  options: NewCodeOptions = {},
): Promise<PickedCode | undefined> {
  const there = createMatcher(nodes).same(name);
  const answer = there ? await askWhetherTheSame(name, there) : "new";
  if (answer === "same" && there) return { id: there.id };
  return answer === "new" ? named(name, nodes, options) : undefined;
}

async function askWhetherTheSame(
  name: string,
  there: NodeInfo,
): Promise<"same" | "new" | undefined> {
  const shown = withoutIcons(there.name);
  const items = [
    { label: `Use “${shown}”`, detail: withoutIcons(there.definition ?? ""), answer: "same" },
    { label: `Make a new code “${withoutIcons(name)}” all the same`, answer: "new" },
  ] as const;
  const picked = await vscode.window.showQuickPick<(typeof items)[number]>(items, {
    title: `There is already “${shown}” (${withoutIcons(there.id)}). Use it?`,
  });
  return picked?.answer;
}

async function named(
  name: string,
  nodes: readonly NodeInfo[],
  { under, example }: NewCodeOptions,
): Promise<PickedCode | undefined> {
  const taken = new Set(nodes.map(({ id }) => id));
  const implied = idFromName(name);
  const id = implied ? freeId(implied, taken) : await askForId(name, taken);
  if (id === undefined) return undefined;
  const place = under === undefined ? await askForTheme(name, nodes) : { id: under };
  if (!place) return undefined;
  const code = { id, name: nameUnlessImplied(id, name), under: place.id || null };
  return { id, isNew: example === undefined ? code : { ...code, example } };
}

function askForId(name: string, taken: ReadonlySet<string>): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `The id of “${withoutIcons(name)}”`,
    prompt: "How the code is written in transcripts",
    validateInput: (id) => idProblem(id, taken),
  });
}

/** The theme or category that a new code goes under; an empty id is outside themes. */
export function askForTheme(
  name: string,
  nodes: readonly NodeInfo[],
): Thenable<{ readonly id: string } | undefined> {
  const outside = { label: "Outside themes", description: "for now", id: "" };
  const groups = nodes
    .filter(({ kind }) => kind === "theme" || kind === "category")
    .map((node) => ({
      label: withoutIcons(node.name),
      description: node.path.map(withoutIcons).join(" · "),
      id: node.id,
    }));
  if (groups.length === 0) return Promise.resolve(outside);
  return vscode.window.showQuickPick([outside, ...groups], {
    title: `The theme of “${withoutIcons(name)}”`,
    matchOnDescription: true,
  });
}
