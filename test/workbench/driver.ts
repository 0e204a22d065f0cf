// Drives VS Code's workbench as a person would: by its keys, its palette, its views and the mouse.
import { equal } from "node:assert/strict";
import { basename } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { Editor } from "./editor";
import { QuickInput } from "./quickInput";
import { eventually, session, type WindowOptions } from "./session";
import { Views } from "./views";

/** Opens a window on a copy of a folder, with the extension under development in it. */
export async function openWorkbench(options: WindowOptions = {}): Promise<Workbench> {
  const { page, folder, close } = await session().open(options);
  return new Workbench(page, folder, close);
}

export class Workbench {
  readonly quickInput: QuickInput;
  readonly editor: Editor;
  readonly views: Views;

  constructor(
    readonly page: Page,
    /** The opened copy, on the disk. */
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {
    this.quickInput = new QuickInput(page);
    this.editor = new Editor(page);
    this.views = new Views(page);
  }

  /**
   * Runs a command by the title that the palette shows, as in "Verbatim: New Code". The palette
   * lists what there is when it opens: a command that comes with what was done last, on a slow
   * machine a moment later, is in the next palette that one opens.
   */
  async runCommand(title: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.quickInput.openBy("F1");
      await this.quickInput.type(`>${title}`);
      if (tries === 3 || (await this.quickInput.offers(title))) break;
      await this.quickInput.cancel();
    }
    await this.quickInput.pick(title);
  }

  /** Loads the window again by the command for it, which keeps what VS Code keeps of a window. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent("load");
    await this.page.keyboard.press("F1");
    await this.quickInput.type(">Developer: Reload Window");
    await this.page.keyboard.press("Enter");
    await loaded;
    const restored = "performance.getEntriesByName('code/LifecyclePhase/Restored').length > 0";
    await this.page.waitForFunction(restored, undefined, { timeout: 60_000 });
  }

  /** Opens a file of the folder by its name and waits until one can type in it. */
  async openFile(name: string): Promise<void> {
    await this.quickInput.openBy("ControlOrMeta+P");
    await this.quickInput.type(name);
    await this.quickInput.pickFiltered(basename(name));
    await this.editor.opened(basename(name));
  }

  // ---- Messages, problems, webviews --------------------------------------------------------

  /** The texts of the notifications that are shown, once they are as the condition says. */
  notifications(condition: (texts: string[]) => boolean = () => true): Promise<string[]> {
    const messages = this.page.locator(".notification-list-item-message");
    return eventually(this.page, () => messages.allInnerTexts(), condition, "notifications");
  }

  /** Presses a button of a notification or of a dialog. */
  async answer(button: string): Promise<void> {
    const boxes = this.page.locator(".notification-list-item, .monaco-dialog-box");
    await boxes.locator(".monaco-button").getByText(button, { exact: true }).first().click();
  }

  /** The rows of the Problems panel (files and problems), as a screen reader would say them. */
  async problems(condition: (rows: string[]) => boolean = () => true): Promise<string[]> {
    await this.runCommand("Problems: Focus on Problems View");
    const rows = this.page.locator(".markers-panel .monaco-list-row");
    const read = async (): Promise<string[]> =>
      (await session().readAll(rows, { said: "@aria-label" })).map(({ said = "" }) => said);
    return eventually(this.page, read, condition, "problems");
  }

  /** What the status bar says of problems, for example "Errors: 1, Warnings: 2". */
  async problemSummary(): Promise<string> {
    const item = this.page.locator("[id='status.problems'] a").first();
    return (await item.getAttribute("aria-label")) ?? "";
  }

  /** The document of the only webview that is shown; of several, `webviewPage` finds one. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  // ---- Waiting and looking -----------------------------------------------------------------

  /** Reads again after each change of the page, until the condition holds. */
  eventually<T>(
    read: () => Promise<T>,
    condition: (value: T) => boolean,
    what: string,
  ): Promise<T> {
    return eventually(this.page, read, condition, what);
  }

  /** Keeps a picture of the window in out/screenshots/<name>.png. */
  async screenshot(name: string): Promise<void> {
    equal(/^[\w-]+$/.test(name), true, "A screenshot's name is made of letters, digits, _ and -.");
    const activating = this.page.locator(".statusbar-item", { hasText: "Activating Extensions" });
    await activating.waitFor({ state: "hidden" });
    await this.page.screenshot({ path: session().screenshotPath(name), animations: "disabled" });
  }
}
