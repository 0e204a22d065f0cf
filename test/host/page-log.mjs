// Keeps what a page and its workers print, and what VS Code logs, to be looked at after a failure.
import { cpSync, existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {import("playwright-core").Page} Page */

/** Nothing of this means anything: there is no gallery, no telemetry and no service worker here. */
const noise = [
  /ERR_(INTERNET_DISCONNECTED|NAME_NOT_RESOLVED|CONNECTION_|TUNNEL_|PROXY_|FAILED|ABORTED|BLOCKED)/,
  /Failed to load resource: .*(404|503)/,
  /service worker/i,
  /gallery|marketplace|vscode-cdn|github\.com|open-vsx/i,
  /deprecated|allow-scripts and allow-same-origin|third-party cookie/i,
];

/**
 * @param {Page} page
 * @returns {() => string} All lines so far.
 */
export function recordConsole(page) {
  /** @type {string[]} */
  const lines = [];
  const add = (/** @type {string} */ kind, /** @type {string} */ text) => {
    if (!noise.some((pattern) => pattern.test(text))) lines.push(`[${kind}] ${text}`);
  };
  page.on("console", (message) => add(message.type(), message.text()));
  page.on("pageerror", (error) => add("uncaught", error.stack ?? String(error)));
  page.on("crash", () => add("crash", "The page crashed."));
  return () => lines.join("\n");
}

/**
 * Leaves a screenshot, the consoles and all logs in a folder, each only as far as it can be had:
 * what is wrong may well be the page or the server.
 *
 * @param {string} folder
 * @param {{ page?: Page, consoleText?: string, serverText?: string, dataFolder?: string }} sources
 */
export async function saveEvidence(folder, { page, consoleText, serverText, dataFolder }) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  if (consoleText) await writeFile(join(folder, "console.log"), consoleText);
  if (serverText) await writeFile(join(folder, "server.log"), serverText);
  const logs = dataFolder && join(dataFolder, "logs");
  if (logs && existsSync(logs)) cpSync(logs, join(folder, "logs"), { recursive: true });
  if (!page || page.isClosed()) return;
  const timeout = 10_000;
  await page.screenshot({ path: join(folder, "screenshot.png"), timeout }).catch(() => undefined);
  const browserLogs = await page.evaluate(readBrowserLogs).catch(() => ({}));
  for (const [name, text] of Object.entries(browserLogs))
    await writeFile(join(folder, `browser${name.replaceAll("/", "-")}`), text);
}

/**
 * Runs in the page: the logs and output channels of the web extension host are in a database.
 *
 * @returns {Promise<Record<string, string>>}
 */
async function readBrowserLogs() {
  const done = (/** @type {IDBRequest} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open("vscode-web-db"));
  const store = database.transaction("vscode-logs-store").objectStore("vscode-logs-store");
  const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  const decode = (/** @type {unknown} */ value) =>
    typeof value === "string" ? value : new TextDecoder().decode(/** @type {Uint8Array} */ (value));
  const entries = keys.map((/** @type {unknown} */ key, /** @type {number} */ index) => [
    String(key),
    decode(values[index]),
  ]);
  return Object.fromEntries(entries);
}
