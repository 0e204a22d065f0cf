// Finds Chromium (or installs it where that is possible without asking) and starts it.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { aptInstall, canInstall } from "./apt.mjs";
import { ExpectedError, undoAtExit } from "./lifetime.mjs";

const programs = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chrome.exe",
  "msedge.exe",
];

const usualPlaces = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const flags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @returns {string | undefined} */
function installedChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  const wanted = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : [];
  return [...wanted, ...onPath, ...usualPlaces].find((file) => existsSync(file));
}

async function ensureChromium() {
  const found = installedChromium();
  if (found) return found;
  if (!canInstall())
    throw new ExpectedError(
      "VS Code's window is shown by Chromium, and none was found. Install Chromium, Chrome or Edge " +
        "(Debian: apt-get install chromium), or name one in CHROMIUM_PATH.",
    );
  const problem = await aptInstall(["chromium", "fonts-dejavu-core"]);
  if (problem) throw new ExpectedError(`${problem} Chromium is missing.`);
  const installed = installedChromium();
  if (!installed) throw new ExpectedError("apt-get installed chromium, but it is not on the PATH.");
  return installed;
}

/** @returns {Promise<import("playwright-core").Browser>} */
export async function launchBrowser() {
  const executablePath = await ensureChromium();
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    headless: process.env.VERBATIM_HEADED === undefined,
    // The lifetime module ends everything; two handlers would race for the exit status.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  undoAtExit(() => browser.close());
  return browser;
}

/**
 * A window of its own: own storage, and the same size, language and time zone on every machine.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").ViewportSize} [size]
 * @param {number} [scale]
 */
export function newWindow(browser, size = { width: 1280, height: 800 }, scale = 1) {
  return browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    locale: "en-US",
    timezoneId: "UTC",
    permissions: ["clipboard-read", "clipboard-write"],
  });
}

/**
 * Makes a window as slow as on a slower machine, where races show that are not seen on this one:
 * VERBATIM_SLOWDOWN=4 runs its scripts four times slower.
 *
 * @param {import("playwright-core").Page} page
 */
export async function slowDown(page) {
  const rate = Number(process.env.VERBATIM_SLOWDOWN ?? 1);
  if (rate === 1) return;
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate });
}
