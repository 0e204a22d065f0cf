// The box at the top of the window: palette, quick pick, input box.
import type { Locator, Page } from "playwright-core";
import { eventually, exactly, session } from "./session";

/** A row of the list. */
export interface Choice {
  readonly label: string;
  readonly description: string;
}

/** Which rows have the focus and are wanted, by their numbers in the list. */
interface RowsNow {
  readonly focused: string | undefined;
  readonly wanted: string | undefined;
}

export class QuickInput {
  constructor(private readonly page: Page) {}

  private get root(): Locator {
    return this.page.locator(".quick-input-widget:visible");
  }

  private get rows(): Locator {
    return this.root.locator(".monaco-list-row");
  }

  private row(label: string | RegExp): Locator {
    const exact = typeof label === "string" ? exactly(label) : label;
    const named = this.page.locator(".label-name").filter({ hasText: exact });
    return this.rows.filter({ has: named }).first();
  }

  /**
   * Opens the box by its key. A key that is pressed while the focus goes from a page back to the window
   * may reach neither, so it is pressed again, as a person does.
   */
  async openBy(key: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press(key);
      if (tries === 3 || (await isShown(this.root))) return;
    }
  }

  /** Replaces the text in the box that is open or about to be. */
  async type(text: string): Promise<void> {
    await this.root.locator("input[type='text']").fill(text);
  }

  /** Whether a row with that label is there within some seconds. */
  offers(label: string | RegExp): Promise<boolean> {
    return isShown(this.row(label));
  }

  /** Takes the row with that label and waits until the box is done with. */
  async pick(label: string | RegExp): Promise<void> {
    await this.row(label).waitFor();
    await this.finish(async () => {
      await this.goTo(label);
      await this.page.keyboard.press("Enter");
    });
  }

  /**
   * Takes the row with that label once it is the first one of what the text in the box leaves: the
   * list of files is shown before it is filtered.
   */
  async pickFiltered(label: string): Promise<void> {
    const matching = this.page.locator(".label-name").filter({ hasText: exactly(label) });
    const first = this.rows.and(this.page.locator("[data-index='0'].focused"));
    const filtered = first
      .filter({ has: matching })
      .filter({ has: this.page.locator(".highlight") });
    await filtered.waitFor();
    await this.finish(() => this.page.keyboard.press("Enter"));
  }

  /** Ticks the row with that label of a list where several can be chosen. */
  async tick(label: string | RegExp): Promise<void> {
    await this.row(label).click();
  }

  /** Takes what is in the box and waits until the box is done with. */
  async accept(): Promise<void> {
    await this.finish(() => this.page.keyboard.press("Enter"));
  }

  async cancel(): Promise<void> {
    await this.finish(() => this.page.keyboard.press("Escape"));
  }

  /** The rows in view, once they are as the condition says. */
  choices(condition: (rows: Choice[]) => boolean = (rows) => rows.length > 0): Promise<Choice[]> {
    const fields = { label: ".label-name", description: ".label-description" };
    const read = async (): Promise<Choice[]> => {
      const found = await session().readAll(this.rows, fields);
      return found.map(({ label = "", description = "" }) => ({ label, description }));
    };
    return eventually(this.page, read, condition, "choices");
  }

  /** What the box says below its text: the prompt, or why the text cannot be taken. */
  async message(): Promise<string> {
    return this.root.locator(".quick-input-message").innerText();
  }

  /**
   * Goes to a row by the arrow keys. A click could hit another one: rows are used again for other
   * entries while one types.
   */
  private async goTo(label: string | RegExp): Promise<void> {
    await this.page.locator(".quick-input-widget:visible :focus").waitFor();
    const pattern = typeof label === "string" ? exactly(label) : label;
    for (let last: string | undefined; ;) {
      const hasMoved = ({ focused, wanted }: RowsNow): boolean =>
        wanted !== undefined && (last === undefined || focused !== last);
      const { focused, wanted } = await eventually(
        this.page,
        () => this.rowsNow(pattern),
        hasMoved,
        `a row “${label}”`,
      );
      if (focused === wanted) return;
      last = focused ?? "";
      await this.page.keyboard.press(
        Number(focused ?? -1) < Number(wanted) ? "ArrowDown" : "ArrowUp",
      );
    }
  }

  private async rowsNow(pattern: RegExp): Promise<RowsNow> {
    const fields = { label: ".label-name", state: "@class", index: "@data-index" };
    const rows = await session().readAll(this.rows, fields);
    const focused = rows.find(({ state = "" }) => /\bfocused\b/.test(state));
    const wanted = rows.find(({ label = "" }) => pattern.test(label));
    return { focused: focused?.index, wanted: wanted?.index };
  }

  /**
   * The next box is the same element: without waiting, its text would go into the old one. A
   * command may open the next box at once; then only the leading ">" of the palette is gone, or
   * there is another title.
   */
  private async finish(action: () => Promise<void>): Promise<void> {
    const before = await session().quickInputClosings(this.page);
    const wasPalette = await this.isPalette();
    const title = await this.title();
    await action();
    const isOver = async (): Promise<boolean> =>
      (await session().quickInputClosings(this.page)) > before ||
      (wasPalette && !(await this.isPalette())) ||
      (title !== "" && (await this.title()) !== title);
    await eventually(this.page, isOver, Boolean, "the quick input closes");
  }

  private async title(): Promise<string> {
    const titles = this.page.locator(".quick-input-widget .quick-input-title");
    return (await titles.allInnerTexts()).join("");
  }

  private async isPalette(): Promise<boolean> {
    const input = this.page.locator(".quick-input-widget input[type='text']").first();
    return (await input.inputValue()).startsWith(">");
  }
}

/** Whether it is there within some seconds. */
async function isShown(place: Locator): Promise<boolean> {
  try {
    await place.first().waitFor({ timeout: 8000 });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError") return false;
    throw error;
  }
}
