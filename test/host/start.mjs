// npm start: builds the extension and opens the sample study in VS Code.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { ExpectedError, isInterrupted, runMain, undoAtExit } from "./lifetime.mjs";
import { extensionFolder, root, sampleFolder, vscodeTestFolder } from "./paths.mjs";
import { startServer, workbenchAddress } from "./server.mjs";
import { writeUserSettings } from "./settings.mjs";

const desktopFolder = join(vscodeTestFolder, "desktop");

async function main() {
  const built = await runProgram(process.execPath, ["esbuild.mjs"]);
  if (built !== 0) throw new ExpectedError("The build failed.");
  const desktop = await desktopVsCode();
  return desktop ? openDesktop(desktop) : openInBrowser();
}

/**
 * The desktop VS Code to use: the one named, the one installed, the one that can be downloaded.
 *
 * @returns {Promise<string | undefined>}
 */
async function desktopVsCode() {
  if (process.env.VERBATIM_HOST === "web") return undefined;
  if (process.env.VSCODE_PATH) return process.env.VSCODE_PATH;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) {
    console.log("There is no display here, so VS Code opens in a browser.");
    return undefined;
  }
  return installedCode() ?? (await downloadedCode());
}

function installedCode() {
  const program = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

async function downloadedCode() {
  try {
    return await downloadAndUnzipVSCode({ cachePath: vscodeTestFolder, timeout: 15_000 });
  } catch (error) {
    console.log(`VS Code cannot be downloaded (${error}), so it opens in a browser.`);
    return undefined;
  }
}

/** @param {string} program */
async function openDesktop(program) {
  // A profile of its own: trying the extension neither needs nor changes the person's settings.
  await writeUserSettings(desktopFolder, {});
  console.log(`Opening ${program} on sample/ …`);
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return runProgram(program, [
    ...asRoot,
    `--extensionDevelopmentPath=${extensionFolder}`,
    `--user-data-dir=${desktopFolder}`,
    `--extensions-dir=${join(desktopFolder, "extensions")}`,
    "--disable-telemetry",
    sampleFolder,
  ]);
}

async function openInBrowser() {
  const server = await startServer();
  const what = { folder: sampleFolder, extension: extensionFolder };
  console.log("\nVS Code with the extension and the sample study is at\n");
  console.log(`  ${workbenchAddress(server.authority, what)}\n`);
  console.log("It stays there until Ctrl+C. After a change: npm run build, then reload the page.");
  await server.ended;
  if (!isInterrupted()) console.error(`VS Code's server ended.\n${server.output()}`);
  return 1;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runProgram(program, args) {
  return new Promise((resolve, reject) => {
    const shell = program.endsWith(".cmd");
    const child = spawn(program, args, { cwd: root, shell, stdio: "inherit" });
    undoAtExit(() => void child.kill());
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
}

await runMain(main);
