// One server and one browser for all workbench tests. Each test opens windows of its own in them.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser, newWindow, slowDown } from "./browser.mjs";
import { setDevelopmentOptions, webAddress } from "./development.mjs";
import { copyOf } from "./folders.mjs";
import {
  changeCount,
  changedSince,
  countChanges,
  placeInEditor,
  quickInputClosings,
  readAll,
  textInEditor,
} from "./page-changes.mjs";
import { recordConsole, saveEvidence } from "./page-log.mjs";
import { extensionFolder, failureFolder, root, screenshotFolder, urlPath } from "./paths.mjs";
import { startServer, workbenchAddress } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */

/**
 * @typedef {object} WindowOptions
 * @property {string} [folder] The folder to open a copy of, from the repository's root.
 * @property {"node" | "web"} [host] The extension host to run the extension in.
 * @property {import("playwright-core").ViewportSize} [size] Of the window, in pixels.
 * @property {number} [scale] Pixels of the screen for one of the page.
 * @property {boolean} [trusted] False opens it in Restricted Mode.
 * @property {Record<string, unknown>} [settings] Further user settings.
 */

const late = { timeout: 60_000 };

/** Where the tests' bundles, each of which has its own copy of the driver, find the session. */
const key = Symbol.for("verbatim.workbench.session");

/**
 * Waits for the workbench to have restored its layout: it marks its phases on the page's time line.
 *
 * @param {Page} page
 */
async function restored(page) {
  const isRestored = () => performance.getEntriesByName("code/LifecyclePhase/Restored").length > 0;
  await page.waitForFunction(isRestored, undefined, late);
}

/** @returns {Promise<Session>} */
export async function startSession() {
  const server = await startServer();
  const browser = await launchBrowser();
  await mkdir(screenshotFolder, { recursive: true });
  const session = new Session(server, browser);
  Reflect.set(globalThis, key, session);
  return session;
}

class Session {
  #server;
  #browser;
  /** @type {Map<Page, () => string>} */
  #windows = new Map();
  /** @type {Promise<unknown>} */
  #evidence = Promise.resolve();

  // What the driver uses besides `open`; its bundles hold no code that runs in the page.
  changeCount = changeCount;
  changedSince = changedSince;
  placeInEditor = placeInEditor;
  quickInputClosings = quickInputClosings;
  readAll = readAll;
  textInEditor = textInEditor;

  /**
   * @param {import("./server.mjs").Server} server
   * @param {import("playwright-core").Browser} browser
   */
  constructor(server, browser) {
    this.#server = server;
    this.#browser = browser;
  }

  /** @param {WindowOptions} options */
  async open({ folder = "sample", host = "node", size, scale, ...choice }) {
    await this.#server.configure(choice);
    const copy = await copyOf(join(root, folder));
    const context = await newWindow(this.#browser, size, scale);
    const page = await context.newPage();
    await slowDown(page);
    this.#windows.set(page, recordConsole(page));
    const close = async () => {
      await this.#evidence;
      this.#windows.delete(page);
      await context.close();
      await copy.remove();
    };
    try {
      await this.#load(page, copy.path, host);
    } catch (error) {
      this.keepEvidence("opening");
      await close();
      throw error;
    }
    return { page, folder: copy.path, close };
  }

  /**
   * @param {Page} page
   * @param {string} folder
   * @param {"node" | "web"} host
   */
  async #load(page, folder, host) {
    const { authority } = this.#server;
    await countChanges(page);
    const extension =
      host === "web"
        ? webAddress(authority, `${await this.#server.publish(extensionFolder)}/`)
        : { scheme: "vscode-remote", authority, path: urlPath(extensionFolder) };
    await setDevelopmentOptions(page, { extensions: [extension], enableSmokeTestDriver: false });
    await page.goto(workbenchAddress(authority, { folder }));
    await restored(page);
  }

  /** @param {string} name */
  screenshotPath(name) {
    return join(screenshotFolder, `${name}.png`);
  }

  /**
   * Begins to keep what can be seen of the windows that are open when a test fails.
   *
   * @param {string} test
   */
  keepEvidence(test) {
    const name = test.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
    const { dataFolder } = this.#server;
    const all = [...this.#windows].map(([page, consoleText], index) => {
      const folder = join(failureFolder, `workbench-${name}${index === 0 ? "" : `-${index + 1}`}`);
      return saveEvidence(folder, { page, consoleText: consoleText(), dataFolder });
    });
    this.#evidence = Promise.all([this.#evidence, ...all]);
  }

  /** Settles when all evidence is on the disk; windows stay open as long. */
  evidenceKept() {
    return this.#evidence;
  }

  async close() {
    await this.#evidence;
    await this.#browser.close();
    await this.#server.close();
  }
}
