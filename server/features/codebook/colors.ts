import type {
  Color,
  ColorInformation,
  ColorPresentation,
  Range,
} from "vscode-languageserver-types";
import type { CodebookNode } from "../../codebook/model";
import { TextEdit } from "vscode-languageserver-types";
import type { StudySnapshot } from "../context";
import { rangeOf } from "../positions";

/** The colours of the codebook, each with its quotes. Those that are not read as colours are left out. */
export function colorsInCodebook({ codebook }: StudySnapshot): ColorInformation[] {
  const { text, lines, reading } = codebook;
  const nodes = reading.codebook && [...reading.codebook.nodes.values()];
  const found: ColorInformation[] = [];
  for (const { index, 1: before, 3: hex } of text.matchAll(COLOR)) {
    const start = index + before.length;
    const value = `#${hex.toLowerCase()}`;
    if (nodes !== undefined && nodeAround(nodes, start)?.color !== value) continue;
    found.push({
      range: rangeOf(lines, { start, end: start + hex.length + 3 }),
      color: colorOfHex(hex),
    });
  }
  return found;
}

/** A colour as it is written: always in quotes, because YAML takes a bare `#` for a comment. */
export function colorPresentations({ color, range }: ColorAt): ColorPresentation[] {
  const channels = [color.red, color.green, color.blue];
  const hex = channels.map((share) => hexOf(share)).join("");
  const label = `"#${hex}"`;
  return [{ label, textEdit: TextEdit.replace(range, label) }];
}

interface ColorAt {
  readonly color: Color;
  readonly range: Range;
}

const COLOR = /((?:^|[{,])[ \t]*["']?color["']?[ \t]*:[ \t]*)(["'])#([0-9a-fA-F]{6})\2/gm;

/** Entries come in the order of the text, those inside behind those around. */
function nodeAround(nodes: readonly CodebookNode[], offset: number): CodebookNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle].span.start <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index--) {
    if (offset < nodes[index].span.end) return nodes[index];
  }
  return undefined;
}

function colorOfHex(hex: string): Color {
  const channel = (at: number) => parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: channel(0), green: channel(2), blue: channel(4), alpha: 1 };
}

function hexOf(share: number): string {
  const value = Math.round(Math.min(1, Math.max(0, share)) * 255);
  return value.toString(16).padStart(2, "0");
}
