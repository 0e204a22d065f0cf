// What a click on a row of a view does.
import * as vscode from "vscode";
import { passagesRequest, uncodedRequest, type UncodedInfo } from "../../server/protocol";
import type { PassageTarget } from "../views/themes/passageRows";
import type { CommandContext } from "./context";
import { showRange } from "./editors";

/** Typing may have moved the passage since the tree was drawn: it is looked up again. */
export async function showPassage(
  { server }: CommandContext,
  target: PassageTarget,
): Promise<void> {
  const { study, node, isOwn, index, uri, text, code } = target;
  const offset = Math.max(0, index - NEAR);
  const limit = 2 * NEAR + 1;
  const page = { uri: study, node, offset, limit, inScope: true, ...(isOwn && { isOwn }) };
  const found = await server.request(passagesRequest, page);
  const candidates = found?.passages.filter(
    (passage) => passage.uri === uri && passage.text === text && passage.code === code,
  );
  await showRange(uri, nearest(candidates ?? [], target.range)?.range ?? target.range);
}

const NEAR = 50;

export interface UncodedTarget extends Pick<UncodedInfo, "range" | "text"> {
  readonly uri: string;
}

export async function showUncoded(
  { server }: CommandContext,
  target: UncodedTarget,
): Promise<void> {
  const found = await server.request(uncodedRequest, { uri: target.uri, inScope: true });
  const candidates = found?.filter(({ text }) => text === target.text);
  const { start } = (nearest(candidates ?? [], target.range) ?? target).range;
  await showRange(target.uri, { start, end: start });
}

export async function openTranscript({ uri }: { readonly uri: string }): Promise<void> {
  await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(uri));
}

export async function showMore(
  { themes, transcripts, memos }: CommandContext,
  { parent }: { readonly parent: string },
): Promise<void> {
  await Promise.all([themes, transcripts, memos].map(({ tree }) => tree.showMore(parent)));
}

function nearest<T extends Pick<UncodedInfo, "range">>(
  items: readonly T[],
  { start }: UncodedInfo["range"],
): T | undefined {
  const distance = ({ range }: T): number => Math.abs(range.start.line - start.line);
  return [...items].sort((a, b) => distance(a) - distance(b))[0];
}
