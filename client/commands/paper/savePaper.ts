// What goes into a paper as a file of one's choice: a theme table, quotations, the codebook, a transcript.
import * as vscode from "vscode";
import type { StudyOverview } from "../../../server/protocol";
import { withoutIcons } from "../../text/plain";
import { chosenStudy } from "../codebook";
import type { CommandContext } from "../context";
import { chooseTable, type TableArgument } from "./chooseTable";
import { savePaperFile, type SaveOptions, type Wanted } from "./paperFile";

export async function saveThemeTable(
  context: CommandContext,
  argument: TableArgument & SaveOptions = {},
): Promise<void> {
  const chosen = await chooseTable(context, "Save theme table as", argument);
  if (!chosen) return;
  const { study, table, title: name } = chosen;
  const what = { kind: "themes", table, isTitled: true } as const;
  await savePaperFile(context, { study, what, name, noun: "theme table" }, argument);
}

/** For key bindings and tests: what to save, and of a transcript its path in the study. */
export interface PaperArgument extends SaveOptions, TableArgument {
  readonly kind?: "themes" | "quotations" | "codebook" | "transcript";
  readonly file?: string;
}

type PaperKind = NonNullable<PaperArgument["kind"]>;

interface PartItem extends vscode.QuickPickItem {
  readonly part: PaperKind;
}

const PARTS: readonly PartItem[] = [
  { label: "Theme table", description: "themes, categories or codes with figures", part: "themes" },
  {
    label: "Quotations",
    description: "every coded passage, by theme and code",
    part: "quotations",
  },
  { label: "Codebook", description: "every entry, with figures", part: "codebook" },
  { label: "Coded transcript", description: "with its codes in the margin", part: "transcript" },
];

/** Asks what is to be saved, then in which format and where. */
export async function savePaper(
  context: CommandContext,
  argument: PaperArgument = {},
): Promise<void> {
  const title = "Save for the paper";
  const kind =
    argument.kind ??
    (await vscode.window.showQuickPick(PARTS, { title, placeHolder: "What?" }))?.part;
  if (kind === undefined) return;
  if (kind === "themes") return saveThemeTable(context, argument);
  const { overviews } = context;
  const study = await chosenStudy(overviews, title);
  const wanted = study && (await wantedOf(study, kind, argument.file));
  if (wanted) await savePaperFile(context, wanted, argument);
}

async function wantedOf(
  study: StudyOverview,
  kind: Exclude<PaperKind, "themes">,
  given: string | undefined,
): Promise<(Wanted & { readonly name: string }) | undefined> {
  const { uri, title } = study;
  if (kind === "quotations")
    return { study: uri, what: { kind }, name: `${title} quotations`, noun: "list of quotations" };
  if (kind === "codebook")
    return { study: uri, what: { kind }, name: `${title} codebook`, noun: "codebook" };
  const file = given ?? (await chooseTranscript(study));
  if (file === undefined) return undefined;
  const name = file.replace(/^.*\//, "").replace(/(\.transcript)?(\.(md|txt))?$/, "");
  return { study: uri, what: { kind, file }, name, noun: "coded transcript" };
}

/** The one in front comes first. */
async function chooseTranscript({ uri, transcripts }: StudyOverview): Promise<string | undefined> {
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const isInFront = (path: string) => uriIn(uri, path) === front;
  const paths = transcripts.map(({ file }) => file);
  const ordered = [...paths.filter(isInFront), ...paths.filter((path) => !isInFront(path))];
  const items = ordered.map((path) => ({
    label: withoutIcons(path),
    description: isInFront(path) ? "the one in front" : "",
    path,
  }));
  const options = { title: "Save coded transcript as", placeHolder: "Which transcript?" };
  return (await vscode.window.showQuickPick(items, options))?.path;
}

function uriIn(study: string, path: string): string {
  return vscode.Uri.joinPath(vscode.Uri.parse(study), path).toString();
}
