// The code palette in the side bar: its page, and what is done there.
import * as vscode from "vscode";
import { codesAtRequest } from "../../../server/protocol";
import { codeWithNew, toggleCode } from "../../commands/coding";
import type { CommandContext } from "../../commands/context";
import { onHeld, onHeldInTurn } from "../../commands/onHeld";
import { recode } from "../../commands/recode";
import { plain } from "../../commands/editors";
import { createTurns } from "../../connection/turns";
import { createRefresher } from "../../connection/refresher";
import { readableLine } from "../../decorations/color";
import { currentBackground } from "../../decorations/styles";
import type { FromPalette, PaletteState, ToPalette } from "../../pages/palette/messages";
import type { CodingSurface } from "../../study/surfaces";
import { oneLine } from "../../text/plain";
import { linkPage, type Link } from "../../webviews/link";
import { pageHtml, pageOptions } from "../../webviews/pageHtml";
import { paletteState } from "./paletteState";

export interface PaletteView {
  /** Unfolds the palette with the focus in its filter. */
  focus(): Promise<void>;
}

const VIEW = "verbatim.palette";

/** What is done in the order of its keys. A new code may ask for more, and nothing waits for that. */
const inOrder: ReadonlySet<FromPalette["kind"]> = new Set(["toggle", "pin", "unpin", "move"]);

export function createPaletteView(
  context: CommandContext,
  extension: vscode.Uri,
  subscriptions: vscode.Disposable[],
): PaletteView {
  const { overviews, numbered, surfaces } = context;
  let link: Link<ToPalette> | undefined;
  let view: vscode.WebviewView | undefined;
  const inTurn = createTurns();
  const actOn = (message: FromPalette): Promise<void> => {
    const run = (): Promise<void> => act(context, message, (said) => link?.send(said));
    return inOrder.has(message.kind) ? inTurn(run) : run();
  };
  const refresher = createRefresher(async () => {
    if (!view?.visible || !link) return;
    link.send({ kind: "state", state: await paletteNow(context, context.surfaces.active()) });
  });
  const show = (shown: vscode.WebviewView): void => {
    const owned: vscode.Disposable[] = [];
    view = shown;
    shown.webview.options = pageOptions(extension);
    link = linkPage<ToPalette, FromPalette>(
      shown.webview,
      {
        onListening: refresher.request,
        onMessage: (message) => void actOn(message),
      },
      owned,
    );
    shown.webview.html = pageHtml(shown.webview, extension, {
      name: "palette",
      title: "Code palette",
    });
    shown.onDidChangeVisibility(refresher.request, undefined, owned);
    shown.onDidDispose(() => {
      owned.forEach((one) => one.dispose());
      if (view === shown) view = link = undefined;
    });
  };
  subscriptions.push(
    vscode.window.registerWebviewViewProvider(VIEW, { resolveWebviewView: show }),
    overviews.onDidChange(refresher.request),
    numbered.onDidChange(refresher.request),
    surfaces.onDidChange(refresher.request),
    vscode.window.onDidChangeActiveColorTheme(refresher.request),
  );
  return {
    async focus() {
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      link?.send({ kind: "focus" });
    },
  };
}

/** The codes for a place to code in; without one, those of the first study. */
export async function paletteNow(
  { overviews, numbered, server }: CommandContext,
  surface: CodingSurface | undefined,
): Promise<PaletteState> {
  const uri = surface?.document.uri.toString();
  const study = (uri ? overviews.studyOf(uri) : undefined) ?? overviews.studies?.[0];
  const position = surface?.ranges[0]?.end;
  const found =
    uri && position
      ? await server.request(codesAtRequest, { uri, position: plain(position) })
      : undefined;
  const background = currentBackground();
  return paletteState({
    study,
    numbered: study ? numbered.of(study) : [],
    recent: numbered.recent(),
    here: new Set(found?.passages.flatMap(({ codes }) => codes)),
    transcript: uri ? oneLine(uri.slice(uri.lastIndexOf("/") + 1)) : null,
    shade: (color) => readableLine(color, background),
  });
}

async function act(
  context: CommandContext,
  message: FromPalette,
  send: (message: ToPalette) => void,
): Promise<void> {
  const { numbered, surfaces, overviews } = context;
  const surface = surfaces.active();
  const uri = surface?.document.uri.toString();
  const study = (uri ? overviews.studyOf(uri) : undefined) ?? overviews.studies?.[0];
  if (message.kind === "leave") return surface?.focus();
  if (message.kind === "toggle") {
    await onHeldInTurn(context, (held) => toggleCode(held, message.id));
    if (!message.isStaying) surface?.focus();
    return;
  }
  if (message.kind === "new") {
    surface?.focus();
    return onHeld(context, (held) => codeWithNew(held, message.name));
  }
  if (!study) return;
  if (message.kind === "recode") return recode(context, { uri: study.codebookUri, id: message.id });
  if (message.kind === "unpin") return numbered.unpin(study, message.id);
  if (message.kind === "move") return numbered.move(study, message.id, message.number);
  if (await numbered.pin(study, message.id)) return;
  const text = "All nine numbers are pinned. Unpin one first.";
  void vscode.window.showInformationMessage(text);
  send({ kind: "said", text });
}
