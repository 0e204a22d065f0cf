// One coding view: a document as the server reads it, and what is done with it there.
import * as vscode from "vscode";
import type { ReadingResult } from "../../../server/protocol/reading";
import type { CommandContext } from "../../commands/context";
import { createRefresher } from "../../connection/refresher";
import { currentBackground } from "../../decorations/styles";
import type { FromPage, ToPage } from "../../pages/coding/messages";
import { paletteNow } from "../../views/palette/paletteView";
import { linkPage, type Link } from "../link";
import { pageHtml } from "../pageHtml";
import { actIn } from "./act";
import { changeSince } from "./change";
import { createLiveReading, type LiveReading } from "./liveReading";
import { rangeOfPlaces } from "./ranges";
import { createViewSurface, type ViewSurface } from "./surface";

export interface CodingView {
  readonly panel: vscode.WebviewPanel;
  readonly document: vscode.TextDocument;
  readonly live: LiveReading;
  readonly surface: ViewSurface;
  /** The first place in view. */
  top(): vscode.Position;
}

export interface CodingViewParts {
  readonly context: CommandContext;
  readonly extension: vscode.Uri;
  readonly document: vscode.TextDocument;
  readonly panel: vscode.WebviewPanel;
}

/** Connects a panel with its document; everything ends when the panel is closed. */
export function createCodingView(parts: CodingViewParts): CodingView {
  const { context, extension, document, panel } = parts;
  const owned: vscode.Disposable[] = [];
  const live = createLiveReading(context, document, owned);
  let top = 0;
  const receive = (message: FromPage): void => {
    if (message.kind === "top") top = message.place;
    else if (message.kind !== "selected") void actIn(context, view, message);
    // Places of other words are told anew by the page, which hears of the change.
    else if (message.version === feed.version()) view.surface.take(message.selected);
  };
  const link = linkPage<ToPage, FromPage>(
    panel.webview,
    { onListening: () => feed.again(), onMessage: receive },
    owned,
  );
  const feed = feedPage({ live, link }, owned);
  const surface = createViewSurface({ document, live, link }, owned);
  const view: CodingView = {
    panel,
    document,
    live,
    surface,
    top: () => positionOf(live, document, top),
  };
  feedPalette(context, { panel, surface, link }, owned);
  followFront(context, { panel, surface }, owned);
  panel.onDidDispose(() => vscode.Disposable.from(...owned).dispose());
  panel.webview.html = pageHtml(panel.webview, extension, { name: "coding", title: "Coding view" });
  return view;
}

interface Feed {
  /** The version of the reading that the page has. */
  version(): number | undefined;
  /** Sends everything: to a page that has nothing, or after the theme changed. */
  again(): void;
}

/** Sends what changed in the reading. */
function feedPage(
  { live, link }: { readonly live: LiveReading; readonly link: Link<ToPage> },
  owned: vscode.Disposable[],
): Feed {
  let sent: ReadingResult | undefined;
  let isListening = false;
  const send = (): void => {
    // A page that loads is sent everything when it listens, and no changes of what it never had.
    if (!isListening) return;
    if (live.isRefused) link.send({ kind: "unreadable", reason: UNREADABLE });
    if (!live.now) return;
    link.send({ kind: "reading", reading: changeSince(sent, live.now, currentBackground()) });
    sent = live.now;
  };
  owned.push(live.onDidChange(send), vscode.window.onDidChangeActiveColorTheme(send));
  return {
    version: () => sent?.version,
    again() {
      isListening = true;
      sent = undefined;
      send();
    },
  };
}

type Front = Pick<CodingView, "panel" | "surface">;

/** The codes that can be chosen in the view. */
function feedPalette(
  context: CommandContext,
  { panel, surface, link }: Front & { readonly link: Link<ToPage> },
  owned: vscode.Disposable[],
): void {
  const refresher = createRefresher(async () => {
    if (panel.visible) link.send({ kind: "palette", palette: await paletteNow(context, surface) });
  });
  owned.push(
    context.overviews.onDidChange(refresher.request),
    context.numbered.onDidChange(refresher.request),
    surface.onDidSelect(refresher.request),
    vscode.window.onDidChangeActiveColorTheme(refresher.request),
    panel.onDidChangeViewState(refresher.request),
  );
}

/** While it is in front, commands are about the words that are selected in it. */
function followFront(
  { surfaces }: CommandContext,
  { panel, surface }: Front,
  owned: vscode.Disposable[],
): void {
  let showing: vscode.Disposable | undefined;
  const show = (): void => {
    if (panel.active === (showing !== undefined)) return;
    showing?.dispose();
    showing = panel.active ? surfaces.show(surface, surface.onDidSelect) : undefined;
  };
  owned.push(panel.onDidChangeViewState(show), { dispose: () => showing?.dispose() });
  show();
}

function positionOf(
  { now }: LiveReading,
  document: vscode.TextDocument,
  place: number,
): vscode.Position {
  const places = { anchor: place, focus: place };
  return now ? rangeOfPlaces(now, document, places).start : new vscode.Position(0, 0);
}

const UNREADABLE =
  "Verbatim does not take this file for a transcript: it lies in no study, and its language is not “Verbatim transcript”.";
