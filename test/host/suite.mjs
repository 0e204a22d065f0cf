// Runs a test suite in the VS Code that shows in a browser, in its Node or its web extension host.
import { join, relative, sep } from "node:path";
import { launchBrowser, newWindow } from "./browser.mjs";
import { setDevelopmentOptions, webAddress } from "./development.mjs";
import { ExpectedError, isInterrupted, withDeadline } from "./lifetime.mjs";
import { recordConsole, saveEvidence } from "./page-log.mjs";
import { failureFolder, root } from "./paths.mjs";
import { startServer, workbenchAddress } from "./server.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./server.mjs").Server} Server */
/** @typedef {{ status: Promise<number>, errors: string[], hasResults: () => boolean }} Listener */

/**
 * @typedef {object} SuiteOptions
 * @property {"node" | "web"} kind Which extension host.
 * @property {string} extension The extension's folder.
 * @property {string} tests The module with `run()`, below the extension's folder.
 * @property {string} [workspace] The folder to open.
 * @property {boolean} [trusted]
 * @property {Record<string, unknown>} [settings] Further user settings.
 * @property {number} [seconds] The deadline of the whole run.
 */

/** What the suite prints begins with this; all else comes from VS Code itself. */
const mark = "» ";

/** There is no service worker here, and whatever is under way when the window ends is cancelled. */
const meaningless = /^(\[Service Worker\]|Canceled)/;

/**
 * @param {SuiteOptions} options
 * @returns {Promise<number>} The exit status of the tests.
 */
export async function runSuite(options) {
  const server = await startServer(options);
  const browser = await launchBrowser();
  const page = await (await newWindow(browser)).newPage();
  const consoleText = recordConsole(page);
  let status = 1;
  try {
    status = await runInPage(page, server, options);
  } finally {
    if (status !== 0 && !isInterrupted())
      await keepEvidence(options.kind, { page, consoleText, server });
    await browser.close();
    await server.close();
  }
  return status;
}

/**
 * @param {Page} page
 * @param {Server} server
 * @param {SuiteOptions} options
 */
async function runInPage(page, server, options) {
  const { seconds = 300 } = options;
  const listener = await listenToTests(page);
  await openWithTests(page, server, options);
  try {
    const late = `The tests did not end within ${seconds} s.`;
    const status = await withDeadline(listener.status, seconds, late);
    if (status === 0) return status;
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    console.log(error.message);
  }
  // Once the suite has given its results it has said what is wrong; before that, only VS Code knows.
  if (!listener.hasResults()) console.log(withoutFrames(listener.errors.join("\n")));
  return 1;
}

/**
 * VS Code's own (minified) frames tell nothing.
 *
 * @param {string} text
 */
function withoutFrames(text) {
  return text
    .split("\n")
    .filter((line) => !/\/out\/vs\//.test(line))
    .join("\n");
}

/**
 * @param {Page} page
 * @param {Server} server
 * @param {SuiteOptions} options
 */
async function openWithTests(page, server, { kind, extension, tests, workspace: folder }) {
  const { authority } = server;
  if (kind === "node") {
    await page.goto(workbenchAddress(authority, { folder, extension, tests }));
    return;
  }
  // VS Code looks for an extension host whose extension holds the tests: they must be below it.
  const published = await server.publish(extension);
  const below = relative(extension, tests).split(sep).join("/");
  const file = `${published}/${below.endsWith(".js") ? below : `${below}.js`}`;
  await setDevelopmentOptions(page, {
    extensions: [webAddress(authority, `${published}/`)],
    extensionTestsPath: webAddress(authority, file),
  });
  await page.goto(workbenchAddress(authority, { folder }));
}

/**
 * The page calls two functions: one with what is printed, one with the tests' exit status.
 *
 * @param {Page} page
 * @returns {Promise<Listener>}
 */
async function listenToTests(page) {
  /** @type {string[]} */
  const errors = [];
  /** @type {(status: number) => void} */
  let end = () => undefined;
  /** @type {Promise<number>} */
  const status = new Promise((resolve) => (end = resolve));
  let results = false;
  /** @type {(type: string, args: unknown[]) => void} */
  const log = (type, [first]) => {
    const text = String(first);
    results ||= /\d+ passed, \d+ failed/.test(text);
    if (text.startsWith(mark)) console.log(withoutFrames(text.slice(mark.length)));
    else if (type === "error" && !meaningless.test(text)) errors.push(text);
  };
  await page.exposeFunction("codeAutomationLog", log);
  await page.exposeFunction("codeAutomationExit", (/** @type {number} */ code) => end(code));
  endOnTrouble(page, errors, end);
  return { status, errors, hasResults: () => results };
}

/**
 * Where no tests can start, VS Code only says so: it is no reason to wait for the deadline.
 *
 * @param {Page} page
 * @param {string[]} errors
 * @param {(status: number) => void} end
 */
function endOnTrouble(page, errors, end) {
  const trouble = (/** @type {string} */ text) => {
    errors.push(text);
    end(1);
  };
  page.on("crash", () => trouble("The page of VS Code crashed."));
  page.on("console", (message) => {
    const text = message.text();
    if (/No extension host found that can launch the test runner/.test(text)) trouble(text);
  });
}

/**
 * @param {string} kind
 * @param {{ page: Page, consoleText: () => string, server: Server }} sources
 */
async function keepEvidence(kind, { page, consoleText, server }) {
  const folder = join(failureFolder, kind);
  await saveEvidence(folder, {
    page,
    consoleText: consoleText(),
    serverText: server.output(),
    dataFolder: server.dataFolder,
  });
  console.log(`A screenshot and the logs are in ${relative(root, folder)}.`);
}
