// Names that still stand in a study are listed, and each place is opened with the name selected.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import { missedNamesRequest, type MissedNamesResult } from "../../../server/protocol/pseudonyms";
import { chosenKey, type PseudonymKey } from "../../imports/pseudonymKey";
import { countOf } from "../../text/figures";
import { oneLine, withoutIcons } from "../../text/plain";
import { chosenStudy } from "../codebook";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { showRange } from "../editors";
import { refuse } from "../refuse";
import { itemsOf, listTitle, type MissedItem } from "./missedItems";

/** For key bindings and tests: the key, how closely to look, and which place to open. */
export interface FindMissedArgument {
  readonly key?: vscode.Uri;
  readonly isStrict?: boolean;
  /** The place to open without a list; the first one is 0. */
  readonly place?: number;
}

export async function findMissedNames(
  context: CommandContext,
  argument: FindMissedArgument = {},
): Promise<void> {
  const study = await chosenStudy(context.overviews, TITLE);
  const file = study && (argument.key ?? (await keyAgain(study.uri)));
  if (!study || !file) return;
  const key = await chosenKey(study.uri, file === "ask" ? undefined : file);
  if (!key) return;
  if ("problem" in key) return refuse(key.problem);
  lastKeys.set(study.uri, key.uri);
  await look(context, { study, key }, argument);
}

const TITLE = "Find names that were missed";

/** Which key each study was looked through with, as long as the window is open; no file says so. */
const lastKeys = new Map<string, vscode.Uri>();

/** Whoever goes from place to place does not want to look for the key each time. */
async function keyAgain(study: string): Promise<vscode.Uri | "ask" | undefined> {
  const last = lastKeys.get(study);
  if (!last) return "ask";
  const name = withoutIcons(last.path.replace(/^.*\//, ""));
  const items = [
    { label: name, description: "the key of last time", key: last },
    { label: "Another key…", key: "ask" as const },
  ];
  const options = { title: TITLE, placeHolder: "Which key?" };
  return (await vscode.window.showQuickPick<(typeof items)[number]>(items, options))?.key;
}

interface Looking {
  readonly study: StudyOverview;
  readonly key: PseudonymKey;
}

async function look(
  context: CommandContext,
  looking: Looking,
  { isStrict = false, place }: FindMissedArgument,
): Promise<void> {
  const found = await foundBy(context, looking, isStrict);
  if (!found) return;
  if (found.reason !== null) return refuse(found.reason);
  const closely = () => look(context, looking, { isStrict: true });
  if (found.count + found.unread.length === 0)
    return sayNothing(looking.study, found, isStrict ? undefined : closely);
  const items = itemsOf(found, isStrict ? "closely" : "as written");
  const title = `${listTitle(found)} in “${withoutIcons(looking.study.title)}”`;
  const options = {
    ...{ title, placeHolder: "Enter opens the place; type to look among them" },
    ...{ matchOnDescription: true, matchOnDetail: true },
  };
  const isPlace = ({ what }: MissedItem): boolean => what === "place";
  const item =
    place === undefined
      ? await vscode.window.showQuickPick(items, options)
      : items.filter(isPlace)[place];
  if (item?.what === "closely") await closely();
  else if (item) await open(item);
}

/** Nothing where somebody no longer wants to know. */
function foundBy(
  { server }: Pick<CommandContext, "server">,
  { study, key }: Looking,
  isStrict: boolean,
): Thenable<MissedNamesResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const options = { location, title: "Looking for names…", cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    const params = { uri: study.uri, key: key.text, isStrict };
    const answer = await server.request(missedNamesRequest, params, token);
    if (token.isCancellationRequested) return undefined;
    return answer ?? refuse(NO_ANSWER);
  });
}

async function open({ uri, range }: MissedItem): Promise<void> {
  if (uri && range) await showRange(uri, range);
  else if (uri) await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(uri));
}

/** Nobody has to answer before the command is done. */
function sayNothing(
  { title }: StudyOverview,
  { names }: MissedNamesResult,
  closely: (() => Promise<void>) | undefined,
): void {
  const what = names === 1 ? "The one name" : `None of the ${countOf(names, "name")}`;
  const stands = names === 1 ? "stands nowhere" : "stands anywhere";
  const how = closely ? "" : ", also in other cases and as the beginning of a word";
  const message = `${what} of the key ${stands} in “${oneLine(title)}”${how}.`;
  const more = "Look more closely";
  void vscode.window
    .showInformationMessage(message, ...(closely ? [more] : []))
    .then((answer) => (answer === more ? closely?.() : undefined));
}
