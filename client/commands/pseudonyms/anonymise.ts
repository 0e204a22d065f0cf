// A copy of a study that is fit for an archive, in a folder of its own.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import {
  anonymiseRequest,
  type AnonymiseResult,
  type Kept,
} from "../../../server/protocol/pseudonyms";
import { writeNewFiles } from "../../documents/newFiles";
import { countOf } from "../../text/figures";
import { oneLine } from "../../text/plain";
import { chosenStudy } from "../codebook";
import { NO_ANSWER } from "../codingTarget";
import type { CommandContext } from "../context";
import { refuse } from "../refuse";
import { chosenCopyFolder, chosenCopyKey, type CopyKey, type GivenKey } from "./copyPlaces";
import { copyReport } from "./copyReport";

/** For key bindings and tests: the key, the folder, and what stays in the copy. */
export interface AnonymiseArgument extends GivenKey {
  readonly to?: vscode.Uri;
  readonly keeps?: readonly Kept[];
}

export async function anonymise(
  context: CommandContext,
  argument: AnonymiseArgument = {},
): Promise<void> {
  const study = await chosenStudy(context.overviews, TITLE);
  const key = study && (await chosenCopyKey(study, argument));
  if (!study || !key) return;
  if ("problem" in key) return refuse(key.problem);
  const to = await chosenCopyFolder(study, argument.to);
  if (!to) return;
  if ("problem" in to) return refuse(to.problem);
  const keeps = argument.keeps ?? (await chosenKeeps());
  if (!keeps) return;
  const made = await write(context, { study, key, to, keeps });
  if (made) await show(made, { to, key });
}

const TITLE = "Make an anonymised copy";

const KEEPS: readonly (vscode.QuickPickItem & { readonly kept: Kept })[] = [
  {
    label: "Memos and comments",
    description: "of passages and codes, with memos/ and framework.md",
    kept: "memos",
  },
  {
    label: "Names of coders",
    description: "otherwise coder1, coder2, …",
    kept: "coders",
  },
  { label: "Dates of transcripts", kept: "dates" },
  {
    label: "Names of files",
    description: "otherwise transcript-01.md, transcript-02.md, …",
    kept: "files",
  },
];

/** Nothing is ticked: what nobody thinks about is left out. */
async function chosenKeeps(): Promise<readonly Kept[] | undefined> {
  const options = {
    title: TITLE,
    placeHolder: "What stays in the copy? Names in it are replaced all the same; Enter for nothing",
    canPickMany: true,
  } as const;
  const picked = await vscode.window.showQuickPick(KEEPS, options);
  return picked?.map(({ kept }) => kept);
}

interface Copying {
  readonly study: StudyOverview;
  readonly key: CopyKey;
  readonly to: vscode.Uri;
  readonly keeps: readonly Kept[];
}

/** What was written, if it was; says why where it was not. */
function write(
  { server }: Pick<CommandContext, "server">,
  { study, key, to, keeps }: Copying,
): Thenable<AnonymiseResult | undefined> {
  const location = vscode.ProgressLocation.Notification;
  const title = `Copying ${oneLine(study.title)}…`;
  const options = { location, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const keys = [key.to, ...(key.from ? [key.from.uri] : [])].map(String);
    const read = key.from?.text ?? null;
    const params = { uri: study.uri, key: read, keeps, to: to.toString(), keys };
    const answer = await server.request(anonymiseRequest, params, token);
    if (token.isCancellationRequested) return undefined;
    if (!answer || answer.reason !== null) return refuse(answer?.reason ?? NO_ANSWER);
    const files = filesOf(answer, { key, to });
    const step = { increment: 100 / files.length };
    const writing = { token, onFile: () => progress.report(step) };
    const problem = await writeNewFiles(files, writing);
    if (problem === undefined) return answer;
    if (!token.isCancellationRequested) return refuse(problem);
    void vscode.window.showInformationMessage(problem);
    return undefined;
  });
}

/** The key goes before the codebook, which makes a study of the copy. */
function filesOf({ files, key: text }: AnonymiseResult, { key, to }: Pick<Copying, "key" | "to">) {
  const encoder = new TextEncoder();
  const copied = files.map((file) => {
    const uri = vscode.Uri.joinPath(to, file.path);
    return { uri, bytes: encoder.encode(file.text) };
  });
  return [
    ...copied.slice(0, -1),
    { uri: key.to, bytes: encoder.encode(text) },
    ...copied.slice(-1),
  ];
}

/** The report is a document of its own, which nothing saves by itself. */
async function show(
  result: AnonymiseResult,
  { to, key }: Pick<Copying, "to" | "key">,
): Promise<void> {
  const places = { copy: placeOf(to), key: placeOf(key.to) };
  const files = countOf(result.files.length, "file");
  void vscode.window.showInformationMessage(
    `An anonymised copy of ${files} is in ${places.copy}. Keep the new key apart: ${places.key}.`,
  );
  const content = copyReport(result, places);
  const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
  await vscode.window.showTextDocument(document, { preview: false });
}

function placeOf(uri: vscode.Uri): string {
  return oneLine(vscode.workspace.asRelativePath(uri));
}
