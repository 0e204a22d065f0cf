// The coding view as a person sees it: its words under the mouse, and what it says.
import type { Workbench } from "./driver";
import { eventually } from "./session";
import { webviewPage, type WebviewPage } from "./webviewPage";

/** Waits until the coding view is in front and has its words. */
export async function codingPage(workbench: Workbench): Promise<CodingPage> {
  const page = await webviewPage(workbench.page, "Coding view");
  await page.locator(".words").first().waitFor();
  const view = new CodingPage(workbench, page);
  await view.focused();
  return view;
}

export class CodingPage {
  constructor(
    private readonly workbench: Workbench,
    readonly page: WebviewPage,
  ) {}

  /** Waits until keys go into the transcript. */
  focused(): Promise<void> {
    return this.page.locator(".transcript:focus").waitFor();
  }

  press(...keys: string[]): Promise<void> {
    return this.page.press(...keys);
  }

  /** What a screen reader says next, as the condition has it. */
  said(condition: (text: string) => boolean): Promise<string> {
    const read = async (): Promise<string> => {
      const all = await this.page.locator("[role=status]").allTextContents();
      return all.join("\n");
    };
    return eventually(this.workbench.page, read, condition, "what is said");
  }

  /** Clicks at the start of words that stand in one paragraph. */
  async click(words: string, clicks = 1): Promise<void> {
    const { start, element } = await this.find(words);
    await element.click({ position: start, clickCount: clicks });
  }

  /** Selects words by dragging the mouse over them. */
  async drag(words: string): Promise<void> {
    const { start, end, element } = await this.find(words);
    const { mouse } = this.workbench.page;
    await element.hover({ position: start });
    await mouse.down();
    await element.hover({ position: end });
    await mouse.up();
  }

  /** The names beside the paragraph with some words. */
  names(words: string, condition: (names: string[]) => boolean): Promise<string[]> {
    const names = this.paragraph(words).locator(".label .text");
    const read = (): Promise<string[]> => names.allInnerTexts();
    return eventually(this.workbench.page, read, condition, `codes beside “${words}”`);
  }

  /** The words that have a line below them, in a paragraph. */
  coded(words: string): Promise<string[]> {
    return this.paragraph(words).locator(".coded").allInnerTexts();
  }

  /** The passages at the caret, as the line below the transcript has them. */
  atCaret(condition: (text: string) => boolean): Promise<string> {
    const read = (): Promise<string> => this.page.locator("footer").innerText();
    return eventually(this.workbench.page, read, condition, "the passages at the caret");
  }

  paragraph(words: string) {
    return this.page.locator(".paragraph").filter({ hasText: words }).first();
  }

  private async find(words: string) {
    const element = this.paragraph(words).locator(".words");
    await element.scrollIntoViewIfNeeded();
    const script = `(${PLACES})(${JSON.stringify(words)})`;
    return { element, ...(await this.page.frame.evaluate<Places>(script)) };
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Places {
  readonly start: Point;
  readonly end: Point;
}

/** Where words start and end, in pixels from the upper left of their paragraph. */
const PLACES = `(words) => {
  const element = [...document.querySelectorAll(".words")]
    .find(({ textContent }) => textContent.includes(words));
  const box = element.getBoundingClientRect();
  const edge = (place, side) => {
    let rest = place;
    for (const { firstChild: node } of element.children) {
      if (rest >= node.length) {
        rest -= node.length;
        continue;
      }
      const range = document.createRange();
      range.setStart(node, rest);
      range.setEnd(node, rest + 1);
      const { left, right, top, height } = range.getBoundingClientRect();
      const x = side === "left" ? left + 1 : right - 1;
      return { x: x - box.left, y: top + height / 2 - box.top };
    }
  };
  const at = element.textContent.indexOf(words);
  return { start: edge(at, "left"), end: edge(at + words.length - 1, "right") };
}`;
