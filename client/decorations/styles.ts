// The decoration types of the editor: one for each colour and lane, made when first needed.
import * as vscode from "vscode";
import { isHexColor, readableLine, withAlpha, type Background } from "./color";
import type { PaintStyle } from "./plan";
import type { DecorationSettings } from "./settings";

export interface Styles {
  readonly markup: vscode.TextEditorDecorationType;
  readonly uncoded: vscode.TextEditorDecorationType;
  passage(style: PaintStyle): vscode.TextEditorDecorationType;
  /** Every type that was made for passages. */
  passages(): Iterable<vscode.TextEditorDecorationType>;
  dispose(): void;
}

export function createStyles(settings: DecorationSettings): Styles {
  const background = currentBackground();
  const made = new Map<string, vscode.TextEditorDecorationType>();
  const markup = create({ color: new vscode.ThemeColor("verbatim.markupForeground") });
  const uncoded = create({
    overviewRulerColor: new vscode.ThemeColor("verbatim.uncodedRulerForeground"),
    // Problems have the right lane to themselves, and would cover it.
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  return {
    markup,
    uncoded,
    passage(style) {
      const key = style.color + style.lane;
      const type = made.get(key) ?? create(passageLook(style, background, settings));
      made.set(key, type);
      return type;
    },
    passages: () => made.values(),
    dispose() {
      for (const type of [markup, uncoded, ...made.values()]) type.dispose();
    },
  };
}

export function currentBackground(): Background {
  return backgrounds[vscode.window.activeColorTheme.kind];
}

const backgrounds: Readonly<Record<vscode.ColorThemeKind, Background>> = {
  [vscode.ColorThemeKind.Light]: "light",
  [vscode.ColorThemeKind.Dark]: "dark",
  [vscode.ColorThemeKind.HighContrast]: "high-contrast-dark",
  [vscode.ColorThemeKind.HighContrastLight]: "high-contrast-light",
};

function create(look: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType {
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed;
  return vscode.window.createTextEditorDecorationType({ rangeBehavior, ...look });
}

function passageLook(
  { color, lane }: PaintStyle,
  background: Background,
  { passageStyle, strength }: DecorationSettings,
): vscode.DecorationRenderOptions {
  // The colour becomes part of a style rule: nothing but a colour may get there.
  const safe = isHexColor(color) ? color : "#808080";
  const hasLine = passageStyle !== "background" || background.startsWith("high");
  // High contrast has no tinted backgrounds: words stay on the plain one.
  const hasBackground = passageStyle !== "line" && !background.startsWith("high");
  return {
    ...(hasBackground ? { backgroundColor: withAlpha(safe, strength) } : {}),
    ...(hasLine ? { border: lineBelow(readableLine(safe, background), lane) } : {}),
  };
}

/**
 * A line at its lane's height. A border has one height for all; a background picture, which
 * borders of decorations can bring along, lets the lines of overlapping passages show together.
 */
function lineBelow(color: string, lane: number): string {
  const bottom = [0, 3, 5][lane] ?? 5;
  const top = bottom + (lane === 0 ? 2 : 1);
  const stops = `transparent ${bottom}px, ${color} ${bottom}px ${top}px, transparent ${top}px`;
  return `none; background-image: linear-gradient(to top, ${stops})`;
}
