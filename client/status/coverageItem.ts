// The status-bar item: how much of the transcript in front is coded.
import * as vscode from "vscode";
import type { CoverageFigures } from "../../server/protocol";
import type { Painter } from "../decorations/painter";
import { isTranscript } from "../documents/language";
import { countOf, coverageText, numberText, uncodedText } from "../text/figures";

export function createCoverageItem(painter: Painter): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    "verbatim.coverage",
    vscode.StatusBarAlignment.Right,
    110,
  );
  item.name = "Coverage of the transcript (Verbatim)";
  item.command = "verbatim.nextUncoded";
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const coverage = document && isTranscript(document) && painter.painted(document)?.coverage;
    if (!coverage) return item.hide();
    show(item, coverage);
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    painter.onDidPaint(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function show(item: vscode.StatusBarItem, coverage: CoverageFigures): void {
  const { uncodedParagraphs } = coverage;
  const share = coverageText(coverage);
  item.text = `$(checklist) ${share}${uncodedParagraphs > 0 ? `, ${numberText(uncodedParagraphs)} uncoded` : ""}`;
  item.tooltip = tooltip(coverage);
  const label = `${share}, ${uncodedText(uncodedParagraphs)}. Go to the next one.`;
  item.accessibilityInformation = { label, role: "button" };
}

function tooltip({ words, codedWords, uncodedParagraphs }: CoverageFigures): vscode.MarkdownString {
  const next = uncodedParagraphs > 0 ? "\n\nSelect to go to the next uncoded paragraph." : "";
  return new vscode.MarkdownString(
    `${numberText(codedWords)} of ${countOf(words, "word")} of participants are in a coding.\n\n` +
      `${uncodedText(uncodedParagraphs)}.${next}`,
  );
}
