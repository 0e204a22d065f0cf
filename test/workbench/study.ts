// The sample study as the tests use it: opened, with Verbatim's views in front.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkbench, type Workbench } from "./driver";
import { eventually, type WindowOptions } from "./session";
import type { TreeRow } from "./views";

/** Opens the sample and waits until its themes are there. */
export async function openStudy(options: WindowOptions = {}): Promise<Workbench> {
  const workbench = await openWorkbench(options);
  await workbench.views.openContainer("Verbatim");
  await workbench.views.rows("Themes", (rows) => rows.some(has("Outside themes")));
  return workbench;
}

/** Opens a transcript and waits until it has its language, with which its keys and commands come. */
export async function openTranscript(workbench: Workbench, name: string): Promise<void> {
  await workbench.openFile(name);
  await workbench.editor.isTranscript();
}

/** A file of the opened copy as it is on the disk. */
export function onDisk(workbench: Workbench, file: string): string {
  return readFileSync(join(workbench.folder, file), "utf8");
}

/**
 * Waits until the window shows no unsaved file. A change over several files is on the disk a moment
 * earlier, and VS Code loses the undo of a file that it is just saving: its text is back, and what it
 * wrote stays on the disk.
 */
export async function nothingUnsaved({ page }: Workbench): Promise<void> {
  await page.locator(".tab.dirty").first().waitFor({ state: "detached" });
  await page.locator(UNSAVED_BADGE).first().waitFor({ state: "detached" });
}

const UNSAVED_BADGE = '.activitybar [aria-label*="unsaved file"]';

/** Saves everything, and reads files as they are on the disk then. */
export async function saved(workbench: Workbench, files: readonly string[]): Promise<string[]> {
  const { page } = workbench;
  const tabs = page.locator(".tab.dirty");
  const explorer = page.locator(UNSAVED_BADGE);
  const unsaved = async (): Promise<number> => {
    const [label] = await explorer.evaluateAll((all) => all.map((one) => one.ariaLabel));
    return Number(/(\d+) unsaved file/.exec(label ?? "")?.[1] ?? 0);
  };
  // Only what has a tab is saved; VS Code opens one for a file that was changed without any.
  const isReady = async (): Promise<boolean> => (await tabs.count()) >= (await unsaved());
  await eventually(page, isReady, (ready) => ready, "a tab for each unsaved file");
  await workbench.runCommand("File: Save All Files");
  await nothingUnsaved(workbench);
  return files.map((file) => onDisk(workbench, file));
}

export interface WordsPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Where words stand in a text that has them once; lines and columns count from 1. */
export function placeOf(text: string, words: string): WordsPlace {
  const start = text.indexOf(words);
  if (start < 0 || text.indexOf(words, start + 1) >= 0)
    throw new Error(`The text has "${words}" not exactly once.`);
  const before = text.slice(0, start).split("\n");
  return {
    line: before.length,
    column: (before.at(-1) ?? "").length + 1,
    length: words.length,
  };
}

/** Selects words of a file that is in front and unchanged. */
export async function selectWords(
  workbench: Workbench,
  file: string,
  words: string,
): Promise<void> {
  const { line, column, length } = placeOf(onDisk(workbench, file), words);
  await workbench.editor.select(line, column, length);
}

export function has(label: string): (row: TreeRow) => boolean {
  return (row) => row.label === label;
}

/** "label: description" of each row, as a person reads them. */
export function read(rows: readonly TreeRow[]): string[] {
  return rows.map(({ label, description }) => `${label}: ${description}`);
}
