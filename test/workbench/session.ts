// The one server and browser of all workbench tests, which the launcher (test/host) has started.
import type { Locator, Page } from "playwright-core";

export interface WindowOptions {
  /** The folder to open a copy of, from the repository's root; `sample` without it. */
  readonly folder?: string;
  /** The extension host that runs the extension; `node` without it. */
  readonly host?: "node" | "web";
  /** The window's size in pixels; 1280 by 800 without it. */
  readonly size?: { readonly width: number; readonly height: number };
  /** 2 makes sharp pictures; 1 without it. */
  readonly scale?: number;
  /** False opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  /** Further user settings. They hold for windows that are open already, too. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Session {
  open(options: WindowOptions): Promise<{ page: Page; folder: string; close(): Promise<void> }>;
  changeCount(page: Page): Promise<number>;
  changedSince(page: Page, count: number): Promise<void>;
  quickInputClosings(page: Page): Promise<number>;
  placeInEditor(page: Page, text: string): Promise<Place | undefined>;
  textInEditor(page: Page): Promise<string>;
  readAll<T extends string>(
    locator: Locator,
    fields: Readonly<Record<T, string>>,
  ): Promise<Record<T, string | undefined>[]>;
  screenshotPath(name: string): string;
}

export function session(): Session {
  const found: unknown = Reflect.get(globalThis, Symbol.for("verbatim.workbench.session"));
  if (!found) throw new Error("Run the workbench tests with: node test/run.mjs workbench");
  return found as Session;
}

/**
 * Reads something from the page again after each of its changes, until it is as the condition
 * says. The deadline only ends what would hang.
 */
export async function eventually<T>(
  page: Page,
  read: () => Promise<T>,
  condition: (value: T) => boolean,
  what: string,
  seconds = 20,
): Promise<T> {
  let last: T | undefined;
  const look = async (): Promise<T> => {
    for (;;) {
      const count = await session().changeCount(page);
      last = await read();
      if (condition(last)) return last;
      if (late) throw new Error("Given up.");
      await session().changedSince(page, count);
    }
  };
  let late = false;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      late = true;
      reject(new Error(`Not within ${seconds} s: ${what}. Last: ${JSON.stringify(last)}`));
    }, seconds * 1000);
  });
  try {
    return await Promise.race([look(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** A pattern for a text that is nothing but this. */
export function exactly(text: string): RegExp {
  return new RegExp(`^${escaped(text)}$`);
}

export function startingWith(text: string): RegExp {
  return new RegExp(`^${escaped(text)}`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
