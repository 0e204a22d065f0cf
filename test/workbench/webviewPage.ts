// A page of ours in a webview: what it shows, keys for it, and whether everybody can use it.
import { deepEqual } from "node:assert/strict";
import { source as axeSource } from "axe-core";
import type { AxeResults, Result } from "axe-core";
import type { Frame, Locator, Page } from "playwright-core";
import { eventually } from "./session";

/**
 * Waits for the page of that title (of its document) to be shown. A page that was hidden is loaded
 * anew when it is shown again, and has to be looked for anew.
 */
export async function webviewPage(page: Page, title: string): Promise<WebviewPage> {
  const find = (): Promise<Frame | undefined> => frameOf(page, title);
  const frame = await eventually(page, find, Boolean, `a page with the title "${title}"`);
  if (!frame) throw new Error(`There is no page with the title "${title}".`);
  return new WebviewPage(page, frame);
}

export class WebviewPage {
  constructor(
    private readonly page: Page,
    /** The page's own document; evaluating in it works in spite of its strict policy. */
    readonly frame: Frame,
  ) {}

  /** As `Page.getByRole`: what a screen reader finds. */
  byRole(role: Parameters<Frame["getByRole"]>[0], name?: string | RegExp): Locator {
    return this.frame.getByRole(role, name === undefined ? {} : { name });
  }

  byText(text: string | RegExp): Locator {
    return this.frame.getByText(text);
  }

  locator(selector: string): Locator {
    return this.frame.locator(selector);
  }

  /** Puts the focus into the page, as a click on an empty place of it would. */
  async focus(): Promise<void> {
    await (await this.frame.frameElement()).focus();
  }

  /** Presses keys in whatever has the focus. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** What has the focus in the page, as a person would call it. */
  focused(): Promise<string> {
    return this.frame.evaluate<string>(
      "(document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '').trim()",
    );
  }

  /** Fails with all that axe finds against the accessibility guidelines, with the elements. */
  async isAccessible(): Promise<void> {
    await this.frame.evaluate(axeSource);
    // A page is transparent, and axe does not see what VS Code has painted behind it.
    await this.paintGround(await groundBehind(this.page, this.frame));
    const run = `axe.run(document, ${JSON.stringify(axeOptions)})`;
    const { violations } = await this.frame.evaluate<AxeResults>(run);
    await this.paintGround("");
    deepEqual(violations.map(described), []);
  }

  private async paintGround(color: string): Promise<void> {
    const text = JSON.stringify(color);
    await this.frame.evaluate(`document.documentElement.style.backgroundColor = ${text}`);
  }
}

/** A page is a part of the window: it has no frames of its own, and a small view needs no title. */
const axeOptions = {
  iframes: false,
  resultTypes: ["violations"],
  rules: { "page-has-heading-one": { enabled: false } },
};

function described({ id, impact, help, nodes }: Result): string {
  const places = nodes.slice(0, 5).map(({ target, failureSummary }) => {
    return `${target.join(" ")}: ${failureSummary}`;
  });
  return `${id} (${impact}): ${help}\n${places.join("\n")}`;
}

/** The colour of whatever lies behind the middle of a webview. */
async function groundBehind(page: Page, frame: Frame): Promise<string> {
  const webview = await frame.parentFrame()?.frameElement();
  const box = await webview?.boundingBox();
  if (!box) throw new Error("The page is not shown.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const painted = `(element) => getComputedStyle(element).backgroundColor`;
  const script = `document.elementsFromPoint(${x}, ${y}).map(${painted})`;
  const colors = await page.evaluate<string[]>(script);
  return colors.find((color) => !/, 0\)$/.test(color)) ?? "transparent";
}

async function frameOf(page: Page, title: string): Promise<Frame | undefined> {
  for (const webview of await page.locator("iframe.webview.ready").elementHandles()) {
    const outer = await webview.contentFrame();
    const inner = await outer?.waitForSelector("iframe#active-frame", { state: "attached" });
    const frame = await inner?.contentFrame();
    if (frame && (await frame.title()) === title) return frame;
  }
  return undefined;
}
