// Working without the mouse: finding and selecting words, choosing from lists; what was pressed is kept.
import type { Workbench } from "./driver";
import { session } from "./session";

/** What reached the window from a person's hands. */
export interface Presses {
  readonly keys: readonly string[];
  readonly clicks: number;
}

/** Keeps every key and every button of the mouse that reaches the window from now on. */
export async function recordPresses({ page }: Workbench): Promise<void> {
  await page.evaluate(`
    globalThis.verbatimPresses = { keys: [], clicks: 0 };
    addEventListener("keydown", ({ key }) => verbatimPresses.keys.push(key), true);
    addEventListener("pointerdown", () => verbatimPresses.clicks++, true);
  `);
}

export function pressesOf({ page }: Workbench): Promise<Presses> {
  return page.evaluate<Presses>("verbatimPresses");
}

/** The entry that names what was typed. */
const NEW_CODE = "New code";

export class KeysOnly {
  /** What the status bar said last. */
  private said = "";

  constructor(private readonly workbench: Workbench) {}

  async press(...keys: string[]): Promise<void> {
    await this.workbench.editor.press(...keys);
  }

  /** Opens a transcript of the folder by its name. */
  async openTranscript(name: string): Promise<void> {
    await this.press("ControlOrMeta+P");
    await this.choose(name, name);
    await this.workbench.editor.opened(name);
    await this.workbench.editor.isTranscript();
  }

  /** Selects words, which stand nowhere else in the file, by finding them. */
  async select(words: string): Promise<void> {
    await this.find(words, "1 of 1");
    await this.press("Escape");
    await this.isSelected(new RegExp(`\\(${words.length} selected\\)$`));
  }

  /** Puts the cursor behind words. */
  async goBehind(words: string): Promise<void> {
    await this.select(words);
    await this.press("ArrowRight");
    await this.isSelected(/Col \d+$/);
  }

  /** Selects every place where words stand, each by itself. */
  async selectAll(words: string, count: number): Promise<void> {
    await this.find(words, `1 of ${count}`);
    await this.press("Alt+Enter", "Escape");
    await this.isSelected(new RegExp(`^${count} selections`));
  }

  /** Selects everything from the first character of some words to the last one of others. */
  async selectFromTo(first: string, last: string): Promise<void> {
    await this.select(first);
    await this.press("ArrowLeft", "Control+K", "Control+B");
    await this.workbench.page.locator(".selection-anchor").first().waitFor();
    await this.goBehind(last);
    await this.press("Control+K", "Control+K");
    await this.isSelected(/\(\d+ selected\)$/);
  }

  /** Types into the box that is about to open, goes to the entry of that name and takes it. */
  async choose(text: string, entry: string): Promise<void> {
    const { page, quickInput, eventually } = this.boxes();
    await this.boxIsOpen();
    await page.keyboard.type(text);
    const rows = page.locator(".quick-input-widget:visible .monaco-list-row");
    // The list is made anew with every letter, and then its first entry has the focus.
    if (entry === NEW_CODE) await rows.getByText(`“${text}”`, { exact: true }).waitFor();
    const focused = async (): Promise<string> => {
      const fields = { label: ".label-name", isFocused: "@class" };
      const found = await session().readAll(rows, fields);
      const row = found.find(({ isFocused = "" }) => /\bfocused\b/.test(isFocused));
      return row?.label ?? "";
    };
    // Entries that are only offered stand last: from the first one, up leads there.
    for (let last = ""; (last = await eventually(focused, last)) !== entry;)
      await this.press("ArrowUp");
    await quickInput.accept();
  }

  /** Types a text into an input that is about to open, and takes it. */
  async answer(text: string): Promise<void> {
    await this.boxIsOpen();
    await this.workbench.page.keyboard.type(text);
    await this.workbench.quickInput.accept();
  }

  /** Starts to move the ends of the passage at the cursor, or ends it. */
  async adjust(how: "start" | "end"): Promise<void> {
    await this.press(...(how === "start" ? ["Control+K", "h"] : ["Enter"]));
    const item = this.workbench.page.locator(".statusbar-item", { hasText: "Adjusting" });
    await item.waitFor({ state: how === "start" ? "visible" : "hidden" });
  }

  /** Waits until the status bar says that something else was coded than the last time. */
  async coded(): Promise<void> {
    const item = this.workbench.page.locator(".statusbar-item", { hasText: "coded with" });
    const isNew = (text: string): boolean => text !== "" && text !== this.said;
    const read = async (): Promise<string> => (await item.allInnerTexts()).join("").trim();
    this.said = await this.workbench.eventually(read, isNew, "what was coded, in the status bar");
  }

  private async find(words: string, count: string): Promise<void> {
    const { page } = this.workbench;
    const widget = page.locator(".editor-group-container.active .find-widget.visible");
    await this.press("ControlOrMeta+F");
    await widget.locator(".find-part textarea:focus").waitFor();
    await page.keyboard.type(words);
    await widget.locator(".matchesCount").getByText(count, { exact: true }).waitFor();
  }

  private async isSelected(pattern: RegExp): Promise<void> {
    await this.workbench.editor.selection((text) => pattern.test(text));
  }

  private async boxIsOpen(): Promise<void> {
    await this.workbench.page.locator(".quick-input-widget:visible input:focus").waitFor();
  }

  private boxes() {
    const { page, quickInput } = this.workbench;
    const eventually = (read: () => Promise<string>, before: string): Promise<string> =>
      this.workbench.eventually(
        read,
        (now) => now !== "" && now !== before,
        "an entry has the focus",
      );
    return { page, quickInput, eventually };
  }
}
