// Gives the workbench its development options before it reads them: which extension is under
// development, and which tests to run. For the web extension host it is the only way that lets the
// extension start workers (a payload in the address does not), and it works without VS Code's own
// driver for tests, which keeps notifications from showing.

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ scheme: string, authority: string, path: string }} Address */

/**
 * @typedef {object} DevelopmentOptions
 * @property {Address[]} extensions
 * @property {Address} [extensionTestsPath]
 * @property {boolean} [enableSmokeTestDriver]
 */

/**
 * Where the web extension host finds a file: on the server, by HTTP.
 *
 * @param {string} authority Host and port of the server.
 * @param {string} path Of the server's address; of a folder, with a slash at the end.
 * @returns {Address}
 */
export function webAddress(authority, path) {
  return { scheme: "http", authority, path };
}

/**
 * @param {Page} page
 * @param {DevelopmentOptions} options
 */
export async function setDevelopmentOptions(page, options) {
  await page.addInitScript(addDevelopmentOptions, options);
}

/**
 * Runs in the page, before the workbench's scripts: the start page carries its configuration in an
 * element, which is changed as soon as the element is there.
 *
 * @param {object} options
 */
function addDevelopmentOptions(options) {
  const observer = new MutationObserver(() => {
    const element = document.getElementById("vscode-workbench-web-configuration");
    const text = element?.getAttribute("data-settings");
    if (!element || !text) return;
    observer.disconnect();
    const settings = JSON.parse(text);
    settings.developmentOptions = { ...settings.developmentOptions, ...options };
    element.setAttribute("data-settings", JSON.stringify(settings));
  });
  observer.observe(document, { childList: true, subtree: true });
}
