import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The command line as it is built, which tests run as a program of its own. */
export const CLI = resolve("dist/cli.js");

/** For `before`: builds it where nobody has. */
export function buildCli(this: Mocha.Context): void {
  this.timeout(60_000);
  if (!existsSync(CLI)) execFileSync(process.execPath, ["esbuild.mjs"]);
}

export interface Printed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in a folder, to its end. */
export function runCli(folder: string, args: readonly string[]): Printed {
  const options = { encoding: "utf8", cwd: folder, maxBuffer: 1e9 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], options);
  return { status, stdout, stderr };
}

type FileContents = Iterable<readonly [path: string, content: string | Buffer]>;

/** A new folder with these files, whose name begins so. */
export function newFolder(name: string, files: FileContents): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), name)));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: FileContents): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** What a command prints: each text a line. */
export function lines(...text: string[]): string {
  return text.map((line) => `${line}\n`).join("");
}
