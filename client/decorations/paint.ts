// Paints one editor.
import * as vscode from "vscode";
import type { PaintResult } from "../../server/protocol";
import { paintGroups, type LineWindow } from "./plan";
import { decorationSettings, type DecorationSettings } from "./settings";
import { createStyles, type Styles } from "./styles";

/** From so many passages on, only those near the visible lines are painted. */
export const MANY = 1000;
const MARGIN = 200;

export interface Look {
  readonly settings: DecorationSettings;
  readonly styles: Styles;
}

export function newLook(): Look {
  const settings = decorationSettings();
  return { settings, styles: createStyles(settings) };
}

export function paint(
  editor: vscode.TextEditor,
  result: PaintResult,
  { settings, styles }: Look,
): void {
  const window = result.passages.length > MANY ? windowOf(editor) : undefined;
  paintPassages(editor, settings.passages ? paintGroups(result.passages, window) : [], styles);
  const near = (range: PaintResult["markup"][number]): boolean =>
    !window || (range.start.line <= window.last && range.end.line >= window.first);
  const markup = settings.markup ? result.markup.filter(near) : [];
  editor.setDecorations(styles.markup, markup.map(toRange));
  editor.setDecorations(styles.uncoded, settings.uncoded ? result.uncoded.map(toRange) : []);
}

function paintPassages(
  editor: vscode.TextEditor,
  groups: ReturnType<typeof paintGroups>,
  styles: Styles,
): void {
  const used = new Set<vscode.TextEditorDecorationType>();
  for (const group of groups) {
    const type = styles.passage(group);
    used.add(type);
    editor.setDecorations(type, group.ranges.map(toRange));
  }
  for (const type of styles.passages()) if (!used.has(type)) editor.setDecorations(type, []);
}

function windowOf({ visibleRanges }: vscode.TextEditor): LineWindow {
  const first = visibleRanges[0]?.start.line ?? 0;
  const last = visibleRanges.at(-1)?.end.line ?? first;
  return { first: first - MARGIN, last: last + MARGIN };
}

function toRange({ start, end }: PaintResult["markup"][number]): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
