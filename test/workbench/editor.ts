// The active text editor: keys go into it, and what it shows is read from it.
import type { Locator, Page } from "playwright-core";
import { eventually, session, type Place } from "./session";

/** A row of the list of suggestions. */
export interface Suggestion {
  readonly label: string;
  /** What stands at the right end, or beside the label. */
  readonly detail: string;
}

export class Editor {
  constructor(private readonly page: Page) {}

  private get root(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .monaco-editor");
  }

  private get suggestions(): Locator {
    return this.page.locator(".suggest-widget.visible .monaco-list-row");
  }

  /** Waits until the file of that name is in front and has the focus. */
  async opened(name: string): Promise<void> {
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    await this.page.locator(".editor-group-container.active .monaco-editor.focused").waitFor();
  }

  /**
   * Waits until the file in front has the language of a transcript. Before, neither its keys nor its
   * commands in the palette are there, and a palette that is open does not get them.
   */
  async isTranscript(): Promise<void> {
    const mode = this.page.locator("[id='status.editor.mode']");
    await mode.getByText("Verbatim transcript", { exact: true }).waitFor();
  }

  /** Puts the cursor there; lines and columns count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press("Control+G");
    const input = this.page.locator(".quick-input-widget:visible input[type='text']");
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    const at = new RegExp(`^Ln ${line}, Col ${column}\\b`);
    await this.page.locator("[id='status.editor.selection']", { hasText: at }).waitFor();
  }

  /** Selects as many characters from there by the keyboard. */
  async select(line: number, column: number, length: number): Promise<void> {
    await this.goTo(line, column);
    for (let count = 0; count < length; count++) await this.page.keyboard.press("Shift+ArrowRight");
    await this.selection((text) => text.endsWith(`(${length} selected)`));
  }

  /** What the status bar says of the cursor: "Ln 3, Col 5 (7 selected)". */
  selection(condition: (text: string) => boolean = () => true): Promise<string> {
    const item = this.page.locator("[id='status.editor.selection']");
    return eventually(this.page, () => item.innerText(), condition, "the selection");
  }

  /** Saves the file in front and waits until it is saved. */
  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+S");
    await this.page.locator(".editor-group-container.active .tab.active:not(.dirty)").waitFor();
  }

  /** Types as a person does: brackets close themselves, suggestions open. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The lines that are in view, from the top; a line too long for the width is several of them. */
  async visibleLines(): Promise<string[]> {
    const lines = this.root.locator(".view-line");
    const found = await session().readAll(lines, { style: "@style", text: "" });
    const top = (style = ""): number => Number(/top:\s*(-?\d+)/.exec(style)?.[1] ?? 0);
    return found.sort((a, b) => top(a.style) - top(b.style)).map(({ text = "" }) => text);
  }

  /** What is in view as one text, without what breaks lines. */
  async visibleText(): Promise<string> {
    return session().textInEditor(this.page);
  }

  /** Waits until a text is in view, wherever lines are broken for the width. */
  async showsAcrossLines(text: string): Promise<void> {
    const isIn = (shown: string): boolean => shown.includes(text);
    await eventually(this.page, () => this.visibleText(), isIn, `"${text}" in the editor`);
  }

  /** Waits until a text is in view, within one line. */
  async shows(text: string): Promise<void> {
    const place = (): Promise<unknown> => session().placeInEditor(this.page, text);
    await eventually(this.page, place, Boolean, `"${text}" in the editor`);
  }

  /** Points at a text in view and gives what the hover says. */
  async hover(text: string): Promise<string> {
    const hover = this.page.locator(".monaco-resizable-hover .hover-row:visible");
    await this.pointAt(text, () => hover.first().waitFor({ timeout: 5000 }));
    const read = async (): Promise<string> => (await hover.allInnerTexts()).join("\n").trim();
    const isLoaded = (said: string): boolean => said !== "" && said !== "Loading...";
    return eventually(this.page, read, isLoaded, `a hover over "${text}"`);
  }

  /** Points at a text; once more if the text was painted meanwhile, which ends a hover. */
  private async pointAt(text: string, isDone: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      const { x, y } = await this.middleOf(text);
      await this.page.mouse.move(x + tries - 1, y, { steps: 5 });
      try {
        return await isDone();
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  async click(text: string, button: "left" | "right" = "left"): Promise<void> {
    const { x, y } = await this.middleOf(text);
    await this.page.mouse.click(x, y, { button });
  }

  private async middleOf(text: string): Promise<{ x: number; y: number }> {
    const read = (): Promise<Place | undefined> => session().placeInEditor(this.page, text);
    const place = await eventually(this.page, read, Boolean, `"${text}" in the editor`);
    if (!place) throw new Error(`"${text}" is not in view.`);
    return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  }

  /**
   * Opens the menu of code actions at the cursor and gives its entries. It is asked for again where
   * VS Code dropped it, as it does when the problems at the cursor change in that moment.
   */
  async codeActions(): Promise<string[]> {
    const entries = this.page.locator(".action-widget .monaco-list-row.action");
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press("Control+.");
      try {
        await entries.first().waitFor({ timeout: 8000 });
        return await entries.allInnerTexts();
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  }

  /** Asks for suggestions at the cursor and gives those that are in view. */
  async suggest(
    condition: (found: Suggestion[]) => boolean = (found) => found.length > 0,
  ): Promise<Suggestion[]> {
    await this.page.keyboard.press("Control+Space");
    return this.suggested(condition);
  }

  /** The suggestions that are open or about to be, for example after typing. */
  async suggested(
    condition: (found: Suggestion[]) => boolean = (found) => found.length > 0,
  ): Promise<Suggestion[]> {
    const read = (): Promise<Suggestion[]> => readSuggestions(this.suggestions);
    return eventually(this.page, read, condition, "suggestions");
  }

  async takeSuggestion(label: string): Promise<void> {
    await this.suggestions.filter({ hasText: label }).first().click();
  }
}

async function readSuggestions(rows: Locator): Promise<Suggestion[]> {
  const found = await session().readAll(rows, {
    label: ".label-name",
    signature: ".signature-label",
    qualifier: ".qualifier-label",
    details: ".details-label",
  });
  return found.map(({ label = "", ...details }) => ({
    label,
    detail: Object.values(details).filter(Boolean).join(" ").trim(),
  }));
}
