// Rows as VS Code shows them.
import * as vscode from "vscode";
import { isHexColor } from "../decorations/color";
import type { MarkShape, Row, RowIcon } from "./row";

export interface ItemState {
  readonly isOpen: boolean;
  readonly hasChildren: boolean;
}

export function treeItem(row: Row, { isOpen, hasChildren }: ItemState): vscode.TreeItem {
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, hasChildren ? (isOpen ? Expanded : Collapsed) : None);
  item.id = row.id;
  item.description = row.description;
  item.tooltip = safeMarkdown(row.tooltip || row.label);
  item.accessibilityInformation = { label: row.spoken };
  item.iconPath = iconOf(row.icon);
  item.contextValue = row.context;
  if (row.command) item.command = commandOf(row.command);
  return item;
}

/** Transcripts and codebooks are foreign text: nothing in it may run or load anything. */
export function safeMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text, false);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}

function commandOf({ command, title, argument }: NonNullable<Row["command"]>): vscode.Command {
  return { command, title, arguments: [argument] };
}

function iconOf(icon: RowIcon): vscode.ThemeIcon | vscode.Uri {
  if (icon.kind === "mark" && isHexColor(icon.color)) return markIcon(icon.shape, icon.color);
  if (icon.kind === "mark") return new vscode.ThemeIcon("circle-filled");
  return new vscode.ThemeIcon(
    icon.name,
    icon.color ? new vscode.ThemeColor(icon.color) : undefined,
  );
}

const icons = new Map<string, vscode.Uri>();

function markIcon(shape: MarkShape, color: string): vscode.Uri {
  const key = shape + color;
  const known = icons.get(key);
  if (known) return known;
  const picture =
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">` +
    `${shapes[shape](color)}</svg>`;
  const uri = vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(picture)}`);
  icons.set(key, uri);
  return uri;
}

// The grey edge keeps a dark or a very light mark apart from its background.
const edge = `stroke="#808080" stroke-opacity=".7"`;

const shapes: Readonly<Record<MarkShape, (color: string) => string>> = {
  disc: (color) => `<circle cx="8" cy="8" r="5.5" fill="${color}" ${edge}/>`,
  ring: (color) =>
    `<circle cx="8" cy="8" r="4.5" fill="none" stroke="#808080" stroke-opacity=".7" stroke-width="4"/>` +
    `<circle cx="8" cy="8" r="4.5" fill="none" stroke="${color}" stroke-width="3"/>`,
  square: (color) =>
    `<rect x="4.5" y="4.5" width="7" height="7" rx="1.5" fill="${color}" ${edge}/>`,
};
