// Going from one uncoded paragraph, or one passage of a code, to the next.
import * as vscode from "vscode";
import {
  codesAtRequest,
  passagesRequest,
  uncodedRequest,
  type PassageInfo,
} from "../../server/protocol";
import { allTranscripts } from "../study/overviews";
import { oneLine } from "../text/plain";
import type { CommandContext } from "./context";
import { activeTranscript, goTo, plain, say, showRange, toRange } from "./editors";
import { neighbour, type Direction } from "./neighbour";

export async function goToUncoded(context: CommandContext, direction: Direction): Promise<void> {
  const editor = activeTranscript();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const paragraphs = await context.server.request(uncodedRequest, { uri });
  if (!paragraphs) return say("Verbatim is not ready yet.");
  const here = { file: "", ...plain(editor.selection.active) };
  const place = ({ range }: { readonly range: PassageInfo["range"] }) => ({
    file: "",
    ...range.start,
  });
  const found = neighbour(paragraphs, place, here, direction);
  if (!found) return offerOther(context, uri);
  goTo(editor, toRange(found.item.range));
  if (found.isRound) say(roundMessages[direction]);
}

const roundMessages: Readonly<Record<Direction, string>> = {
  next: "From the first one again.",
  previous: "From the last one again.",
};

/** Where the file has no uncoded paragraph, another may have some. */
async function offerOther({ overviews }: CommandContext, uri: string): Promise<void> {
  const study = overviews.studyOf(uri);
  const all = allTranscripts(study ? [study] : []);
  const at = all.findIndex((transcript) => transcript.uri === uri);
  const after = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
  const other = after.find(({ uncodedParagraphs }) => uncodedParagraphs > 0);
  if (!other) return say("No uncoded paragraph is left.");
  const open = `Open ${oneLine(other.file)}`;
  const answer = await vscode.window.showInformationMessage(
    "No uncoded paragraph is left in this transcript.",
    open,
  );
  if (answer !== open) return;
  const start = { line: 0, character: 0 };
  await showRange(other.uri, { start, end: start });
  await vscode.commands.executeCommand("verbatim.nextUncoded");
}

/** Where the last jump ended, so that nested passages do not change the code that one follows. */
let lastJump: { readonly place: string; readonly code: string } | undefined;

export async function goToPassage(context: CommandContext, direction: Direction): Promise<void> {
  const editor = activeTranscript();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const study = context.overviews.studyOf(uri);
  const code = study && (await codeToFollow(context, editor));
  if (!code) return say("Put the cursor into a passage to go to the next one of its code.");
  const passages = await allPassages(context, study.uri, code);
  const file = study.transcripts.find((transcript) => transcript.uri === uri)?.file ?? "";
  const here = { file, ...plain(editor.selection.active) };
  const place = (passage: PassageInfo) => ({ file: passage.file, ...passage.range.start });
  const found = neighbour(passages, place, here, direction);
  if (!found) return;
  await jump(found.item, code);
  if (found.isRound) say(roundMessages[direction]);
}

async function codeToFollow(
  { server }: CommandContext,
  editor: vscode.TextEditor,
): Promise<string | undefined> {
  if (lastJump?.place === placeKey(editor)) return lastJump.code;
  const uri = editor.document.uri.toString();
  const position = plain(editor.selection.active);
  const found = await server.request(codesAtRequest, { uri, position });
  return found?.passages.flatMap(({ codes }) => codes)[0];
}

async function jump({ uri, range }: PassageInfo, code: string): Promise<void> {
  const editor = await showRange(uri, range);
  if (!editor) return;
  // The cursor stands at its start, so that the next jump starts from there.
  const { start, end } = editor.document.validateRange(toRange(range));
  editor.selection = new vscode.Selection(end, start);
  lastJump = { place: placeKey(editor), code };
}

function placeKey({ document, selection }: vscode.TextEditor): string {
  const { line, character } = selection.active;
  return `${document.uri.toString()}#${document.version}:${line}:${character}`;
}

async function allPassages(
  { server }: CommandContext,
  study: string,
  node: string,
): Promise<PassageInfo[]> {
  const passages: PassageInfo[] = [];
  for (;;) {
    const page = { uri: study, node, offset: passages.length, limit: 1000 };
    const found = await server.request(passagesRequest, page);
    passages.push(...(found?.passages ?? []));
    if (!found || found.passages.length === 0 || passages.length >= found.total) return passages;
  }
}
