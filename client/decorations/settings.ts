// Which decorations a person wants.
import * as vscode from "vscode";

export interface DecorationSettings {
  readonly passages: boolean;
  readonly passageStyle: "background and line" | "background" | "line";
  /** The strength of a passage's background, a share from 0 to 1. */
  readonly strength: number;
  readonly markup: boolean;
  readonly uncoded: boolean;
}

export function decorationSettings(): DecorationSettings {
  const section = vscode.workspace.getConfiguration("verbatim.decorations");
  const strength = Number(section.get("passageBackgroundStrength", 16));
  return {
    passages: section.get("passages", true),
    passageStyle: section.get("passageStyle", "background and line"),
    strength: Math.min(50, Math.max(0, strength)) / 100,
    markup: section.get("markup", true),
    uncoded: section.get("uncoded", true),
  };
}
