// Starts VS Code's own server on a free port of this machine and waits until it answers.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, symlink, unlink } from "node:fs/promises";
import { join } from "node:path";
import { ensureHost } from "./install.mjs";
import { temporaryFolder } from "./folders.mjs";
import { undoAtExit, withDeadline } from "./lifetime.mjs";
import { urlPath } from "./paths.mjs";
import { writeUserSettings } from "./settings.mjs";

/** @typedef {import("./settings.mjs").SettingsChoice} SettingsChoice */

/**
 * @typedef {object} Server
 * @property {string} authority Host and port.
 * @property {string} dataFolder User settings, and logs of the server and the extension hosts.
 * @property {() => string} output What the server printed.
 * @property {(choice: SettingsChoice) => Promise<void>} configure Writes the user settings.
 * @property {(extension: string) => Promise<string>} publish Serves a folder; gives its URL path.
 * @property {Promise<unknown>} ended Settles when the server has ended, for whatever reason.
 * @property {() => Promise<void>} close
 */

/**
 * @param {SettingsChoice} [choice]
 * @returns {Promise<Server>}
 */
export async function startServer(choice = {}) {
  const host = await ensureHost();
  const { path: home, remove } = await temporaryFolder("server");
  const dataFolder = join(home, "data");
  const configure = (/** @type {SettingsChoice} */ next) => writeUserSettings(dataFolder, next);
  await configure(choice);
  await mkdir(join(home, "extensions"));
  const started = spawnServer(host, home);
  const stop = undoAtExit(started.kill);
  const port = await withDeadline(started.port, 60, "VS Code's server did not start within 60 s.");
  const authority = `127.0.0.1:${port}`;
  const publish = publisher(host.vscode);
  const close = async () => {
    await stop();
    await remove();
  };
  const { ended, output } = started;
  return { authority, dataFolder, output, configure, publish, ended, close };
}

/** @param {string} home */
function serverArguments(home) {
  return [
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
    ...["--accept-server-license-terms", "--disable-telemetry", "--enable-smoke-test-driver"],
    ...["--server-data-dir", home, "--extensions-dir", join(home, "extensions")],
  ];
}

/**
 * @param {import("./install.mjs").Host} host
 * @param {string} home
 */
function spawnServer({ node, vscode }, home) {
  const program = join(vscode, "out", "server-main.js");
  // A process group of its own, so that its extension hosts and watchers end with it.
  const detached = process.platform !== "win32";
  const child = spawn(node, [program, ...serverArguments(home)], {
    detached,
    stdio: ["ignore", "pipe", "pipe"],
    env: environment(),
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let text = "";
  /** @type {Promise<number>} */
  const port = new Promise((resolve, reject) => {
    const take = (/** @type {Buffer} */ chunk) => {
      text += chunk;
      const found = /Extension host agent listening on (\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("error", reject);
    child.once("close", (status) => reject(new Error(`VS Code ended (${status}).\n${text}`)));
  });
  const kill = async () => {
    if (!child.pid) return;
    try {
      process.kill(detached ? -child.pid : child.pid, "SIGKILL");
    } catch {
      // It has ended already, and its whole group with it.
    }
    await ended;
  };
  return { port, kill, ended, output: () => text };
}

/** VS Code behaves differently below another VS Code (its terminal); it must not notice. */
function environment() {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name),
  );
  // Without a gallery no request for extensions leaves this machine.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: "{}" };
}

/**
 * The web extension host loads extensions by HTTP from the workbench's origin. A link below the
 * server's folder makes the extension one of the server's static files.
 *
 * @param {string} vscode
 */
function publisher(vscode) {
  const product = JSON.parse(readFileSync(join(vscode, "product.json"), "utf8"));
  let count = 0;
  return async (/** @type {string} */ extension) => {
    const name = `dev-extension-${process.pid}-${count++}`;
    await symlink(extension, join(vscode, name), "junction");
    undoAtExit(() => unlink(join(vscode, name)));
    return `/${product.quality}-${product.commit}/static/${name}`;
  };
}

/**
 * The address of the workbench on a folder, with an extension (and its tests) in the Node
 * extension host.
 *
 * @param {string} authority
 * @param {{ folder?: string, extension?: string, tests?: string }} what
 */
export function workbenchAddress(authority, { folder, extension, tests }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${urlPath(path)}`;
  const payload = [];
  if (extension) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (tests) payload.push(["extensionTestsPath", remote(tests)]);
  const query = new URLSearchParams(folder ? { folder: urlPath(folder) } : {});
  if (payload.length > 0) query.set("payload", JSON.stringify(payload));
  return `http://${authority}/?${query}`;
}
