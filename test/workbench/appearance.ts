// What VS Code looks like: its colour themes, and settings that a person changes meanwhile.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workbench } from "./driver";

/** One of each kind; `mark` is the class that the workbench has while the theme is on. */
export const colorThemes = [
  { name: "dark", theme: "Default Dark Modern", mark: ".vs-dark" },
  { name: "light", theme: "Default Light Modern", mark: ".vs" },
  { name: "hc-dark", theme: "Default High Contrast", mark: ".hc-black" },
  { name: "hc-light", theme: "Default High Contrast Light", mark: ".hc-light" },
] as const;

/** Switches to a colour theme and waits until the workbench is drawn in it. */
export async function chooseColorTheme(
  workbench: Workbench,
  { theme, mark }: Pick<(typeof colorThemes)[number], "theme" | "mark">,
): Promise<void> {
  changeSettings(workbench, { "workbench.colorTheme": theme });
  await workbench.page.locator(`.monaco-workbench${mark}`).waitFor();
}

/** Replaces the settings of the opened folder. */
export function changeSettings(
  workbench: Workbench,
  settings: Readonly<Record<string, unknown>>,
): void {
  mkdirSync(join(workbench.folder, ".vscode"), { recursive: true });
  writeFileSync(join(workbench.folder, ".vscode/settings.json"), JSON.stringify(settings));
}
